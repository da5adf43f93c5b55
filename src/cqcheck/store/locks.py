"""Locks of a store: one writer at a time, and no file removed that a reader may still want."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cqcheck.files import telling

WRITER, READERS = "writer.lock", "readers.lock"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """While this is held, no other change is made to the store; waits for the one that is going on.

    The system ends the lock of a process that is killed.

    Raises:
        InputError: The store cannot be written to.
    """
    with _locked(folder / WRITER, is_shared=False, waits=True):
        yield


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """While this is held, no file is removed that the store had when it began."""
    with _locked(folder / READERS, is_shared=True, waits=True):
        yield


@contextmanager
def unread(folder: Path) -> Iterator[bool]:
    """Whether nobody is reading; then nobody begins to while this is held."""
    with _locked(folder / READERS, is_shared=False, waits=False) as is_held:
        yield is_held


@contextmanager
def _locked(path: Path, *, is_shared: bool, waits: bool) -> Iterator[bool]:
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield False
        return
    descriptor = _opened(path, is_shared=is_shared)
    if descriptor is None:
        yield False
        return
    try:
        kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
        is_held = False
        with suppress(OSError):  # held by another; or a network file system without locks
            fcntl.flock(descriptor, kind | (0 if waits else fcntl.LOCK_NB))
            is_held = True
        yield is_held
    finally:
        os.close(descriptor)


def _opened(path: Path, *, is_shared: bool) -> int | None:
    """The file to lock; None for a reader of a store on a medium that nobody can write to."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        if is_shared:
            with suppress(OSError):
                return os.open(path, os.O_RDONLY)
            return None
        with telling(path):
            raise
