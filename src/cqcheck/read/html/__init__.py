"""Web pages → text: what a page shows, without menus; tables of figures by their grid, layout tables as the text that they place.

Nothing that a page names is opened and none of its scripts is run. What a style sheet hides or numbers is not known.
"""

from __future__ import annotations

import re
from typing import Any

from cqcheck.errors import InputError
from cqcheck.read.furniture import is_web_line
from cqcheck.read.html.charset import page_text
from cqcheck.read.html.flow import Line, flow
from cqcheck.read.html.grid import Cell, Grid, grid_of
from cqcheck.read.html.tree import shown
from cqcheck.read.limits import MOST_CELLS
from cqcheck.read.original import Place, Transcript, Writer, is_told_once

LONGEST_HEADING = 60
FIGURE = re.compile(r"\d[.．]\d|\d[,，]\d{3}|\d\s*(?:[%％‰万亿元人户家件吨个]|平方|公里)")


def read(data: bytes, name: str, charset: str | None = None) -> Transcript:
    """The text of a web page; `charset` is what was declared outside of it.

    Raises:
        InputError: It is binary, in no known encoding, or has too many elements or cells.
    """
    page = _Page(name)
    page.write(shown(page_text(data, name, charset), name))
    return page.writer.finish()


class _Page:
    def __init__(self, name: str) -> None:
        self.name = name
        self.writer = Writer()
        self.elements = self.tables = self.cells = 0

    def write(self, root: Any) -> None:  # noqa: ANN401 - lxml has no types
        waiting = [flow(root)]  # tables within tables, however deep
        while waiting:
            item = next(waiting[-1], None)
            if item is None:
                waiting.pop()
            elif isinstance(item, Line):
                self._line(item)
            else:
                grid = self._grid(item)
                if grid.is_of_figures:
                    self._table(grid)
                waiting.append(iter(grid.inner) if grid.is_of_figures else flow(item))

    def _grid(self, table: Any) -> Grid:  # noqa: ANN401
        try:
            grid = grid_of(table, MOST_CELLS - self.cells)
        except OverflowError as error:
            msg = f"{self.name}: tables of more than {MOST_CELLS} cells; split the page, or save what is to be checked as .txt"
            raise InputError(msg) from error
        self.cells += grid.size
        return grid

    def _line(self, line: Line) -> None:
        self.elements += 1
        if _is_furniture(line):
            return
        text = line.text
        heading = "".join(text.split("\n"))
        if line.level and "。" not in heading and len(heading) <= LONGEST_HEADING:
            text = f"{'#' * line.level} {heading.strip()}"
        self.writer.paragraph(text, Place("element", (self.elements,)))

    def _table(self, grid: Grid) -> None:
        self.tables += 1
        for text in grid.outside:
            self._line(Line(text))
        self.writer.gap()
        told: set[Cell] = set()
        is_begun = False
        for number, cells in enumerate(grid.rows, start=1):
            if told.issuperset(cells):  # no cell begins in this row
                continue
            places = [Place("cell", (self.tables, number, column + 1)) for column in grid.columns]
            words = [cell.text for cell in dict.fromkeys(cells) if cell.text]
            # A caption or a note across the table, or one that has the row to itself above it.
            is_line = len(words) == 1 and (not is_begun or len(set(cells)) == 1)
            if is_line or is_web_line(" ".join(words)):
                self.writer.paragraph(" ".join(words), places[0])
            else:
                self.writer.row([(_once(cell, told), place) for cell, place in zip(cells, places, strict=False)])
                is_begun = True
            told.update(cells)
        self.writer.gap()


def _once(cell: Cell, told: set[Cell]) -> str:
    """The text of a cell; a figure or a sentence at the first of its places only."""
    is_told = cell in told
    told.add(cell)
    return "" if is_told and is_told_once(cell.text) else cell.text


def _is_furniture(line: Line) -> bool:
    """Whether a line is a menu, a list of links or the foot of a site; a sentence or a figure never is."""
    is_linked = not line.level and line.linked * 2 > len("".join(line.text.split()))
    return (is_linked or line.is_aside) and "。" not in line.text and not FIGURE.search(line.text)
