"""The work of one worker: a shard of sources → a segment for the store, as bytes; it writes nothing itself."""

from __future__ import annotations

import socket
import traceback
from collections.abc import Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass, replace

from cqcheck import __version__
from cqcheck.deadline import ending_if_stuck
from cqcheck.documents import path_told
from cqcheck.errors import CqcheckError, InputError
from cqcheck.garbage import seldom_collected
from cqcheck.lexicons.additions import forget
from cqcheck.retries import is_passing
from cqcheck.settings import Settings
from cqcheck.store import (
    TOGETHER,
    Segment,
    Source,
    Tables,
    build_segment,
    checked_together,
    failed_tables,
    made_by,
    source_of,
)

_in_force: list[str] = []  # what documents are checked by in this process


@dataclass(frozen=True, slots=True)
class Shard:
    """Sources that are checked in one go, and kept in one go.

    `paths` are as the user gave them, from the working folder `folder`; `maker` is what checks them, as `made_by` tells it.
    """

    paths: tuple[str, ...]
    folder: str
    settings: Settings
    maker: str

    @property
    def halves(self) -> tuple[Shard, Shard]:
        """The shard in two."""
        middle = len(self.paths) // 2
        return replace(self, paths=self.paths[:middle]), replace(self, paths=self.paths[middle:])


@dataclass(frozen=True, slots=True)
class Fault:
    """A source that no worker could look at, or not this time: `path` and what is wrong."""

    path: str
    message: str
    may_pass: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that was checked: its sources, their rows, and the faults of those that the store cannot keep."""

    paths: tuple[str, ...]
    segment: Segment
    faults: tuple[Fault, ...] = ()


def check_shard(shard: Shard) -> Done:
    """Checks the sources of a shard; one that cannot be checked is kept with its error.

    Raises:
        InputError: This process cannot check them as the others do: it has other rules, words or files.
    """
    faults: list[Fault] = []
    try:
        with chdir(shard.folder), ending_if_stuck(), seldom_collected():
            _put_in_force(shard)
            segment = build_segment(_tables_of(shard, faults))
    except OSError as error:
        msg = f"{shard.folder}: cannot be entered by the worker on {socket.gethostname()}: {error.strerror}; workers need the same files"
        raise InputError(msg) from error
    return Done(shard.paths, segment, tuple(faults))


def _tables_of(shard: Shard, faults: list[Fault]) -> Iterator[Tables]:
    for start in range(0, len(shard.paths), TOGETHER):
        sources = list(_sources(shard, shard.paths[start : start + TOGETHER], faults))
        for source, found in zip(sources, _checked(sources, shard.settings), strict=True):
            if not isinstance(found, InputError):
                yield from found
            elif is_passing(found):
                faults.append(Fault(source.path, str(found), may_pass=True))
            else:
                yield failed_tables(source, str(found))


def _sources(shard: Shard, paths: Iterable[str], faults: list[Fault]) -> Iterator[Source]:
    for path in paths:
        try:
            yield source_of(path, shard.maker)
        except InputError as fault:
            faults.append(Fault(path, str(fault), is_passing(fault)))


def _checked(sources: list[Source], settings: Settings) -> list[list[Tables] | InputError]:
    try:
        return checked_together(sources, settings)
    except Exception:  # noqa: BLE001 - our own mistake at one document of a million does not stop the others
        return [_checked_alone(source, settings) for source in sources]


def _checked_alone(source: Source, settings: Settings) -> list[Tables] | InputError:
    try:
        return checked_together([source], settings)[0]
    except Exception as error:  # noqa: BLE001 - as above
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
        msg = f"{path_told(source.path)}: cqcheck itself failed: {type(error).__name__}: {error} ({where}); please report it"
        return InputError(msg)


def _put_in_force(shard: Shard) -> None:
    """Settings, rules and words as the shard wants them; a worker of a cluster may have served another run before."""
    if _in_force == [shard.maker]:
        return
    if _in_force:
        forget()
    _in_force.clear()
    try:
        shard.settings.put_in_force()
    except CqcheckError as error:
        raise InputError(str(error)) from error
    if made_by(shard.settings) != shard.maker:
        msg = f"the worker on {socket.gethostname()} has cqcheck {__version__} with other rules or words; all workers need the same version and the same files"
        raise InputError(msg)
    _in_force.append(shard.maker)
