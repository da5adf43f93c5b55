"""Whole corpora: time, rate and memory by workers, what a kill costs, and the check of bulletins against each other.

python benchmarks/corpora.py [--documents N] [--small N] [--killed N] [--claims N] [--folder DIR]
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import psutil
from growing import enlarged
from projection import Measured, print_projection

from cqcheck.across.whole import tables_of_broken
from cqcheck.documents import find_sources, read_source
from cqcheck.garbage import seldom_collected
from cqcheck.pipeline import check_together
from cqcheck.settings import Settings
from cqcheck.store import Store, build_segment, open_store

MEGABYTE = 1_000_000
TURN = 0.2  # seconds between looks at memory
SAMPLE = 800  # documents that each process checks by itself
TOGETHER = 40
COMMAND = [sys.executable, "-m", "cqcheck"]
PRICE = 0.05  # of a core for an hour, in dollars: what a machine of a cloud costs about


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `cqcheck corpus`: seconds, the summary, the largest memory of the command and of a worker in bytes."""

    seconds: float
    told: dict[str, object]
    own: int
    worker: int

    @property
    def rate(self) -> float:
        """Documents a second."""
        return int(str(self.told["documents"])) / self.seconds


def main(documents: int, small: int, killed: int, claims: int, folder: Path) -> None:
    """Prints the figures; what is made lies in a folder that may be used again."""
    corpus, smaller = corpus_of(folder, documents), corpus_of(folder, small)
    size = sum(file.stat().st_size for file in corpus.rglob("*.txt"))
    alone = {processes: seconds_a_document(smaller, processes) for processes in (1, 2)}
    told = " and ".join(f"{1000 * seconds:.1f} ms each in {number} at once" for number, seconds in alone.items())
    print(
        f"\n{documents} made bulletins, {size / MEGABYTE:.0f} MB of UTF-8; checked by processes without a store: {told}"
    )
    print(
        f"{'':24}{'documents':>10}{'seconds':>9}{'a second':>10}{'efficiency':>12}{'beside checking':>17}{'MB, command':>13}{'MB, worker':>12}"
    )
    one = shown("1 worker", smaller, small, folder, alone, 1, None, "--workers", "1")
    for path, number in ((smaller, small), (corpus, documents)):
        two = shown("2 workers", path, number, folder, alone, 2, one, "--workers", "2")
        with cluster() as address:
            shown("Dask, 2 workers", path, number, folder, alone, 2, one, "--dask", address)
    print_kill(corpus_of(folder, killed), killed, folder)
    store = Store(folder / f"store-{documents}-2-workers")
    seconds, compared = print_across(store, claims, folder)
    told = int(str(two.told["claims"]))
    bytes_a_claim = sum(file.stat().st_size for file in store.folder.rglob("*.parquet")) / told
    memory = two.own / MEGABYTE, two.worker / MEGABYTE
    print_projection(Measured(told, two.seconds, 2, seconds, compared, bytes_a_claim, *memory), PRICE)
    shown("1 worker", corpus, documents, folder, alone, 1, one, "--workers", "1")  # takes the longest
    for number in (small, documents):
        same = "the same" if len({digest(each) for each in stores(folder, number)}) == 1 else "NOT the same"
        print(f"{number} documents: the files of the three stores are {same}")


def corpus_of(folder: Path, number: int) -> Path:
    """So many made bulletins, some with an error."""
    corpus = folder / f"corpus-{number}"
    if not corpus.exists():
        options = ["--documents", str(number), "--out", str(corpus), "--errors", "0.05"]
        subprocess.run([*BENCH, *options], check=True)
    return corpus


BENCH = [sys.executable, "-c", "from cqcheck.bench import main; main()", "generate"]


def seconds_a_document(corpus: Path, processes: int) -> float:
    """What a document takes of a process without store, orchestration or anything kept, while so many of them are at it.

    All of them at once, since two cores at work are slower than one is. The mean of a sample.
    """
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        return sum(pool.map(_seconds_a_document, [corpus] * processes)) / processes


def _seconds_a_document(corpus: Path) -> float:
    paths = find_sources([str(corpus)]).doc_ids
    paths = paths[:: max(1, len(paths) // SAMPLE)]
    with seldom_collected():
        for start in (0, None):  # the first portion warms up
            begun = time.perf_counter()
            for first in range(0, TOGETHER if start == 0 else len(paths), TOGETHER):
                check_together(0, [each for path in paths[first : first + TOGETHER] for each in read_source(path)])
        return (time.perf_counter() - begun) / len(paths)


def shown(  # noqa: PLR0913, PLR0917 - a line of a table
    name: str,
    corpus: Path,
    number: int,
    folder: Path,
    alone: dict[int, float],
    workers: int,
    one: Run | None,
    *options: str,
) -> Run:
    """Runs and prints a line: efficiency is beside so many times the rate of one worker over the small corpus."""
    store = folder / f"store-{number}-{name.lower().replace(', ', '-').replace(' ', '-')}"
    run = run_of("corpus", str(corpus), "--store", str(store), "--fail-on", "never", "--format", "json", *options)
    efficiency = f"{number / run.seconds / workers / one.rate:.0%}" if one else ""
    beside = 1 - number * alone[workers] / workers / run.seconds
    print(
        f"{name:24}{number:10}{run.seconds:9.0f}{number / run.seconds:10.1f}{efficiency:>12}{beside:>17.0%}"
        f"{run.own / MEGABYTE:13.0f}{run.worker / MEGABYTE:12.0f}",
        flush=True,
    )
    return run


def run_of(*arguments: str) -> Run:
    """Runs cqcheck and looks at the memory of its processes; workers of a cluster are looked for by their name."""
    begun = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    with ThreadPoolExecutor(1) as reader:
        output = reader.submit(process.stdout.read)  # type: ignore[union-attr]
        own = worker = 0
        while process.poll() is None:
            own = max(own, memory_of([psutil.Process(process.pid)]))
            worker = max(worker, memory_of([*psutil.Process(process.pid).children(recursive=True), *DASK]))
            time.sleep(TURN)
        seconds = time.perf_counter() - begun
        return Run(seconds, json.loads(output.result()), own, worker)


DASK: list[psutil.Process] = []


def memory_of(processes: Sequence[psutil.Process]) -> int:
    """The resident memory of the largest of some processes, as far as they are there."""
    found = [0]
    for process in processes:
        try:
            found.append(process.memory_info().rss)
        except psutil.Error:
            continue
    return max(found)


@contextmanager
def cluster() -> Iterator[str]:
    """A Dask cluster on this machine: a scheduler and two workers, each a process, set up as docs/operations.md says."""
    from dask import config  # noqa: PLC0415
    from distributed import LocalCluster  # noqa: PLC0415

    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with config.set({"distributed.worker.profile.enabled": False}), LocalCluster(**options) as running:
        DASK[:] = [psutil.Process(worker.pid) for worker in running.workers.values()]
        yield running.scheduler_address
        DASK.clear()


def stores(folder: Path, number: int) -> list[Path]:
    """The stores of the runs by workers over so many documents."""
    return sorted(folder.glob(f"store-{number}-*worker*"))


def digest(folder: Path) -> tuple[tuple[str, int], ...]:
    """The files that are a store, which are named after their content, and their rows; what a kill may have left is none of them."""
    return tuple((part.path, part.rows) for part in open_store(folder).manifest.parts)


def print_kill(corpus: Path, number: int, folder: Path) -> None:
    """Kills a run when half of it is done, runs it again, and tells what was done twice."""
    whole, broken = folder / f"store-{number}-whole", folder / f"store-{number}-killed"
    arguments = [str(corpus), "--workers", "2", "--fail-on", "never", "--format", "json", "--store"]
    run_of("corpus", *arguments, str(whole))
    process = subprocess.Popen(
        [*COMMAND, "corpus", *arguments, str(broken)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    kept = 0
    while kept < number // 2 and process.poll() is None:
        time.sleep(TURN)
        kept = kept_in(broken)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = kept_in(broken)
    again = run_of("corpus", *arguments, str(broken))
    same = "the same files" if digest(whole) == digest(broken) else "OTHER files"
    print(
        f"killed with {kept} of {number} documents kept, begun again: {again.told['checked']} checked, {same} as a run without a kill"
    )


def kept_in(folder: Path) -> int:
    """How many documents a store has; none while there is none."""
    return len(open_store(folder).known_sources()) if (folder / "store.json").exists() else 0


def print_across(store: Store, claims: int, folder: Path) -> tuple[float, int]:
    """Holds at least so many claims against each other: the documents of a store, and again in other centuries; the seconds, and how many."""
    large = enlarged(store, folder / f"claims-{claims}", claims)
    with large.opened() as connected:
        ((counted, documents),) = connected.execute("SELECT count(*), count(DISTINCT doc_id) FROM claims").fetchall()
    begun = time.perf_counter()
    segment = build_segment(tables_of_broken(large, Settings()))
    seconds = time.perf_counter() - begun
    memory = psutil.Process().memory_info().rss
    found = segment.rows.get("across", 0)
    print(
        f"{counted} claims of {documents} documents held against each other: {seconds:.0f} s, {found} findings, {memory / MEGABYTE:.0f} MB"
    )
    return seconds, counted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--killed", type=int, default=2_000)
    parser.add_argument("--claims", type=int, default=5_000_000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = given.folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        main(given.documents, given.small, given.killed, given.claims, place)
