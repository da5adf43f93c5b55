"""NAME.cqcheck.toml beside NAME.txt or NAME.md → Facts: what the document is, and what is accepted in it.

Documents that differ only in their suffix share their sidecar.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cqcheck.entries import Entry, as_day
from cqcheck.errors import DefinitionError, InputError
from cqcheck.lexicons.regions import KnownArea, known_area
from cqcheck.read.document import NO_FACTS, Facts
from cqcheck.toml_files import read_keys, read_toml, text_of

SIDECAR = ".cqcheck.toml"


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a document is, if it has one."""
    return path.with_suffix(SIDECAR)


def read_sidecar(path: Path, doc_id: str) -> Facts:
    """What the sidecar of a document says; nothing if there is none.

    Raises:
        InputError: It cannot be read, or is a link out of its folder.
        DefinitionError: A key is unknown or a value is none; all faults are told at once.
    """
    file = sidecar_of(path)
    if not os.path.lexists(file):  # False for a name that is too long for one; a link that leads nowhere is told
        return NO_FACTS
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(file.parent)):
        msg = f"{file}: a link that leads out of its folder, which is not followed; put the file itself there"
        raise InputError(msg)
    table, text = read_toml(file)
    values, faults = read_keys(table, text, READERS, "key")
    if faults:
        raise DefinitionError(file, sorted(faults))
    accepted = tuple(replace(entry, doc_id=doc_id) for entry in values.pop("accept", ()))
    return Facts(file, accepted=accepted, **values)


def _area(value: object) -> KnownArea:
    found = known_area(text_of(value, "area"))
    if found is None:
        msg = f"area: {value} is no area; give the official name, or the code of GB/T 2260 where several have that name"
        raise ValueError(msg)
    return found


def _accepted(value: object) -> tuple[Entry, ...]:
    if not isinstance(value, list):
        msg = "accept: has to be a table of its own for each finding, under [[accept]]"
        raise ValueError(msg)  # noqa: TRY004 - told with all other faults of the file
    return tuple(_entry(row, f"accept {number}") for number, row in enumerate(value, start=1))


def _entry(row: object, which: str) -> Entry:
    values, faults = read_keys(row if isinstance(row, dict) else {}, "", ENTRY_READERS, "key")
    if faults:
        msg = f"{which}: {faults[0][1]}"
        raise ValueError(msg)
    if "reason" not in values:
        msg = f"{which}: needs a reason"
        raise ValueError(msg)
    if ("fingerprint" in values) is ("rule" in values and "figure" in values):
        msg = f'{which}: needs a fingerprint, or a rule and a figure, such as rule = "SUM01" and figure = "1693.42亿元"'
        raise ValueError(msg)
    return Entry(values.pop("fingerprint", ""), **values)


READERS: dict[str, Callable[[Any], Any]] = {
    "issued": lambda value: as_day(value, "issued"),
    "issuer": lambda value: text_of(value, "issuer"),
    "area": _area,
    "accept": _accepted,
}
ENTRY_READERS: dict[str, Callable[[Any], Any]] = {
    "fingerprint": lambda value: text_of(value, "fingerprint"),
    "rule": lambda value: text_of(value, "rule"),
    "figure": lambda value: text_of(value, "figure"),
    "reason": lambda value: text_of(value, "reason"),
    "expires": lambda value: as_day(value, "expires"),
}
