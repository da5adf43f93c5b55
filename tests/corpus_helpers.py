"""A small corpus, workers that do no harm to it or a lot, and a command that can be killed; workers import this by its name."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import cqcheck.corpus.run
from cqcheck.across.laws import Found
from cqcheck.cli import main
from cqcheck.corpus.pool import processes
from cqcheck.corpus.work import Done, Shard, check_shard
from cqcheck.deadline import ending_if_stuck, within
from cqcheck.store import Store, open_store

AREAS = {"南京市": "17421.40", "东莞市": "11438.13", "北京市": "43760.70", "杭州市": "20059.00", "武汉市": "20011.65"}
TEXT = """{area}{year}年经济运行情况

{year}年，全市地区生产总值{gdp}亿元，比上年增长4.6%。年末常住人口954.70万人，其中城镇人口{town}万人，乡村人口122.20万人。
"""
POISON, HANGS = "poison.txt", "hangs.txt"


def write_corpus(folder: Path, *, years: tuple[int, ...] = (2023,)) -> None:
    """Bulletins of some cities; in that of Dongguan the population does not add up."""
    folder.mkdir(exist_ok=True)
    for area, gdp in AREAS.items():
        for year in years:
            town = "832.50" if area != "东莞市" else "823.50"
            text = TEXT.format(area=area, year=year, gdp=gdp, town=town)
            (folder / f"{area}-{year}.txt").write_text(text, encoding="utf-8")


class Here:
    """Workers that are this process; `shards` are the sizes of what they were given."""

    died: type[Exception] = MemoryError

    def __init__(self, work: Callable[[Shard], Done] = check_shard) -> None:
        self.work, self.capacity = work, 2
        self.shards: list[int] = []

    def submit(self, shard: Shard) -> Future[Done]:
        self.shards.append(len(shard.paths))
        future: Future[Done] = Future()
        try:
            future.set_result(self.work(shard))
        except Exception as error:  # noqa: BLE001 - as executors do
            future.set_exception(error)
        return future

    def each(self, find: Callable[[str], list[Found]], parts: Sequence[str]) -> Iterable[list[Found]]:
        return map(find, parts)

    @contextmanager
    def opened(self, _number: int) -> Iterator["Here"]:
        yield self


def die_of_poison(shard: Shard) -> Done:
    """As a worker whose memory is full."""
    if any(path.endswith(POISON) for path in shard.paths):
        os.kill(os.getpid(), signal.SIGKILL)
    return check_shard(shard)


def run_out_of_memory(shard: Shard) -> Done:
    """The same without a process."""
    if any(path.endswith(POISON) for path in shard.paths):
        raise MemoryError
    return check_shard(shard)


def hang(shard: Shard) -> Done:
    """As code in C that comes to no end and heeds no signal."""
    if any(path.endswith(HANGS) for path in shard.paths):
        with ending_if_stuck(0.2), within(0.1, HANGS):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(600)
    return check_shard(shard)


def take_time(shard: Shard) -> Done:
    """So that there is time to interrupt a run."""
    time.sleep(0.5)
    return check_shard(shard)


def files_of(store: Store) -> dict[str, bytes]:
    """The files of a store, by their paths."""
    found = sorted(store.folder.rglob("*.parquet"))
    return {file.relative_to(store.folder).as_posix(): file.read_bytes() for file in found}


def sources_of(store: Path) -> set[str]:
    """What a store has."""
    return set(open_store(store).known_sources())


if __name__ == "__main__":  # `cqcheck corpus` with slow workers
    cqcheck.corpus.run.processes = partial(processes, work=take_time)  # type: ignore[attr-defined]
    main(["corpus", *sys.argv[1:]])
