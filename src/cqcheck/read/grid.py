"""Rows of cells, as sheets have them → lines of text and table rows.

What stands alone in its row above a table is its titles, its caption and its units; what stands alone below it is notes. A table ends with
its notes, where another caption or head begins, or with an empty row, unless more figures follow: tables are spaced. The caption is
written as a row of one cell, which is how a caption within a table is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from cqcheck.errors import InputError
from cqcheck.read.blocks import CAPTION, HEADING, NOTE, SENTENCE_END, SHORT, UNITS
from cqcheck.read.limits import MOST_CELLS
from cqcheck.read.original import RULE, Place, Writer, is_figure, is_prose, is_told_once

HEADS = 4  # rows of heads over each other, at most
PERIOD_LINE = re.compile(r"[（(]?(?:19|20)\d\d年?[^，。；：]{0,12}")
BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
NUMBERED = re.compile(r"附?表\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)*")
UNIT_NOTE = re.compile(r"[（(][^（）()]{1,8}[）)]\s*$")
TABLE_ABOVE = re.compile(f"{CAPTION.pattern}|{UNITS.pattern}")
UNIT_HEAD = re.compile(r"(?:计量)?单位")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell that shows something, with its place; a merged cell is a spot wherever it reaches."""

    text: str
    place: Place
    is_from_left: bool = False
    is_from_above: bool = False


# The cells of a row that show something, by their columns.
Row = dict[int, Spot]


def require_few(cells: int, name: str) -> None:
    """Refuses a file of more cells than are read; empty ones within tables and all that a merged one reaches count too.

    Raises:
        InputError: There are more.
    """
    if cells > MOST_CELLS:
        msg = f"{name}: more than the {MOST_CELLS} cells that are read, empty and merged ones within tables included; split the file"
        raise InputError(msg)


@dataclass(slots=True)
class Grid:
    """Writes the rows of a file down, sheet by sheet; `name` is the file's, for messages."""

    writer: Writer
    name: str
    _cells: int = 0
    _is_below_table: bool = False

    def write(self, rows: Iterable[Row]) -> None:
        """Writes the rows of a sheet; a row without cells is an empty one.

        Raises:
            InputError: The file has more cells than are read.
        """
        lines: list[Spot] = []
        table: list[Row] = []
        # Alone in their rows below an empty one: parts of the table if it goes on, else above another one.
        held: list[Row] = []
        is_parted = False
        for row in rows:
            self._count(len(row))
            if not row:
                is_parted = True
            elif table and (_opens(row) or (is_parted and not _is_alone(row) and not _has_figures(row))):
                lines = [*self._write_table(table), *chain.from_iterable(map(_own, held))]
                table, held = [], []
            if not row:
                continue
            if not table and _are_lines(row):
                lines += _own(row)
            elif not table:
                self._write_above(lines, _first(row).place)
                table = [row]
            elif is_parted and _is_alone(row):
                held.append(row)
                continue
            else:
                table += [*held, row]
                held = []
            is_parted = False
        if table:
            lines = [*self._write_table(table), *chain.from_iterable(map(_own, held))]
        self._write_lines(lines)

    def heading(self, text: str, place: Place) -> None:
        """Writes the heading of a sheet."""
        self._write_lines([Spot(f"## {text}", place)])

    def _write_table(self, table: list[Row]) -> list[Spot]:
        """Writes a table; what comes back are the lines below it, which may be above another one."""
        last = len(table)
        while _is_alone(table[last - 1]):
            last -= 1
        while last < len(table) and _is_caption(_first(table[last]).text.strip()):  # a label without figures
            last += 1
        body = next((number for number, row in enumerate(table) if _has_figures(row)), last)
        columns = sorted({column for row in table for column in row})
        self._count(last * len(columns) - sum(map(len, table[:last])))
        heads = table[:body]
        for number, row in enumerate(table[:last]):
            blank = ("", _first(row).place)
            self.writer.row(
                (_said(at, number, heads) or spot.text, spot.place)
                if (spot := row.get(at)) and _is_told(spot, is_head=number < body)
                else blank
                for at in columns
            )
        self.writer.gap()
        self._is_below_table = True
        return [spot for row in table[last:] for spot in _own(row)]

    def _write_above(self, lines: list[Spot], place: Place) -> None:
        """Writes the lines above a table: titles, then units, then the caption."""
        units = [line for line in lines[-3:] if _is_unit(line.text.strip())]
        titles = [line for line in lines if line not in units]
        caption = titles.pop() if titles and _is_caption(titles[-1].text.strip()) else None
        if caption and titles and PERIOD_LINE.fullmatch(caption.text.strip()) and _is_caption(titles[-1].text.strip()):
            title = titles.pop()
            caption = Spot(f"{title.text} {caption.text}", title.place)
        self._write_lines([*titles, *units])
        if self._is_below_table:
            self._write_lines([Spot(RULE, place)])
        if caption:
            self.writer.row([(caption.text, caption.place)])

    def _write_lines(self, lines: list[Spot]) -> None:
        for line in lines:
            self.writer.paragraph(line.text, line.place)
            self._is_below_table = False

    def _count(self, more: int) -> None:
        self._cells += more
        require_few(self._cells, self.name)


def _is_unit(text: str) -> bool:
    """Whether a line tells units, or in brackets what figures are compared with: （上年同期=100）."""
    return bool(UNITS.match(text)) or bool(BRACKETED.fullmatch(text) and not PERIOD_LINE.fullmatch(text))


def _said(column: int, number: int, heads: list[Row]) -> str | None:
    """What a head over several columns says of one that states a unit of its own: not its unit; None for any other cell."""
    if number >= len(heads) or not heads[number][column].is_from_left:
        return None
    below = [
        row[column] for row in heads[number + 1 : number + HEADS] if column in row and not row[column].is_from_above
    ]
    return UNIT_NOTE.sub("", heads[number][column].text) if any(UNIT_NOTE.search(spot.text) for spot in below) else None


def _is_caption(text: str) -> bool:
    is_line = len(text) <= SHORT and text[-1] not in SENTENCE_END and "|" not in text
    return is_line and not HEADING.match(text) and not NOTE.match(text)


def _are_lines(row: Row) -> bool:
    """Whether the cells of a row are lines of text: one that stands alone, units with what stands beside them, 表3 with a title."""
    texts = [spot.text.strip() for spot in row.values()]
    is_numbered = bool(NUMBERED.fullmatch(texts[0])) and not _has_figures(row)
    return _is_alone(row) or is_numbered or any(UNITS.match(text) for text in texts[1:])  # the first is a head's corner


def _opens(row: Row) -> bool:
    """Whether a row in the midst of a table is above another one: its caption or its units."""
    return _are_lines(row) and (not _is_alone(row) or bool(TABLE_ABOVE.match(_first(row).text.strip())))


def _is_alone(row: Row) -> bool:
    return len(_own(row)) == 1 and not any(spot.is_from_above for spot in row.values())


def _own(row: Row) -> list[Spot]:
    return [spot for spot in row.values() if not spot.is_from_left and not spot.is_from_above]


def _first(row: Row) -> Spot:
    return next(iter(row.values()))


def _has_figures(row: Row) -> bool:
    return any(is_figure(spot.text) for spot in row.values())


def _is_told(spot: Spot, *, is_head: bool) -> bool:
    """Whether a table row tells a cell: a head over several rows is told once, but the units' in the last, too."""
    if is_head and spot.is_from_above:
        return bool(UNIT_HEAD.fullmatch(spot.text.strip()))
    is_again = spot.is_from_above or spot.is_from_left
    return not is_again or not (is_prose(spot.text) if is_head else is_told_once(spot.text))
