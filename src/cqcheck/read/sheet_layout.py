"""The XML of a sheet → what openpyxl does not tell when it streams: merged cells, what is hidden, formulas without a stored value.

It is looked through before openpyxl reads it, so that a sheet made to be slow is refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from cqcheck.errors import InputError
from cqcheck.read.archive import read_member
from cqcheck.read.grid import require_few

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW, COLUMN, CELL, MERGED = f"{MAIN}row", f"{MAIN}col", f"{MAIN}c", f"{MAIN}mergeCell"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
WIDEST = 20_000_000  # cells between the first column and the last used one, over all rows
HIDDEN = ("1", "true")
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, its sides included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(slots=True)
class Layout:
    """How a sheet is laid out."""

    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def hides(self, row: int, column: int) -> bool:
        """Whether a cell is not shown."""
        return row in self.hidden_rows or column in self.hidden_columns


def require_sane(archive: zipfile.ZipFile, name: str) -> None:
    """Refuses a file whose XML declares entities, which Office never does.

    Raises:
        InputError: There is such a declaration, or a part is damaged.
    """
    for member in archive.infolist():
        part = read_member(archive, member, name)
        if any(doctype in part for doctype in DOCTYPES):
            msg = f"{name}: {member.filename} declares entities, as no spreadsheet program does; save it again as .xlsx"
            raise InputError(msg)


def read_layout(source: IO[bytes], name: str) -> Layout:
    """The layout of the sheet whose XML `source` is.

    Raises:
        InputError: A formula has no stored value, cells lie where no sheet has any, or there are too many.
    """
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415

    layout = Layout()
    cells = width = number = 0
    for element in _elements(source):
        if element.tag == MERGED:
            layout.merged.append(Range(*map(int, range_boundaries(element.get("ref")))))
        elif element.tag == COLUMN and element.get("hidden") in HIDDEN:
            layout.hidden_columns.update(range(int(element.get("min")), min(int(element.get("max")), LAST_COLUMN) + 1))
        elif element.tag == ROW:
            number = int(element.get("r", number + 1))
            if element.get("hidden") in HIDDEN:
                layout.hidden_rows.add(number)
            cells += sum(len(cell) > 0 for cell in element)
            require_few(cells, name)
            width += _checked_width(element, number, name)
            if width > WIDEST or number > LAST_ROW:
                msg = f"{name}: reaches farther than is read; delete the empty rows and columns behind the tables and save it"
                raise InputError(msg)
    return layout


def _elements(source: IO[bytes]) -> Iterator[Any]:
    from lxml.etree import iterparse  # noqa: PLC0415

    for _, element in iterparse(source, tag=(ROW, COLUMN, MERGED), resolve_entities=False, no_network=True):
        yield element
        element.clear()


def _checked_width(row: Any, number: int, name: str) -> int:  # noqa: ANN401
    """The last column of a row."""
    from openpyxl.utils.cell import coordinate_to_tuple  # noqa: PLC0415

    column = 0
    for cell in row.iterchildren(CELL):
        place = cell.get("r")
        column = coordinate_to_tuple(place)[1] if place else column + 1
        if column > LAST_COLUMN:
            msg = f"{name}: {place} is no cell of a sheet; save it again as .xlsx"
            raise InputError(msg)
        # A text that a formula gave may be empty; a number cannot be.
        if cell.find(f"{MAIN}f") is not None and not cell.findtext(f"{MAIN}v") and cell.get("t") != "str":
            msg = f"{name}, cell {place or f'{column} of row {number}'}: a formula without a stored value; open the file in a spreadsheet program and save it"
            raise InputError(msg)
    return column
