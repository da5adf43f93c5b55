"""Where files go that are done with: done/YYYY-MM, or failed with the reason beside them."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cqcheck.files import alone_in, new_file, telling
from cqcheck.inbox.places import cut_to_fit, folder_in, free_name
from cqcheck.read import SIDECAR, sidecar_of

DONE, FAILED = "done", "failed"


def put_away(file: Path, inbox: Path, faults: Sequence[str]) -> Path:
    """Moves a file, and the sidecar beside it, to where it stays; gives its new path.

    Args:
        file: The file, which lies somewhere in the inbox.
        inbox: The inbox.
        faults: What is wrong with it, which is written beside it; nothing if it was read.

    Raises:
        InputError: It cannot be moved, or the reason cannot be written.
    """
    month = f"{date.today():%Y-%m}"  # noqa: DTZ011 - the month of those who look for it
    folder = folder_in(inbox, FAILED) if faults else folder_in(inbox, DONE, month)
    with telling(folder / file.name), alone_in(folder):
        target = folder / free_name(folder, file.stem, file.suffix)
        if faults:
            tell_why(folder, target.name, faults)
        sidecar = sidecar_of(file)
        if file.parent != inbox and os.path.lexists(sidecar):
            sidecar.replace(folder / cut_to_fit(target.stem, SIDECAR))
        file.replace(target)
    return target


def tell_why(folder: Path, name: str, faults: Sequence[str]) -> None:
    """Writes what is wrong with a file beside it, as `NAME.error.txt`.

    Raises:
        InputError: It cannot be written.
    """
    with new_file(folder / cut_to_fit(name, ".error.txt")) as out:
        out.writelines(f"{fault}\n" for fault in faults)
