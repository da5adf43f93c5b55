"""Locks of a store: one writer at a time, which has the folder, and no file removed that a reader may still want."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cqcheck.files import alone_in

READERS = "readers.lock"


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """While this is held, no file is removed that the store had when it began."""
    lock = folder / READERS
    with suppress(OSError):  # on a medium that nobody can write to, nobody removes anything
        lock.touch(exist_ok=True)
    if not lock.exists():
        yield
        return
    with alone_in(lock, shared=True):
        yield


@contextmanager
def unread(folder: Path) -> Iterator[bool]:
    """Whether nobody is reading, for sure; then nobody begins to while this is held."""
    lock = folder / READERS
    lock.touch(exist_ok=True)
    with alone_in(lock, wait=False) as is_ours:
        yield is_ours is True
