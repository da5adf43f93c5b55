"""Files are taken out of an inbox one at a time, so that no other watcher checks them too, and are put away when they are done with.

A watcher moves a file into a folder of its own below `.work`, on which it has a lock. The system ends the lock of a watcher that is
killed; what it leaves there is taken by the next one.
"""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex

from cqcheck import documents
from cqcheck.files import alone_in, telling
from cqcheck.inbox.away import DONE, FAILED, put_away
from cqcheck.inbox.places import folder_in
from cqcheck.inbox.waiting import is_passed_over, waiting_files
from cqcheck.read import sidecar_of

WORK = ".work"
OWN_NAME = re.compile("[0-9a-f]{16}")
OWN_FOLDER = re.compile(rf"{re.escape(WORK)}[/\\]{OWN_NAME.pattern}[/\\]")
ABANDONED = 3600  # seconds, where the file system has no locks: nothing has been put into the folder for so long


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is this watcher's alone; `put_away` is told what is wrong with it, and gives where it lies then."""

    path: Path
    put_away: Callable[[Sequence[str]], Path]

    @property
    def doc_id(self) -> str:
        """The path under which the file was put into the inbox."""
        return told(str(self.path))


def told(text: str) -> str:
    """A path, or a message with paths in it, as those know it who put the files there: `in/.work/…/a.txt` is `in/a.txt`."""
    return OWN_FOLDER.sub("", documents.path_told(text))


def taken_files(inbox: Path, settle: float) -> Iterator[Taken]:
    """The files of an inbox that are to be checked; each has to be put away before the next one is asked for.

    What a killed watcher left comes last: a file that has ended one does not keep the others from being checked.

    Args:
        inbox: The folder.
        settle: For how many seconds nothing may have been written to a file.

    Raises:
        InputError: The inbox cannot be read or written to.
    """
    work, *_ = (folder_in(inbox, name) for name in (WORK, DONE, FAILED))  # what cannot be put away is not begun
    with telling(work), _folder_of_ours(work) as ours:
        for file in waiting_files(inbox, settle):
            with suppress(FileNotFoundError):  # another watcher was faster
                file.rename(ours / file.name)
            yield from _in_hand(ours, inbox)
        for left in work.iterdir():
            if left.is_symlink() or not OWN_NAME.fullmatch(left.name):
                continue
            with suppress(FileNotFoundError), alone_in(left, wait=False) as is_ours:
                if is_ours or (is_ours is None and left.stat().st_mtime < time.time() - ABANDONED):
                    yield from _in_hand(left, inbox)
                    _remove(left)


@contextmanager
def _folder_of_ours(work: Path) -> Iterator[Path]:
    """A folder that has its lock before others can see it."""
    name = token_hex(8)
    hidden, ours = work / f".{name}", work / name
    hidden.mkdir()
    with alone_in(hidden):
        hidden.rename(ours)
        try:
            yield ours
        finally:
            _remove(ours)


def _remove(folder: Path) -> None:
    with suppress(OSError):  # a file that was not put away stays for the next pass
        folder.rmdir()


def _in_hand(folder: Path, inbox: Path) -> Iterator[Taken]:
    for file in sorted(folder.iterdir()):
        if is_passed_over(file.name):
            continue
        sidecar = sidecar_of(inbox / file.name)
        if os.path.lexists(sidecar):
            shutil.copy2(sidecar, folder, follow_symlinks=False)
        yield Taken(file, partial(_put_away, file, inbox))


def _put_away(file: Path, inbox: Path, faults: Sequence[str]) -> Path:
    target = put_away(file, inbox, faults)
    sidecar = sidecar_of(inbox / file.name)
    if os.path.lexists(sidecar) and all(sidecar_of(other) != sidecar for other in waiting_files(inbox, 0)):
        with telling(sidecar):
            sidecar.unlink(missing_ok=True)
    return target
