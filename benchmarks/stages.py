"""Measures cqcheck on the seeds: characters a second through each stage, and the wall times of whole commands.

python benchmarks/stages.py [FOLDER] [--rounds N]      a folder of bulletins instead of seeds/
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from cqcheck.documents import find_sources, read_draft
from cqcheck.pipeline import with_claims, with_findings, with_relations

ROUNDS = 5
SEEDS = Path(__file__).parents[1] / "seeds"


def main(folder: str, rounds: int) -> None:
    """Prints a line for each measurement: the median of some rounds, after one that warms caches."""
    doc_ids = find_sources([folder]).doc_ids
    print(
        f"\n{len(doc_ids)} documents in {Path(folder).name}, median of {rounds} rounds after one that fills the caches"
    )
    time_stages(doc_ids, rounds)
    time_commands(doc_ids, rounds)


def time_stages(doc_ids: Iterable[str], rounds: int) -> None:
    """The throughput of each stage in a process that has loaded its lexicons."""
    documents = [read_draft(doc_id) for doc_id in doc_ids]
    extracted = list(map(with_claims, documents))
    related = list(map(with_relations, extracted))
    characters = sum(len(document.text) for document in documents)
    claims = sum(len(checked.claims) for checked in extracted)
    relations = sum(len(checked.relations) for checked in related)
    print(f"{characters} characters, {claims} claims, {relations} relations")
    for name, stage in (
        ("read", lambda: list(map(read_draft, doc_ids))),
        ("extract", lambda: list(map(with_claims, documents))),
        ("relate and check", lambda: list(map(with_relations, extracted))),
        ("localise", lambda: list(map(with_findings, related))),
    ):
        seconds = seconds_of(stage, rounds)
        print(f"{name:24}{seconds * 1000:9.1f} ms{characters / seconds:12.0f} characters/s")


def time_commands(doc_ids: Iterable[str], rounds: int) -> None:
    """The wall time of whole commands, beside that of importing Pandera alone."""
    one = next(iter(doc_ids))
    imports = seconds_of(lambda: command("-c", "import pandera.pandas"), rounds)
    print(f"{'import pandera.pandas':24}{imports * 1000:9.1f} ms")
    for name in ("check", "relations", "extract"):
        gate = ("--fail-on", "never") if name == "check" else ()
        seconds = seconds_of(lambda name=name, gate=gate: command("-m", "cqcheck", name, one, *gate), rounds)
        print(f"{f'cqcheck {name} PAGE':24}{seconds * 1000:9.1f} ms{seconds / imports:12.2f} × the import")


def command(*arguments: str) -> None:
    """Runs Python with these arguments to its end."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def seconds_of(action: Callable[[], object], rounds: int) -> float:
    """The median wall time of the action."""
    action()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return median(taken)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(SEEDS))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    main(options.folder, options.rounds)
