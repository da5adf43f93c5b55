"""Which files of an inbox wait to be checked: those that lie in it, are nobody's temporary ones, and are written to no more."""

import os
import time
from fnmatch import fnmatchcase
from pathlib import Path

from cqcheck.errors import InputError
from cqcheck.read import SIDECAR, sidecar_of
from cqcheck.settings import OWN

SETTLE = 3.0  # seconds
# What editors, browsers, copying programs and systems leave beside the files that are meant, and settings.
PASSED_OVER = (
    *(".*", "~*", "*~", "*.swp", "*.tmp", "*.part", "*.partial", "*.filepart", "*.crdownload", "*.download"),
    *("*.opdownload", "*.lock", "thumbs.db", "desktop.ini", f"*{SIDECAR}", OWN),
)
Look = tuple[int, ...]


def require_inbox(folder: Path) -> None:
    """Refuses what cannot be an inbox.

    Raises:
        InputError: It is no folder, or may not be written to.
    """
    if not folder.is_dir():
        msg = f"{folder}: no such folder; make it, then put bulletins there"
        raise InputError(msg)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        msg = f"{folder}: permission to take files out of it was denied; an inbox has to be readable and writable"
        raise InputError(msg)


def waiting_files(inbox: Path, settle: float) -> list[Path]:
    """The files that can be checked, in sorted order; folders, links and devices in the inbox are left alone.

    Args:
        inbox: The folder.
        settle: For how many seconds nothing may have been written to a file, or to its sidecar; it is waited for that long.

    Raises:
        InputError: The folder cannot be read.
    """
    first = _looks(inbox)
    now = time.time()
    # A file of a wrong clock may be younger than it can be: what counts is that it stays as it is.
    if any(now - max(look[::2]) / 1e9 < settle for look in first.values()):
        time.sleep(settle)
        second = _looks(inbox)
        first = {file: look for file, look in first.items() if second.get(file) == look}
    return sorted(first)


def is_passed_over(name: str) -> bool:
    """Whether a file of this name is no bulletin: temporary, hidden, a sidecar or settings."""
    return any(fnmatchcase(name.lower(), pattern) for pattern in PASSED_OVER)


def _looks(inbox: Path) -> dict[Path, Look]:
    """How each file that may wait looks: when it has changed (ns) and its size (bytes), and the same of its sidecar."""
    try:
        with os.scandir(inbox) as entries:
            names = [
                each.name for each in entries if not is_passed_over(each.name) and each.is_file(follow_symlinks=False)
            ]
    except OSError as error:
        msg = f"{inbox}: this folder cannot be read: {error.strerror}"
        raise InputError(msg) from error
    looks = {inbox / name: (_look(inbox / name), _look(sidecar_of(inbox / name))) for name in names}
    return {file: (*own, *sidecar) for file, (own, sidecar) in looks.items() if own}


def _look(path: Path) -> Look:
    """Nothing for a file that is not there, or has been taken meanwhile."""
    try:
        held = path.lstat()
    except OSError:
        return ()
    return max(held.st_mtime_ns, held.st_ctime_ns), held.st_size
