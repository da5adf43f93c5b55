"""Workbooks → text: the visible sheets with what they show, each cell with its place.

Hidden sheets, rows and columns are left out: what is not shown is not stated. Figures are written as their formats show them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from cqcheck.read.archive import open_archive, telling_damage
from cqcheck.read.grid import Grid, Row, Spot, require_few
from cqcheck.read.number_formats import CHINESE_DATES, Value, shown
from cqcheck.read.original import Place, Transcript, Writer
from cqcheck.read.sheet_layout import Layout, read_layout, require_sane

DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)
VISIBLE = "visible"
BLANK = "\u3000"

Spots = dict[tuple[int, int], Spot]  # by row and column


def read(data: bytes, name: str) -> Transcript:
    """The text of a workbook.

    Raises:
        InputError: It is damaged, encrypted, too large, no workbook, or a formula in it has no stored value.
    """
    with open_archive(data, name) as archive:
        require_sane(archive, name)
    writer = Writer()
    grid = Grid(writer, name)
    with telling_damage(name, "workbook"):
        book = _workbook(data)
    with closing(book):
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == VISIBLE]
        for sheet in sheets:
            if len(sheets) > 1 and not DEFAULT_NAME.fullmatch(sheet.title):
                grid.heading(sheet.title, Place("sheet", (sheet.title, "A1")))
            grid.write(_rows(sheet, name))
            writer.gap()
    return writer.finish()


def _workbook(data: bytes) -> Any:  # noqa: ANN401 - openpyxl has no types
    from io import BytesIO  # noqa: PLC0415 - with the library

    from openpyxl import load_workbook  # noqa: PLC0415 - a fifth of a second, only for workbooks

    return load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _rows(sheet: Any, name: str) -> Iterator[Row]:  # noqa: ANN401
    with telling_damage(name, "workbook"):
        with sheet._get_source() as source:  # noqa: SLF001 - openpyxl tells no merged or hidden cells when it streams
            layout = read_layout(source, f"{name}, sheet {sheet.title}")
        spots = _spots(sheet)
    rows = _by_row(_spread(spots, layout, name))
    last = 0
    for number in sorted(rows):
        if any(each not in layout.hidden_rows for each in range(last + 1, number)):
            yield {}
        yield dict(sorted(rows[number].items()))
        last = number


def _spots(sheet: Any) -> Spots:  # noqa: ANN401
    """The cells of a sheet that show something, hidden ones too."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    spots: Spots = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            pattern = CHINESE_DATES.get(cell.style_array.numFmtId, cell.number_format)
            indent = BLANK * int(cell.alignment.indent or 0)
            place = Place("sheet", (sheet.title, cell.coordinate))
            spots[cell.row, cell.column] = Spot(indent + shown(_value(cell), pattern), place)
    return {at: spot for at, spot in spots.items() if spot.text.strip()}


def _value(cell: Any) -> Value:  # noqa: ANN401
    from openpyxl.utils.datetime import from_excel  # noqa: PLC0415

    value: Value = cell.value
    if cell.style_array.numFmtId in CHINESE_DATES and isinstance(value, int | float):
        value = from_excel(value, cell.parent.parent.epoch)
    return value


def _spread(spots: Spots, layout: Layout, name: str) -> Spots:
    """The visible cells, merged ones wherever they reach."""
    shown_spots = {at: spot for at, spot in spots.items() if not layout.hides(*at)}
    bottom = max((row for row, _ in spots), default=0)
    right = max((column for _, column in spots), default=0)
    spread = 0
    for area in layout.merged:
        if not (anchor := spots.get((area.top, area.left))):
            continue
        rows = range(area.top, min(area.bottom, bottom) + 1)
        columns = range(area.left, min(area.right, right) + 1)
        spread += len(rows) * len(columns)
        require_few(spread, name)
        reached = [(row, column) for row in rows for column in columns if not layout.hides(row, column)]
        for row, column in reached:
            first_row, first_column = reached[0]
            shown_spots[row, column] = replace(
                anchor, is_from_left=column > first_column, is_from_above=row > first_row
            )
    return shown_spots


def _by_row(spots: Spots) -> dict[int, Row]:
    rows: defaultdict[int, Row] = defaultdict(dict)
    for (row, column), spot in spots.items():
        rows[row][column] = spot
    return rows
