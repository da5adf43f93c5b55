"""Shards to workers and back, in whatever order they are done; one that kills its worker is halved until the source is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol

from cqcheck.across.laws import Found
from cqcheck.corpus.work import Done, Fault, Shard
from cqcheck.documents import path_told
from cqcheck.errors import InputError
from cqcheck.store import build_segment, failed_tables, source_of


class Workers(Protocol):
    """Processes that check shards, on this machine or on others; `died` is what a shard raises that has killed its worker."""

    died: type[Exception]

    @property
    def capacity(self) -> int:
        """How many shards they work at, at a time."""

    def submit(self, shard: Shard) -> Future[Done]:
        """Gives a shard to one of them."""

    def each(self, find: Callable[[str], list[Found]], parts: Sequence[str]) -> Iterable[list[Found]]:
        """What is found in each part of a store, where and in whatever order they like."""


def checked(shards: Iterable[Shard], workers: Workers) -> Iterator[Done]:
    """The shards as they are done, some of them in parts; no more of them are under way than there are workers.

    Raises:
        InputError: The workers cannot go on.
    """
    waiting, parts = iter(shards), list[Shard]()
    running: dict[Future[Done], Shard] = {}
    done: list[Done] = []
    while True:
        while len(running) < workers.capacity:
            shard = parts.pop() if parts else next(waiting, None)
            if shard is None:
                break
            running[workers.submit(shard)] = shard
        yield from done
        if not running:
            return
        done = []
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            shard = running.pop(future)
            try:
                done.append(future.result())
            except workers.died:
                if len(shard.paths) > 1:
                    parts += reversed(shard.halves)
                else:
                    done.append(_deadly(shard))


def _deadly(shard: Shard) -> Done:
    """The one source of a shard that no worker survives."""
    (path,) = shard.paths
    limit = f", or no end within {shard.settings.timeout:g} s" if shard.settings.timeout else ""
    told = f"{path_told(path)}: the process that checked it died (a crash, no memory{limit}); it is left alone until it changes"
    try:
        tables = failed_tables(source_of(path, shard.maker), told)
    except InputError as fault:  # gone meanwhile
        return Done(shard.paths, build_segment([]), (Fault(path, str(fault)),))
    return Done(shard.paths, build_segment([tables]))
