"""Tables without lines: which lines of a page make one, and which go on with it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cqcheck.read.blocks import CAPTION, HEADING, NOTE, UNITS
from cqcheck.read.original import is_figure
from cqcheck.read.pdf.paragraphs import Frame, width_of_first_word
from cqcheck.read.pdf.shapes import Line, Piece

SENTENCE = "。；！？"
LONGEST = 120  # characters of a row
CLOSE = 1.05  # ems: lines of running text never stand nearer
NEAR = 1.3  # of the least distance of a table's lines: lines of one cell
FEWEST = 2  # rows with figures
MOST_ALONE = 4  # lines between rows with figures that have but one cell: names that take several lines, heads of groups
MOST_HELD = 200  # lines of a table that are held back until the next column is read
MOST_IN_HEAD = 12  # lines of a head and the first row
ASIDE = 6  # ems from the left: the middle of a head of three lines in a column that is not the first
ELLIPSES = {"-", "—", "…", "－", "--", "——", "/"}  # where there is no figure
CONTINUED = re.compile(r"续表|[(（]?续[)）]?$|附?表.{0,40}[（(]续(?:表|\d+|[一二三四五六七八九])?[）)]$")


def table_end(lines: Sequence[Line], start: int) -> int:
    """The number of the line behind the table that begins with a line; `start` itself if none does."""
    end = at = start
    rows = 0
    while at < len(lines) and _fits(lines[at]) and at - end <= MOST_ALONE:
        is_close = at > start and _is_close(lines[at - 1], lines[at])
        if len(lines[at].pieces) > 1 or (is_close and at == end):
            end = at + 1
        elif at == start and not _is_top(lines, at):
            break
        rows += has_figures(lines[at].pieces, lines[start].x0)
        at += 1
    return _with_rest(lines, start, end) if rows >= FEWEST and _has_row(lines[start:end]) else start


def may_go_on(lines: Sequence[Line], end: int) -> bool:
    """Whether the last lines of a column may be a table that goes on in the next one: rows, a head and a row, a head.

    Args:
        lines: All lines of the column from where the table may begin.
        end: The number of the line behind the table; 0 if too little of it is there to tell.
    """
    few = MOST_ALONE if end else MOST_IN_HEAD
    is_short = len(lines) - end <= few and len(lines) <= MOST_HELD
    return (
        len(lines[0].pieces) > 1 - bool(end)
        and is_short
        and all(map(_fits, lines[end:]))
        and not any(map(_begins_part, lines[end:]))
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """The last lines of a column of a page that may go on in the next column, and the margins between which they stand."""

    lines: list[Line]
    frame: Frame

    def above(self, lines: Sequence[Line], frame: Frame) -> list[Line]:
        """These lines above those of the next column; none if they are no table that goes on there.

        Without what stands there again: the head, and words that say so.
        """
        at = 1 if CONTINUED.match(lines[0].text) else 0
        rows = (number for number, line in enumerate(self.lines) if has_figures(line.pieces, self.lines[0].x0))
        head = [line.text for line in self.lines[: next(rows, len(self.lines))]]
        if [line.text for line in lines[at : at + len(head)]] == head:
            at += len(head)
        if at == len(lines):
            return []
        right = frame.left - self.frame.left
        gaps = (below.y - above.y for above, below in pairwise(self.lines))
        size = self.lines[-1].size
        pitch = min((gap for gap in gaps if gap >= size), default=2 * size)
        *above, last = (line.moved(right, lines[at].y - pitch - self.lines[-1].y) for line in self.lines)
        if _is_one_row(last, lines[at], min(line.x0 for line in [last, *above])):
            return [*above, last.beside(lines[at]), *lines[at + 1 :]]
        whole = [*above, last, *lines[at:]]
        return whole if table_end(whole, 0) > len(self.lines) else []


def has_figures(pieces: Sequence[Piece], left: float) -> bool:
    """Whether there are figures among the pieces of a line, but for one that begins at the left; years alone are a head."""
    return any(is_number(piece.text) for number, piece in enumerate(pieces) if number or piece.x0 - left > piece.width)


def is_number(text: str) -> bool:
    """Whether a cell is a figure or says that there is none."""
    return is_figure(text) or text in ELLIPSES


def _has_row(lines: Sequence[Line]) -> bool:
    """Whether one of some lines has figures beside what stands furthest to the left in them."""
    left = min((line.x0 for line in lines), default=0)
    return any(has_figures(line.pieces, left) for line in lines)


def _is_one_row(line: Line, following: Line, left: float) -> bool:
    """Whether one of two lines has a name alone and the other one figures alone: a row that was cut in two."""
    names = [each for each in (line, following) if len(each.pieces) == 1 and each.x0 - left < each.size]
    figures = [each for each in (line, following) if has_figures(each.pieces, left) and each.x0 - left > each.size]
    return len(names) == len(figures) == 1 and figures[0].x0 > names[0].x1 + line.size


def _fits(line: Line) -> bool:
    text = line.text
    is_above = CAPTION.match(text) or UNITS.match(text) or CONTINUED.match(text)
    return not is_above and len(text) < LONGEST and not any(mark in text for mark in SENTENCE)


def _begins_part(line: Line) -> bool:
    return bool(HEADING.match(line.text) or NOTE.match(line.text))


def _is_close(line: Line, following: Line) -> bool:
    return following.y - line.y < CLOSE * max(line.size, following.size)


def _is_top(lines: Sequence[Line], at: int) -> bool:
    """Whether a line with one piece is the first of a head: close to the next, or aside above two more."""
    if at + 2 >= len(lines):
        return False
    line, second, third = lines[at : at + 3]
    is_aside = line.x0 > min(second.x0, third.x0) + ASIDE * line.size and len(line.text) < LONGEST // 10
    is_even = 0 < second.y - line.y < NEAR * (third.y - second.y)
    return _is_close(line, second) or (is_aside and is_even and len(second.pieces) + len(third.pieces) > 2)


def _with_rest(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of a table, behind the lines that go on with the name or with a figure of its last row."""
    left = min(line.x0 for line in lines[start:end])
    first = next(at for at in range(start, end) if has_figures(lines[at].pieces, left))
    names = [line.pieces[0] for line in lines[first:end] if line.x0 - left < line.size]
    widest = max((name.width for name in names), default=0)
    gaps = (below.y - above.y for above, below in pairwise(lines[start:end]))
    pitch = min((gap for gap in gaps if gap >= lines[start].size), default=0)
    for at in range(end, min(end + MOST_ALONE, len(lines))):
        line = lines[at]
        is_below = len(line.pieces) == 1 and line.y - lines[at - 1].y < NEAR * pitch and _fits(line)
        is_figure_alone = is_figure(line.text) and line.x0 - left > line.size
        is_full = bool(names) and names[-1].width + width_of_first_word(line) > widest >= line.pieces[0].width - 1
        is_name = is_full and abs(line.x0 - names[-1].x0) < line.size / 2 and not _begins_part(line)
        if not (is_below and (is_name or is_figure_alone)):
            return at
        names += [line.pieces[0]] if is_name else []
    return min(end + MOST_ALONE, len(lines))
