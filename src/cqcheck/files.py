"""Files and folders that are written whole or not at all.

What is being written lies under a hidden name beside its place, and takes that place in one step when it is complete. A run that is
killed leaves nothing but such hidden files: no run reads them, and one that comes a week later takes them away.
"""

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TextIO

from cqcheck.errors import InputError

PREFIX, SUFFIX = ".cqcheck-", ".tmp"
STALE = 7 * 86_400  # seconds


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Around what writes to a path.

    Raises:
        InputError: It cannot be written; the path is told that it would have at the end.
    """
    try:
        yield
    except OSError as error:
        place = Path(*(part for part in path.parts if not is_temporary(part)))
        msg = f"{place}: cannot be written: {error.strerror or error}"
        raise InputError(msg) from error


@contextmanager
def new_file(path: Path) -> Iterator[TextIO]:
    """A text file in UTF-8, line ends as given, that takes its place at the end; if anything is raised, the earlier one stays.

    A link leads to its target. Pipes and devices, and the file that standard output goes to, are written straight.

    Raises:
        InputError: It cannot be written.
    """
    with telling(path):
        if _is_written_straight(path):
            with _opened(path, "w") as out:
                yield out
            return
        target = Path(os.path.realpath(path))
        temporary = _temporary(target.parent)
        try:
            with _opened(temporary, "x") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            _put(temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def new_files(folder: Path, last: str, is_ours: Callable[[Path], bool] = lambda _file: False) -> Iterator[Path]:
    """A folder to write into, whose files take their places in `folder` at the end; if anything is raised, all stays as it was.

    Of two runs into one folder at a time the files are those of the one that ends last.

    Args:
        folder: Where the files go; it is made if it is not there.
        last: The file that leads to the others, and is put in its place after them.
        is_ours: Tells a file of an earlier run, which is removed from the folders that are written again.

    Raises:
        InputError: The folder cannot be made or written to.
    """
    make_folder(folder)
    with telling(folder):
        built = _temporary(folder)
        built.mkdir()
    try:
        yield built
        with telling(folder), alone_in(folder):
            written = [file.relative_to(built) for file in built.rglob("*") if not file.is_dir()]
            for name in sorted(written, key=lambda name: (name == Path(last), name)):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                _put(built / name, folder / name)
            _remove_others(folder, set(written), is_ours)
    finally:
        shutil.rmtree(built, ignore_errors=True)


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it, as far as they are not there.

    Raises:
        InputError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"{folder}: cannot be made: {error.strerror}"
        raise InputError(msg) from error


def make_empty(folder: Path, what: str) -> None:
    """Makes the folder for what a run writes.

    Args:
        folder: It may be there.
        what: What it is for, in the plural.

    Raises:
        InputError: It cannot be made, or there is something in it: what two runs have written would be taken for one.
    """
    make_folder(folder)
    with telling(folder):
        if not all(is_temporary(file.name) for file in folder.iterdir()):
            msg = f"{folder}: not empty; the {what} need a folder of their own"
            raise InputError(msg)


def is_temporary(name: str) -> bool:
    """Whether a file or folder of this name is being written, or was when a run was killed."""
    return name.startswith(PREFIX) and name.endswith(SUFFIX)


def _opened(path: Path, mode: str) -> TextIO:
    return path.open(mode, encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[return-value]


def _is_written_straight(path: Path) -> bool:
    try:
        held = path.stat()
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(held.st_mode) or any(_is_open_as(number, held) for number in (1, 2))


def _is_open_as(number: int, held: os.stat_result) -> bool:
    """Whether a file is what a descriptor leads to: `-o /dev/stdout > file` must not put another file in its place."""
    try:
        return os.path.samestat(os.fstat(number), held)
    except OSError:  # closed
        return False


def _temporary(folder: Path) -> Path:
    with suppress(OSError):  # another run may be at it
        for file in folder.iterdir():
            if is_temporary(file.name) and file.lstat().st_mtime < time.time() - STALE:
                shutil.rmtree(file) if file.is_dir() else file.unlink()
    return folder / f"{PREFIX}{token_hex(8)}{SUFFIX}"


def _put(temporary: Path, target: Path) -> None:
    """Puts a file in its place, with the owner and the permissions of the one that is there."""
    with suppress(FileNotFoundError):
        held = target.stat()
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with suppress(OSError, AttributeError):  # Windows has no owners; only root may give files away
            os.chown(temporary, held.st_uid, held.st_gid)
        temporary.chmod(stat.S_IMODE(held.st_mode))
    temporary.replace(target)


def _remove_others(folder: Path, written: set[Path], is_ours: Callable[[Path], bool]) -> None:
    for part in {name.parts[0] for name in written if len(name.parts) > 1}:
        for file in sorted((folder / part).rglob("*"), reverse=True):
            if file.is_dir():
                with suppress(OSError):  # there is something in it
                    file.rmdir()
            elif file.relative_to(folder) not in written and is_ours(file):
                file.unlink(missing_ok=True)


@contextmanager
def alone_in(place: Path, *, wait: bool = True, shared: bool = False) -> Iterator[bool | None]:
    """While another run is at work in a folder or at a file, this one waits, or gets False; None where there are no locks.

    The system ends the lock of a run that is killed.

    Args:
        place: What is locked, which has to be there.
        wait: Whether it is waited for.
        shared: Whether others may have it at the same time that want it shared too.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield None
        return
    descriptor = os.open(place, os.O_RDONLY)
    is_ours: bool | None = True
    try:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            is_ours = False
        except OSError:  # not every network file system has locks
            is_ours = None
        yield is_ours
    finally:
        os.close(descriptor)
