"""The reading order of a page: one column, or a left and a right one with what stands across both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from cqcheck.read.furniture import SENTENCE_MARK
from cqcheck.read.pdf.aligned import is_number
from cqcheck.read.pdf.lines import find_lines
from cqcheck.read.pdf.ruled import Grid
from cqcheck.read.pdf.shapes import Glyph, Line

ZONE = (0.35, 0.65)  # of the width of what is printed: where two columns may part
MOST_PLACES = 5000  # in that zone: a point apart, on pages beyond all measure farther
LONG = 0.25  # of that width: a line of text in one of two columns
FEWEST = 3  # such lines on each side
MOST_BETWEEN = 4  # lines from a row across both columns to the next one
ACROSS = 4  # pieces beside each other for each that stands across both columns


class Side(StrEnum):
    """Which column of a page."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Region:
    """What is read from top to bottom without a look aside."""

    side: Side
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class _Extent:
    """The space that a piece of a line or a grid takes."""

    x0: float
    x1: float
    y: float
    content: Sequence[Glyph] | Grid


def find_gutter(lines: Sequence[Line], grids: Sequence[Grid]) -> float | None:
    """Where two columns part, from a page's lines across both and its tables; None for one column, or too little text to tell.

    Both sides have long lines, or one has sentences, the other a table without lines, and next to nothing stands across.
    """
    extents = _extents(lines, grids)
    if not extents:
        return None
    first, last = min(x0 for x0, _ in extents), max(x1 for _, x1 in extents)
    width = last - first
    long = [(x0, x1) for x0, x1 in extents if x1 - x0 > LONG * width]
    pieces = [piece for line in lines for piece in line.pieces]
    told = [(each.x0, each.x1) for each in pieces if each.width > LONG * width and SENTENCE_MARK.search(each.text)]
    best = (FEWEST - 1, 0)
    places: list[int] = []
    begin, end = (int(first + share * width) for share in ZONE)
    for place in range(begin, end, 1 + (end - begin) // MOST_PLACES):
        both, one = _beside(long, long, place), max(_beside(told, extents, place), _beside(extents, told, place))
        crossing = sum(x0 < place < x1 for x0, x1 in extents)
        score = (max(both, one), -crossing)
        if score > best and (2 * both >= crossing or one >= ACROSS * crossing):
            best, places = score, []
        if score == best:
            places.append(place)
    return sum(places) / len(places) if places else None


def _beside(left: Sequence[tuple[float, float]], right: Sequence[tuple[float, float]], place: float) -> int:
    """How many there are on both sides of a place."""
    return min(sum(x1 <= place for _, x1 in left), sum(x0 >= place for x0, _ in right))


def has_gutter(lines: Sequence[Line], grids: Sequence[Grid], gutter: float) -> bool:
    """Whether the columns of a neighbouring page can be those of this one: text on both sides, and little across."""
    extents = _extents(lines, grids)
    crossing = sum(x0 < gutter < x1 for x0, x1 in extents)
    return any(x0 > gutter for x0, _ in extents) and ACROSS * crossing <= len(extents)


def _extents(lines: Sequence[Line], grids: Sequence[Grid]) -> list[tuple[float, float]]:
    pieces = [(piece.x0, piece.x1) for line in lines for piece in line.pieces]
    return pieces + [(grid.x0, grid.x1) for grid in grids for _ in grid.rows]


def find_regions(lines: Sequence[Line], grids: Sequence[Grid], gutter: float | None, page: int) -> Iterator[Region]:
    """The regions of a page in the order in which they are read."""
    if gutter is None:
        yield Region(Side.FULL, tuple(lines), tuple(grids))
        return
    extents = [_Extent(grid.x0, grid.x1, (grid.top + grid.bottom) / 2, grid) for grid in grids]
    wide = wide_rows(lines, gutter)
    for number, line in enumerate(lines):
        if number in wide or any(piece.x0 < gutter < piece.x1 for piece in line.pieces):
            extents.append(_Extent(line.x0, line.x1, line.y, line.glyphs))
        else:
            for _, group in groupby(line.glyphs, key=lambda glyph: glyph.x0 < gutter):
                glyphs = tuple(group)
                extents.append(_Extent(glyphs[0].x0, glyphs[-1].x1, line.y, glyphs))
    band: list[_Extent] = []
    across: list[_Extent] = []
    for extent in sorted(extents, key=lambda extent: extent.y):
        if extent.x0 < gutter < extent.x1:
            yield from _band(band, gutter, page)
            band = []
            across.append(extent)
        else:
            if across:
                yield _region(Side.FULL, across, page)
                across = []
            band.append(extent)
    yield from _band(band, gutter, page)
    if across:
        yield _region(Side.FULL, across, page)


def wide_rows(lines: Sequence[Line], gutter: float) -> set[int]:
    """The numbers of the lines that are rows of tables across both columns, though no cell of them lies on the gutter.

    Figures stand in them where the right column has no text, and nothing of that column stands between them.
    """
    beyond = [next((piece for piece in line.pieces if piece.x0 > gutter), None) for line in lines]
    margin, _ = Counter(round(piece.x0) for piece in beyond if piece).most_common(1)[0] if any(beyond) else (gutter, 0)
    found: set[int] = set()
    row: int | None = None
    for number, (line, piece) in enumerate(zip(lines, beyond, strict=True)):
        if (piece and abs(piece.x0 - margin) < line.size) or SENTENCE_MARK.search(line.text):
            row = None
        elif piece and line.x0 < gutter and is_number(piece.text):
            if row is not None and number - row <= MOST_BETWEEN:
                found |= set(range(row, number + 1))
            row = number
    for number in sorted(found, reverse=True):
        head = beyond[number - 1] if number else None
        if head and abs(head.x0 - margin) > lines[number].size and lines[number - 1].x0 < gutter:
            found.add(number - 1)
    return found


def _band(extents: list[_Extent], gutter: float, page: int) -> Iterator[Region]:
    for side, of_side in (
        (Side.LEFT, [extent for extent in extents if extent.x1 <= gutter]),
        (Side.RIGHT, [extent for extent in extents if extent.x1 > gutter]),
    ):
        if of_side:
            yield _region(side, of_side, page)


def _region(side: Side, extents: list[_Extent], page: int) -> Region:
    glyphs = [glyph for extent in extents if not isinstance(extent.content, Grid) for glyph in extent.content]
    grids = tuple(extent.content for extent in extents if isinstance(extent.content, Grid))
    return Region(side, tuple(find_lines(glyphs, page)), grids)
