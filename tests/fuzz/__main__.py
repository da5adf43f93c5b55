"""`python -m tests.fuzz TARGET [--seconds N]`: feeds a target with what atheris makes of its seeds.

Each way to fail is kept once, under crashes/, and is told at the end with exit code 2; the corpus is kept for the next run.
"""

import argparse
import hashlib
import os
import random
import sys
import traceback
from importlib import import_module
from pathlib import Path
from time import monotonic
from types import ModuleType

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # as pytest has it
TARGETS = sorted(path.stem for path in (HERE / "targets").glob("*.py"))
NOT_BEGUN, FAILED = 1, 2  # Python's own code for an exception, such as that atheris is not installed
LONGEST_INPUT, MOST_MEMORY = 20, 2048  # seconds, megabytes


def main() -> int:
    """Runs one target; the exit code is 2 if an input fails, 1 if it cannot be run, 0 if all is well."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60, help="how long (60)")
    parser.add_argument(
        "--folder", type=Path, default=Path(".fuzz"), help="where the corpus and what fails are kept (.fuzz)"
    )
    given = parser.parse_args()
    folder = given.folder / given.target
    crashes = folder / "crashes"
    crashes.mkdir(parents=True, exist_ok=True)
    before = set(crashes.iterdir())
    end = monotonic() + given.seconds
    while (left := int(end - monotonic())) > 0:
        # An input that takes too long or too much memory ends the process; another one goes on with the corpus.
        child = os.fork()
        if not child:
            fuzz(given.target, folder, left)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) == NOT_BEGUN:
            return NOT_BEGUN
    for crash in sorted(set(crashes.iterdir()) - before):
        sys.stderr.write(f"{crash}\n")
    return FAILED if set(crashes.iterdir()) > before else 0


def fuzz(name: str, folder: Path, seconds: int) -> None:
    """Runs one target in this process, which libFuzzer ends."""
    import atheris  # noqa: PLC0415 - only here: the tests do without

    with atheris.instrument_imports(include=["cqcheck", "docx", "openpyxl"]):
        target = import_module(f"fuzz.targets.{name}")
        from fuzz.mutations import Tools  # noqa: PLC0415

    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        tools = Tools(random.Random(seed), lambda given: bytes(atheris.Mutate(given, max(most, len(given)))))  # noqa: S311
        new = target.mutate(data, tools)
        return new if len(new) <= most else data

    options = [
        f"-max_total_time={seconds}",
        f"-timeout={LONGEST_INPUT}",
        f"-rss_limit_mb={MOST_MEMORY}",
        f"-max_len={target.LONGEST}",
        f"-artifact_prefix={folder / 'crashes'}/",
        "-len_control=0",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], keeping(target, folder / "crashes"), custom_mutator=mutate)
    atheris.Fuzz()


def keeping(target: ModuleType, crashes: Path):  # noqa: ANN201 - a test of one input
    """The target's test, which keeps the first input of each way to fail instead of failing."""

    def test(data: bytes) -> None:
        try:
            target.one(data)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            frame = traceback.extract_tb(error.__traceback__)[-1]
            crash = crashes / f"{type(error).__name__}-{Path(frame.filename).stem}-{frame.lineno}"
            if not crash.exists():
                crash.write_bytes(data)
                traceback.print_exc()

    return test


if __name__ == "__main__":
    sys.exit(main())
