"""Writes the regions of pages down: paragraphs that go on over columns and pages, tables that do so as well, footnotes at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cqcheck.read.original import Place, Transcript, Writer
from cqcheck.read.pdf.aligned import table_end, table_rows
from cqcheck.read.pdf.columns import Region
from cqcheck.read.pdf.paragraphs import Frame, find_frame, goes_on, is_title, joint
from cqcheck.read.pdf.shapes import NUMBER, UNMAPPED, Line

NOTE = re.compile(r"\[\d{1,2}\]|［\d{1,2}］|[①-⑳]|注释?\d{0,2}[:：]")
NOTE_SIZE = 0.92  # of the size of the text, and smaller
PICTURE = "［此页为图像，没有文字层，未读。］"

Row = tuple[str, ...]


class Scribe:
    """Takes the regions in reading order.

    Args:
        size: The size of the running text.
    """

    def __init__(self, size: float) -> None:
        self._size = size
        self._writer = Writer()
        self._paragraph: list[tuple[Line, Frame, Place]] = []
        self._notes: list[tuple[Line, Frame, Place]] = []
        self._head: Row = ()  # first row of the table that was written last, while nothing stands below it
        self._cut_head: tuple[Line, Frame] | None = None  # the last line of a region: the head of a table that goes on?
        self._counts: Counter[int] = Counter()

    def region(self, region: Region, frame: Frame | None) -> None:
        """Writes a region down.

        Args:
            region: What is read from top to bottom.
            frame: The margins of its column; None if no running text stands in it.
        """
        frame = frame or (find_frame(region.lines) if region.lines else None)
        lines = self._with_head(list(region.lines))
        notes = self._first_note(lines)
        grids = sorted(region.grids, key=lambda grid: grid.top)
        at = 0
        while at < notes or grids:
            if grids and (at == notes or grids[0].top < lines[at].y):
                grid = grids.pop(0)
                self._table(grid.rows, grid.page)
                continue
            stop = next((number for number in range(at, notes) if grids and grids[0].top < lines[number].y), notes)
            end = table_end(lines[:stop], at)
            if end > at:
                self._table(table_rows(lines[at:end]), lines[at].page)
                at = end
            elif frame and at + 1 == len(lines) and not grids and len(lines[at].pieces) > 2:
                self._cut_head = (lines[at], frame)
                at += 1
            elif frame:
                self._line(lines[at], frame)
                at += 1
        if frame:
            self._notes += [(line, frame, self._place(line.page)) for line in lines[notes:]]

    def picture(self, page: int) -> None:
        """Says that a page is a picture that nobody read."""
        self._end_paragraph()
        self._writer.paragraph(PICTURE, self._place(page))

    def finish(self) -> Transcript:
        """All that was written."""
        self._with_head([])
        self._end_paragraph()
        for line, frame, place in self._notes:
            self._go_on(line, frame, place, is_first=bool(NOTE.match(line.text)))
        self._end_paragraph()
        return self._writer.finish()

    def _with_head(self, lines: list[Line]) -> list[Line]:
        """The lines of a region, below the head of their table if that was cut off from it."""
        if not self._cut_head:
            return lines
        (line, frame), self._cut_head = self._cut_head, None
        if lines and table_end(whole := [line.above(lines[0]), *lines], 0):
            return whole
        self._line(line, frame)
        return lines

    def _first_note(self, lines: Sequence[Line]) -> int:
        """The number of the line at which the notes at the foot of a page begin."""
        first = len(lines)
        while first and lines[first - 1].size < NOTE_SIZE * self._size:
            first -= 1
        return next((at for at in range(first, len(lines)) if NOTE.match(lines[at].text)), len(lines))

    def _place(self, page: int) -> Place:
        self._counts[page] += 1
        return Place("page", (page, self._counts[page]))

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

    def _table(self, rows: Sequence[Row], page: int) -> None:
        self._end_paragraph()
        if len(rows[0]) != len(self._head):
            self._writer.gap()
            self._head = ()
        elif rows[0] == self._head:
            rows = rows[1:]
        for number, row in enumerate(rows):
            place = self._place(page)
            told = set(row) - {""}
            is_outermost = number in (0, len(rows) - 1)
            if len(told) == 1 and (is_outermost or len(set(row)) == 1) and not NUMBER.fullmatch(text := told.pop()):
                self._writer.paragraph(text, place)  # a caption or a note across the table
            else:
                self._head = self._head or row
                self._writer.row((cell, place) for cell in row)
