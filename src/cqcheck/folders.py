"""A folder → the files below it: each once, hidden ones left out, links followed as far as they do not lead out of it."""

import os
from dataclasses import dataclass
from pathlib import Path

from cqcheck.errors import InputError


@dataclass(frozen=True, slots=True)
class Found:
    """What is below a folder.

    `files` are paths joined to the folder, in sorted order; `others` counts what is no file (pipes, devices), `links` those
    that were not followed.
    """

    files: list[str]
    others: int
    links: int


def files_below(folder: str, *, follow_links: bool = False) -> Found:
    """The files below a folder; one that a link leads to as well is listed under its own name.

    Args:
        folder: The folder, which may be a link itself.
        follow_links: Whether links are followed that lead out of the folder.

    Raises:
        InputError: A folder cannot be read.
    """
    root = Path(os.path.realpath(folder))
    files: dict[str, str] = {}  # by where they are in truth
    folders: set[str] = set()
    waiting, links = [folder], list[str]()
    others = left = 0
    while waiting or links:
        if not waiting:  # all that is here in truth has been seen
            link, links = links[0], links[1:]
            target = os.path.realpath(link)
            if not follow_links and not Path(target).is_relative_to(root):
                left += 1
            elif Path(link).is_dir():
                waiting.append(link)
            elif Path(link).is_file() or not Path(link).exists():  # what leads nowhere is told when it is read
                files.setdefault(target, link)
            else:
                others += 1
            continue
        base = waiting.pop()
        real = os.path.realpath(base)
        if real in folders:
            continue
        folders.add(real)
        for entry in _entries(base):
            if entry.is_symlink():
                links.append(entry.path)
            elif entry.is_dir():
                waiting.append(entry.path)
            elif entry.is_file():
                files.setdefault(f"{real}{os.sep}{entry.name}", entry.path)
            else:
                others += 1
        links.sort()
    return Found(sorted(files.values()), others, left)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder; hidden files (.git, .venv) are none of the user's documents."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        msg = f"{folder}: this folder cannot be read: {error.strerror}"
        raise InputError(msg) from error
