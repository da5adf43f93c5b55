"""Tables with lines: strokes that meet → cells, each with the rows and columns that it spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from cqcheck.read.original import FIGURE, is_figure
from cqcheck.read.pdf.lines import find_lines
from cqcheck.read.pdf.shapes import Glyph, Page, Piece, Stroke, is_cut

NEAR = 3.0  # points between strokes that are one, or meet
PADDING = 5.4  # points that most programs leave between a cell's text and its strokes
MOST_CELLS = 5_000
MOST_STROKES = 1_000  # of a page, those that are one counted once; a map or a chart has more, a table has not
FEWEST_OF_ONE = 3  # columns of a table of one row, more than a frame around two words

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the space that it takes, and its rows of as many cells each."""

    x0: float
    x1: float
    top: float
    bottom: float
    rows: tuple[Row, ...]
    page: int
    is_open: tuple[bool, bool] = (False, False)  # above and below: no stroke ends it there


def joined(row: Row, following: Row, *, is_open: bool) -> Row | None:
    """The row that was cut in two where a column or page ends, from its parts; None if they are two rows.

    A part of it has no name, or no stroke ends it, and no two of its figures stand in one column.
    """
    is_one = is_open or not (row[0] and following[0])
    if len(row) != len(following) or not is_one or any(map(_are_figures, row, following)):
        return None
    return tuple(map("".join, zip(row, following, strict=True)))


def find_grids(page: Page) -> tuple[list[Grid], list[Glyph]]:
    """The ruled tables of a page, and the glyphs that stand in none of them.

    A frame around text, or strokes of one direction alone, is no table.
    """
    grids: list[Grid] = []
    outside = list(page.glyphs)
    all_across, all_down = _merged(page.across), _merged(page.down)
    if len(all_across) + len(all_down) > MOST_STROKES:
        return [], outside
    for across, down in _groups(all_across, all_down):
        ys, xs = _places(_ats_and_ends(across, down)), _places(_ats_and_ends(down, across))
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > MOST_CELLS:
            continue
        inside = [
            glyph for glyph in outside if xs[0] < (glyph.x0 + glyph.x1) / 2 < xs[-1] and ys[0] < glyph.middle < ys[-1]
        ]
        rows = _rows(_cells(xs, ys, across, down), xs, ys, inside, page.number)
        told = sum(len(set(row) - {""}) > 1 for row in rows)
        if told > 1 or (told and len(xs) > FEWEST_OF_ONE):
            middle = (xs[0] + xs[1]) / 2
            is_open = (not _is_drawn(across, ys[0], middle), not _is_drawn(across, ys[-1], middle))
            grids.append(Grid(xs[0], xs[-1], ys[0], ys[-1], rows, page.number, is_open))
            taken = set(map(id, inside))
            outside = [glyph for glyph in outside if id(glyph) not in taken]
    return grids, outside


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes on one line that touch or overlap, as one; the two edges of a thick one are one as well."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if lines and stroke.at - lines[-1][-1].at < NEAR:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    merged: list[Stroke] = []
    for line in lines:
        at = sum(stroke.at for stroke in line) / len(line)
        for number, stroke in enumerate(sorted(line, key=lambda stroke: stroke.start)):
            if number and stroke.start <= merged[-1].end + NEAR:
                merged[-1] = Stroke(at, merged[-1].start, max(merged[-1].end, stroke.end))
            else:
                merged.append(Stroke(at, stroke.start, stroke.end))
    return merged


def _places(values: Iterable[float]) -> list[float]:
    """The values, those near each other as one."""
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][-1] < NEAR:
            places[-1].append(value)
        else:
            places.append([value])
    return [sum(place) / len(place) for place in places]


def _ats_and_ends(strokes: Iterable[Stroke], others: Iterable[Stroke]) -> list[float]:
    """Where strokes lie, and where those that meet them end: tables are often open at their sides."""
    return [stroke.at for stroke in strokes] + [end for other in others for end in (other.start, other.end)]


def _groups(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that hang together by meeting each other, a group a table."""
    groups: list[tuple[list[Stroke], list[Stroke]]] = []
    for stroke in across:
        meeting = [other for other in down if _meet(stroke, other)]
        joined = [group for group in groups if any(other in group[1] for other in meeting)]
        new = ([stroke], meeting)
        for group in joined:
            groups.remove(group)
            new = (group[0] + new[0], group[1] + [other for other in new[1] if other not in group[1]])
        groups.append(new)
    return [group for group in groups if group[1]]


def _meet(across: Stroke, down: Stroke) -> bool:
    return across.start - NEAR <= down.at <= across.end + NEAR and down.start - NEAR <= across.at <= down.end + NEAR


def _cells(xs: Sequence[float], ys: Sequence[float], across: list[Stroke], down: list[Stroke]) -> list[list[int]]:
    """The number of the cell that each field of the grid belongs to: fields without a stroke between them are one cell."""
    numbers = [[row * (len(xs) - 1) + column for column in range(len(xs) - 1)] for row in range(len(ys) - 1)]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if column and not _is_drawn(down, left, (top + bottom) / 2):
                _unite(numbers, numbers[row][column], numbers[row][column - 1])
            if row and not _is_drawn(across, top, (left + right) / 2):
                _unite(numbers, numbers[row][column], numbers[row - 1][column])
    return numbers


def _is_drawn(strokes: list[Stroke], at: float, along: float) -> bool:
    return any(abs(stroke.at - at) < NEAR and stroke.start <= along <= stroke.end for stroke in strokes)


def _unite(numbers: list[list[int]], one: int, other: int) -> None:
    if one != other:
        for row in numbers:
            row[:] = [other if number == one else number for number in row]


def _rows(
    numbers: list[list[int]], xs: Sequence[float], ys: Sequence[float], glyphs: list[Glyph], page: int
) -> tuple[Row, ...]:
    """The rows of text: a cell names all that it spans, but states its figure once."""
    content: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        column = sum(x < (glyph.x0 + glyph.x1) / 2 for x in xs[1:-1])
        row = sum(y < glyph.middle for y in ys[1:-1])
        content[numbers[row][column]].append(glyph)
    room: dict[int, float] = {}
    for fields in numbers:
        for number, group in groupby(range(len(fields)), key=fields.__getitem__):
            columns = list(group)
            room[number] = xs[columns[-1] + 1] - xs[columns[0]] - 2 * PADDING
    texts = defaultdict(list, {number: _lines_of(inside, page, room[number]) for number, inside in content.items()})
    rows: list[Row] = []
    told: set[int] = set()
    for fields in numbers:
        cells: list[list[str]] = []
        for number in fields:
            cells.append([] if number in told and _is_figure(texts[number]) else texts[number])
            told.add(number)
        height = max(map(len, cells))
        # Figures one below the other in a cell are rows that no stroke parts.
        are_several = any(len(lines) == height and all(map(FIGURE.fullmatch, lines)) for lines in cells)
        if height > 1 and are_several and all(len(lines) in (0, 1, height) for lines in cells):
            rows += [
                tuple(lines[at] if len(lines) == height else _whole(lines, at) for lines in cells)
                for at in range(height)
            ]
        else:
            rows.append(tuple(map("".join, cells)))
    return tuple(rows)


def _whole(lines: list[str], row: int) -> str:
    """What a cell beside several rows says in one of them."""
    return "" if row and _is_figure(lines) else "".join(lines)


def _are_figures(cell: str, other: str) -> bool:
    return bool(cell and other and (is_figure(cell) or is_figure(other)))


def _is_figure(lines: list[str]) -> bool:
    return bool(FIGURE.fullmatch("".join(lines)))


def _lines_of(glyphs: list[Glyph], page: int, room: float) -> list[str]:
    texts: list[str] = []
    last: Piece | None = None
    for line in find_lines(glyphs, page):
        piece = Piece(line.text, line.x0, line.x1)
        if last and is_cut(last, piece, room, line.size):
            texts[-1] += piece.text
            last = None
        else:
            texts.append(piece.text)
            last = piece
    return texts
