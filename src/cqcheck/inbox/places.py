"""Places in an inbox: folders that do not lead out of it, and names that nothing has yet."""

import os
from pathlib import Path

from cqcheck.errors import InputError
from cqcheck.files import make_folder

LONGEST_NAME = 255  # bytes


def folder_in(inbox: Path, *parts: str) -> Path:
    """A folder of the inbox, made if it is not there.

    Raises:
        InputError: It cannot be made or written to, or is a link that leads out of the inbox.
    """
    folder = inbox.joinpath(*parts)
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(inbox)):
        msg = f"{folder}: a link that leads out of the inbox, which is not followed; put a folder there"
        raise InputError(msg)
    make_folder(folder)
    if not os.access(folder, os.W_OK | os.X_OK):
        msg = f"{folder}: permission to put files there was denied; it has to be writable"
        raise InputError(msg)
    return folder


def free_name(folder: Path, stem: str, ending: str = "") -> str:
    """A name that nothing in the folder has: `a.txt`, else `a-2.txt`, `a-3.txt` …; a long stem is cut."""
    number = 1
    while True:
        name = cut_to_fit(stem, ending if number == 1 else f"-{number}{ending}")
        if not os.path.lexists(folder / name):
            return name
        number += 1


def cut_to_fit(stem: str, ending: str) -> str:
    """The name that they make, with as much of the stem as file systems allow."""
    while len(os.fsencode(stem + ending)) > LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending
