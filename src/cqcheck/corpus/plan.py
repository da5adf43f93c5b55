"""What a run over a corpus has to do: the sources that the store has not, or has otherwise, cut into shards."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cqcheck.corpus.work import Shard
from cqcheck.documents import path_told
from cqcheck.errors import InputError
from cqcheck.settings import Settings
from cqcheck.store import TOGETHER, Source, Store, made_by, source_of, stamp_of

SHARD = 200  # sources; what a kill undoes, and some ten seconds of work
LEFT = 8  # a portion is at most this part of what is left


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sources are checked, and in what portions.

    Args:
        only_changed: Only those that have changed since they were checked count; they are told by size and time of change.
        retry_failed: Those that could not be checked are tried again.
        size: Sources a shard, at most.
    """

    only_changed: bool = False
    retry_failed: bool = False
    size: int = SHARD


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done: `shards` are checked, `unchanged` counts the sources that are not; `counted` are those that the result is about."""

    shards: tuple[Shard, ...]
    unchanged: int
    counted: tuple[str, ...]

    @property
    def to_do(self) -> int:
        """How many sources are checked."""
        return sum(len(shard.paths) for shard in self.shards)


def make_plan(paths: Iterable[str], store: Store, settings: Settings, choice: Choice) -> Plan:
    """The plan for some sources.

    A source is unchanged if the store has the same content, checked by the same version with the same settings, rules and words.

    Args:
        paths: The sources.
        store: What has been done.
        settings: What they are checked by.
        choice: Which of them are.

    Raises:
        InputError: The store cannot be read.
    """
    maker = made_by(settings)
    known = {path: source for path, source in store.known_sources().items() if source.made_by == maker}
    for path in store.failed_sources() if choice.retry_failed else ():
        known.pop(path, None)
    given = tuple(paths)
    changed = tuple(path for path in given if not _is_unchanged(path, known, choice))
    folder = os.getcwd()  # noqa: PTH109 - as a string, which any bytes can be
    return Plan(
        tuple(Shard(paths, folder, settings, maker) for paths in _portions(changed, choice.size)),
        len(given) - len(changed),
        changed if choice.only_changed else given,
    )


def _portions(paths: tuple[str, ...], most: int) -> Iterator[tuple[str, ...]]:
    """Portions of at most so many sources, smaller and smaller at the end, where a worker waits for the last of the others.

    Guided self-scheduling: Polychronopoulos and Kuck, IEEE Trans. Comput. C-36 (1987).
    """
    start = 0
    while start < len(paths):
        size = min(most, max(TOGETHER, (len(paths) - start) // LEFT))
        yield paths[start : start + size]
        start += size


def _is_unchanged(path: str, known: Mapping[str, Source], choice: Choice) -> bool:
    had = known.get(path_told(path))
    if had is None:
        return False
    try:
        if choice.only_changed and stamp_of(path) == (had.size, had.changed):
            return True
        return source_of(path, had.made_by).content == had.content
    except InputError:  # the worker tells
        return False
