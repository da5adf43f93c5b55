"""An inbox whose files stay where they are: which were checked is written into a file there, by what they hold."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from cqcheck.errors import InputError
from cqcheck.files import alone_in, new_file
from cqcheck.inbox.away import FAILED, tell_why
from cqcheck.inbox.places import folder_in
from cqcheck.inbox.taking import Taken
from cqcheck.inbox.waiting import waiting_files

STATE = ".cqcheck-inbox.json"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a checked file: as long as size (bytes) and time of change (ns) stay, it is not read again."""

    size: int
    changed: int
    sha256: str


def kept_files(inbox: Path, settle: float) -> Iterator[Taken]:
    """The files of an inbox that have not been checked yet; none while another watcher is at it.

    Args:
        inbox: The folder.
        settle: For how many seconds nothing may have been written to a file.

    Raises:
        InputError: The inbox cannot be read or written to, or its state is none.
    """
    with alone_in(inbox, wait=False) as is_ours:
        if is_ours is False:
            return
        marks = _read(inbox / STATE)
        held = {mark.sha256 for mark in marks.values()} - {""}
        for file in waiting_files(inbox, settle):
            try:
                mark = _mark_of(file, marks.get(file.name))
            except FileNotFoundError:  # taken away meanwhile
                continue
            if mark == marks.get(file.name):
                continue
            if mark.sha256 in held:
                _put(inbox, marks, file, mark, ())
            else:
                yield Taken(file, partial(_put, inbox, marks, file, mark))
                held.add(mark.sha256)


def digest_of(file: Path) -> str:
    """What a file holds as SHA-256 in hexadecimal digits; nothing if it cannot be read."""
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""


def _mark_of(file: Path, known: Mark | None) -> Mark:
    held = file.lstat()
    if known and (known.size, known.changed) == (held.st_size, held.st_mtime_ns):
        return known
    return Mark(held.st_size, held.st_mtime_ns, digest_of(file))


def _put(inbox: Path, marks: dict[str, Mark], file: Path, mark: Mark, faults: Sequence[str]) -> Path:
    """Marks a file as checked; those of files that are gone are written no more."""
    if faults:
        tell_why(folder_in(inbox, FAILED), file.name, faults)
    marks[file.name] = mark
    there = {name: asdict(each) for name, each in sorted(marks.items()) if (inbox / name).exists()}
    with new_file(inbox / STATE) as out:
        json.dump(there, out, indent=1)
    return file


def _read(state: Path) -> dict[str, Mark]:
    if not state.exists():
        return {}
    try:
        return {name: Mark(**mark) for name, mark in json.loads(state.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        msg = f"{state}: cannot be read as the state of an inbox; delete it, and every file there is checked again"
        raise InputError(msg) from error
