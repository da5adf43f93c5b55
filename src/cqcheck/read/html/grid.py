"""A table of a page → its grid: rows of cells, one that spans several places in each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cqcheck.read.html.flow import Line, flow
from cqcheck.read.original import is_prose

WIDEST, HIGHEST = 1000, 65_534  # places that a cell spans: as browsers have it


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell with its text; two cells are never equal, so that a merged one is known again."""

    text: str
    columns: int
    rows: int

    @property
    def is_prose(self) -> bool:
        """Whether it holds sentences, as cells of figures do not."""
        return is_prose(self.text)


@dataclass(slots=True)
class Grid:
    """A table: its rows, the columns of the page that those are made of (from 0), and what is not in rows.

    `size` is the number of its cells, a merged one counted at each of its places; `outside` are the lines that stand outside of its cells (the caption), `inner` the tables in its cells as elements.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    size: int = 0
    outside: list[str] = field(default_factory=list)
    inner: list[Any] = field(default_factory=list)

    @property
    def is_of_figures(self) -> bool:
        """Whether it is more than a means of placing text: rows of figures outnumber prose and tables in its cells."""
        rows = [row for row in self.rows if len({cell for cell in row if cell.text}) > 1]
        prose = sum(any(cell.is_prose for cell in row) for row in rows)
        figures = sum(any(re.search(r"\d", cell.text) for cell in row if not cell.is_prose) for row in rows)
        return figures > prose + len(self.inner)


def grid_of(table: Any, most: int) -> Grid:  # noqa: ANN401 - lxml has no types
    """The grid of a table element.

    Raises:
        OverflowError: Its size would be more than `most`.
    """
    from lxml import etree  # noqa: PLC0415 - with the library

    grid = Grid()
    rows: list[list[Cell]] = []
    walker = etree.iterwalk(table, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            stray = "" if element is table else element.tail
        else:
            stray = element.text
            if tag == "tr" or (tag in ("td", "th") and not rows):
                rows.append([])
            if tag in ("td", "th", "caption") or (tag == "table" and element is not table):
                walker.skip_subtree()
                stray = ""
            if tag in ("td", "th"):
                rows[-1].append(_cell(element, grid))
            elif tag == "caption":
                grid.outside += _texts(element, grid)
            elif tag == "table" and element is not table:
                grid.inner.append(element)
        if stray and stray.strip():
            grid.outside.append(stray.strip())
    spread = list(_spread(rows, most))
    grid.size = sum(map(len, spread))
    grid.columns = _columns(spread)
    grid.rows = [[row[column] for column in grid.columns if column < len(row)] for row in spread]
    return grid


def _cell(element: Any, grid: Grid) -> Cell:  # noqa: ANN401
    text = "\n".join(_texts(element, grid))
    return Cell(text, _span(element, "colspan", WIDEST), _span(element, "rowspan", HIGHEST))


def _texts(element: Any, grid: Grid) -> Iterator[str]:  # noqa: ANN401
    for item in flow(element):
        if isinstance(item, Line):
            yield item.text
        else:
            grid.inner.append(item)


def _span(element: Any, side: str, most: int) -> int:  # noqa: ANN401
    match = re.match(r"\s*([0-9]{1,9})", element.get(side, ""))
    span = int(match[1]) if match else 1
    return min(most, span) if span else (most if side == "rowspan" else 1)  # 0 is to the end of the table


def _spread(rows: list[list[Cell]], most: int) -> Iterator[list[Cell]]:
    above: dict[int, tuple[Cell, int]] = {}  # by column: the cell that reaches down, and how many rows more
    count = 0
    for cells in rows:
        count += len(above) + sum(cell.columns for cell in cells)
        if count > most:
            raise OverflowError
        row: list[Cell] = []
        waiting = [cell for cell in reversed(cells) for _ in range(cell.columns)]
        reach = max(above, default=-1)
        while waiting or len(row) <= reach:
            if len(row) in above:
                cell, more = above.pop(len(row))
            else:
                cell = waiting.pop() if waiting else Cell("", 1, 1)
                more = cell.rows
            if more > 1:
                above[len(row)] = cell, more - 1
            row.append(cell)
        yield row


def _columns(rows: list[list[Cell]]) -> list[int]:
    """The columns in which a cell with text begins: others are there for the looks, or as wide as nothing."""
    return sorted({
        column
        for row in rows
        for column, cell in enumerate(row)
        if cell.text and not (column and row[column - 1] is cell)
    })  # fmt: skip
