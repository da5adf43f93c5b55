"""Writes the regions of pages down: paragraphs that go on over columns and pages, tables that do so as well, footnotes at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from cqcheck.read.original import SCAN, Place, Transcript, Writer, is_figure
from cqcheck.read.pdf.aligned import Cut, may_go_on, table_end
from cqcheck.read.pdf.cells import Row, table_rows
from cqcheck.read.pdf.columns import Region
from cqcheck.read.pdf.paragraphs import Frame, find_frame, goes_on, is_title, joint
from cqcheck.read.pdf.ruled import Grid, joined
from cqcheck.read.pdf.shapes import UNMAPPED, Line

NOTE = re.compile(r"\[\d{1,2}\]|［\d{1,2}］|[①-⑳]|注释?\d{0,2}[:：]")
NOTE_SIZE = 0.92  # of the size of the text, and smaller
PICTURE = "［此页为图像，没有文字层，未读。］"


class Scribe:
    """Takes the regions in reading order.

    Args:
        size: The size of the running text.
        recognised: The numbers of the pages whose text was recognised in their pictures.
    """

    def __init__(self, size: float, recognised: Collection[int] = ()) -> None:
        self._size = size
        self._recognised = recognised
        self._writer = Writer()
        self._paragraph: list[tuple[Line, Frame, Place]] = []
        self._notes: list[tuple[Line, Frame, Place]] = []
        self._head: Row = ()  # first row of the table that was written last, while nothing stands below it
        self._cut: Cut | None = None  # the last lines of a region, if they are a table that may go on in the next one
        self._row: tuple[int, Row] | None = None  # the last row of a region, if that ends with a ruled table
        self._is_open = False  # whether no stroke ends it
        self._counts: Counter[int] = Counter()

    def region(self, region: Region, frame: Frame | None) -> None:
        """Writes a region down.

        Args:
            region: What is read from top to bottom.
            frame: The margins of its column; None if no running text stands in it.
        """
        frame = frame or (find_frame(region.lines) if region.lines else None)
        grids = sorted(region.grids, key=lambda grid: grid.top)
        notes = self._first_note(region.lines)
        lines = list(region.lines[:notes])
        begins_with_grid = bool(grids) and (not lines or grids[0].top < lines[0].y)
        if not begins_with_grid:
            self._end_row()
        lines = self._below_cut(lines, frame if lines and not begins_with_grid else None)
        at = 0
        while at < len(lines) or grids:
            if grids and (at == len(lines) or grids[0].top < lines[at].y):
                grid = grids.pop(0)
                self._grid(grid, is_last=not grids and at == len(lines))
                continue
            stop = next(
                (number for number in range(at, len(lines)) if grids and grids[0].top < lines[number].y), len(lines)
            )
            end = table_end(lines[:stop], at)
            if frame and not grids and may_go_on(lines[at:], end - at):
                self._cut = Cut(lines[at:], frame)
                break
            if end > at:
                self._table(table_rows(lines[at:end]))
                at = end
            elif frame:
                self._line(lines[at], frame)
                at += 1
        if frame:
            self._notes += [(line, frame, self._place(line.page)) for line in region.lines[notes:]]

    def picture(self, page: int) -> None:
        """Says that a page is a picture that nobody read."""
        self._end_tables()
        self._end_paragraph()
        self._writer.paragraph(PICTURE, self._place(page))

    def finish(self) -> Transcript:
        """All that was written."""
        self._end_tables()
        self._end_paragraph()
        for line, frame, place in self._notes:
            self._go_on(line, frame, place, is_first=bool(NOTE.match(line.text)))
        self._end_paragraph()
        return self._writer.finish()

    def _end_tables(self) -> None:
        """Writes what was held back of tables that do not go on."""
        self._end_row()
        self._below_cut([], None)

    def _below_cut(self, lines: list[Line], frame: Frame | None) -> list[Line]:
        """The lines of a region below those of the table that they go on with; writes that table if they do not."""
        if not self._cut:
            return lines
        cut, self._cut = self._cut, None
        if frame and (whole := cut.above(lines, frame)):
            return whole
        end = table_end(cut.lines, 0)
        if end:
            self._table(table_rows(cut.lines[:end]))
        for line in cut.lines[end:]:
            self._line(line, cut.frame)
        return lines

    def _first_note(self, lines: Sequence[Line]) -> int:
        """The number of the line at which the notes at the foot of a page begin."""
        first = len(lines)
        while first and lines[first - 1].size < NOTE_SIZE * self._size:
            first -= 1
        return next((at for at in range(first, len(lines)) if NOTE.match(lines[at].text)), len(lines))

    def _place(self, page: int) -> Place:
        self._counts[page] += 1
        return Place(SCAN if page in self._recognised else "page", (page, self._counts[page]))

    def _line(self, line: Line, frame: Frame) -> None:
        self._go_on(line, frame, self._place(line.page), is_first=False)

    def _go_on(self, line: Line, frame: Frame, place: Place, *, is_first: bool) -> None:
        if self._paragraph:
            before, its_frame, _ = self._paragraph[-1]
            if is_first or not (goes_on(before, its_frame, line, frame) or is_title(before, line, self._size)):
                self._end_paragraph()
        self._paragraph.append((line, frame, place))

    def _end_paragraph(self) -> None:
        if not self._paragraph:
            return
        if self._head:
            self._writer.gap()
            self._head = ()
        texts = [line.text.removeprefix(UNMAPPED).strip() for line, _, _ in self._paragraph]
        joined = [text + joint(text, following) for text, following in zip(texts, [*texts[1:], ""], strict=True)]
        self._writer.pieces((text, place) for text, (_, _, place) in zip(joined, self._paragraph, strict=True))
        self._paragraph = []

    def _grid(self, grid: Grid, *, is_last: bool) -> None:
        """Writes a ruled table, but for the last row of a region: it may go on in the first of the next one."""
        rows = [(grid.page, row) for row in grid.rows]
        if self._row:
            page, row = self._row
            is_open = self._is_open and grid.is_open[0]
            again = rows[0][1] == self._head
            whole = joined(row, rows[again][1], is_open=is_open) if len(rows) > again else None
            if whole:
                self._row = None
                rows = [(page, whole), *rows[again + 1 :]]
        self._end_row()
        if is_last and len(rows) > 1:
            self._row, self._is_open = rows.pop(), grid.is_open[1]
        self._table(rows)

    def _end_row(self) -> None:
        """Writes the row that was held back, as one for itself."""
        if self._row:
            row, self._row = self._row, None
            self._table([row])

    def _table(self, rows: Sequence[tuple[int, Row]]) -> None:
        self._end_paragraph()
        if len(rows[0][1]) != len(self._head):
            self._writer.gap()
            self._head = ()
        elif rows[0][1] == self._head:
            rows = rows[1:]
        for number, (page, row) in enumerate(rows):
            place = self._place(page)
            told = set(row) - {""}
            is_outermost = number in (0, len(rows) - 1)
            if len(told) == 1 and (is_outermost or len(set(row)) == 1) and not is_figure(text := told.pop()):
                self._writer.paragraph(text, place)  # a caption or a note across the table
            else:
                self._head = self._head or row
                self._writer.row((cell, place) for cell in row)
