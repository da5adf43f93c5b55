"""Tables without lines: their lines → rows of cells under common columns.

A name that takes several lines stands beside its figures with its middle, its first or its last line; which of them is found out from the
whole table: the way to part its columns into cells that has least against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from cqcheck.read.original import is_figure
from cqcheck.read.pdf.aligned import NEAR, has_figures, is_number
from cqcheck.read.pdf.shapes import BETWEEN, Line, Piece, is_cut

OVERLAP = 0.2  # ems that two pieces of one column stand above each other
BESIDE = 0.35  # of the distance of the lines of a cell: how far off a cell's middle may be from its row's figures
MOST_LINES = 8  # of a cell
# What speaks against a cell whose line had room for more, a cell that ends with a full line, one without figures, lines set wider than others.
ROOMY, FULL, ALONE, WIDER = 2.0, 1.0, 1.5, 5.0
OPENING = re.compile(r"其中|#|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．](?!\d)")
WITH_UNIT = re.compile(r"[^（()）]+[（(][^（()）]+[)）]")

Row = tuple[str, ...]


class Beside(StrEnum):
    """Which line of a cell stands beside the figures of its row."""

    MIDDLE = "middle"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece in a column, and the number and the height of its line."""

    at: int
    y: float
    piece: Piece


@dataclass(frozen=True, slots=True)
class _Cell:
    """Pieces below each other that are one text; `row` is the number of the line with its row's figures, if there are any."""

    parts: Sequence[_Part]
    row: int | None

    @property
    def line(self) -> int:
        """The number of the line that its row is known by."""
        return self.parts[0].at if self.row is None else self.row


def table_rows(lines: Sequence[Line]) -> list[tuple[int, Row]]:
    """The rows of a table with their pages, all with as many cells; a head over several columns names each of them."""
    size, left = min(line.size for line in lines), min(line.x0 for line in lines)
    pieces_of = [line.parted(BETWEEN) for line in lines]
    columns = _columns(pieces_of, [at for at, pieces in enumerate(pieces_of) if has_figures(pieces, left)], size)
    parted = _whole_figures(pieces_of, columns, size)
    figures = {at: lines[at].y for at, pieces in enumerate(parted) if has_figures(pieces, left)}
    first = min(figures)
    below = next((at for at in range(first, 0, -1) if _is_head(parted[at - 1], columns, size)), 0)
    texts: dict[int, list[_Part]] = defaultdict(list)
    rows: dict[int, list[Piece]] = defaultdict(list)
    for at, pieces in enumerate(parted[below:], start=below):
        for piece in pieces:
            under = _under(columns, piece, size)
            if len(under) > 1 or (under[0] and at in figures and is_number(piece.text)):
                rows[at].append(piece)
            else:
                texts[under[0]].append(_Part(at, lines[at].y, piece))
    told: set[int] = set()
    for cell in _cells(list(texts.values()), figures, size):
        if cell.row is not None or cell.line > first or OPENING.match(cell.parts[0].piece.text):
            rows[cell.line] += [part.piece for part in cell.parts]
            told |= {id(part.piece) for part in cell.parts}
    head = [piece for pieces in parted[:first] for piece in pieces if id(piece) not in told]
    found = [(lines[at].page, _row(columns, rows[at], size)) for at in sorted(rows)]
    return [(lines[0].page, _row(columns, head, size)), *found] if head else found


def _is_head(pieces: Iterable[Piece], columns: Sequence[tuple[float, float]], size: float) -> bool:
    """Whether a line above all figures says what stands in other columns than the first."""
    return any(_under(columns, piece, size)[-1] for piece in pieces)


def _columns(parted: Sequence[Sequence[Piece]], figures: Sequence[int], size: float) -> list[tuple[float, float]]:
    """Left and right end of each column: pieces one above the other stand in one, but for those across several."""
    columns: list[tuple[float, float]] = []
    for piece in sorted((piece for at in figures for piece in parted[at]), key=lambda piece: piece.x0):
        if columns and columns[-1][1] - piece.x0 > OVERLAP * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.x1))
        else:
            columns.append((piece.x0, piece.x1))
    for piece in (piece for pieces in parted[figures[0] :] for piece in pieces):
        under = [at for at, column in enumerate(columns) if _overlap(column, piece) > OVERLAP * size]
        if not under:
            columns = sorted([*columns, (piece.x0, piece.x1)])
        elif len(under) == 1:
            x0, x1 = columns[under[0]]
            columns[under[0]] = (min(x0, piece.x0), max(x1, piece.x1))
    return columns


def _overlap(column: tuple[float, float], piece: Piece) -> float:
    return min(column[1], piece.x1) - max(column[0], piece.x0)


def _under(columns: Sequence[tuple[float, float]], piece: Piece, size: float) -> list[int]:
    under = [at for at, column in enumerate(columns) if _overlap(column, piece) > OVERLAP * size]
    return under or [min(range(len(columns)), key=lambda at: abs(sum(columns[at]) - piece.x0 - piece.x1))]


def _whole_figures(
    parted: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]], size: float
) -> list[list[Piece]]:
    """The pieces of each line, with figures whole that had no room in their column and go on in the next line."""
    widths = [0.0] * len(columns)
    for piece in (piece for pieces in parted for piece in pieces):
        under = _under(columns, piece, size)
        widths[under[0]] = max(widths[under[0]], piece.width if len(under) == 1 else 0)
    lines: list[list[Piece]] = [list(parted[0])]
    for pieces in parted[1:]:
        above = {at: piece for piece in lines[-1] for at in _under(columns, piece, size)}
        rests = {at: piece for piece in pieces for at in _under(columns, piece, size) if at and is_figure(piece.text)}
        whole = {
            id(above[at]): replace(above[at], text=above[at].text + rest.text)
            for at, rest in rests.items()
            if at in above and is_cut(above[at], rest, widths[at], size)
        }
        names = [piece for piece in pieces if _under(columns, piece, size)[0] == 0]
        is_row = len(rests) == sum(is_figure(piece.text) for at, piece in above.items() if at)
        goes_on = not names or (not is_row and 0 in above and above[0].width > widths[0] - size)
        if rests and goes_on and len(whole) == len(rests):
            lines[-1] = [whole.get(id(piece), piece) for piece in lines[-1]]
            lines.append([piece for piece in pieces if piece not in rests.values()])
        else:
            lines.append(list(pieces))
    return lines


def _cells(columns: Sequence[Sequence[_Part]], figures: Mapping[int, float], size: float) -> list[_Cell]:
    """The cells of all columns, parted in the way that has least against it."""
    gaps = (below.y - above.y for parts in columns for above, below in pairwise(parts))
    pitch = min((gap for gap in gaps if gap >= size), default=size)
    ways = [[_parted(parts, figures, pitch, beside) for parts in columns] for beside in Beside]
    best = min(ways, key=lambda way: sum(against for against, _ in way))
    return [cell for _, cells in best for cell in cells]


def _parted(
    parts: Sequence[_Part], figures: Mapping[int, float], pitch: float, beside: Beside
) -> tuple[float, tuple[_Cell, ...]]:
    """A column parted into cells, and what speaks against that."""
    widest = max(part.piece.width for part in parts)
    room = [widest - above.piece.width - _em(below.piece) for above, below in pairwise(parts)]
    gap = [below.y - above.y for above, below in pairwise(parts)]
    ways: list[tuple[float, tuple[_Cell, ...]]] = [(0, ())]
    for end in range(1, len(parts) + 1):
        options = []
        for start in range(end - 1, max(end - 1 - MOST_LINES, -1), -1):
            if start < end - 1 and (gap[start] > NEAR * pitch or OPENING.match(parts[start + 1].piece.text)):
                break
            inner = range(start, end - 1)
            row = _row_beside(parts[start:end], figures, pitch, beside)
            if any(part.at in figures and part.at != row for part in parts[start:end]):
                continue
            against, cells = ways[start]
            against += sum((ROOMY if room[at] > 0 else 0) + WIDER * (gap[at] / pitch - 1) for at in inner)
            against += FULL if start and room[start - 1] <= 0 and gap[start - 1] < NEAR * pitch else 0
            against += ALONE if row is None else 0
            options.append((against, (*cells, _Cell(parts[start:end], row))))
        ways.append(min(options, key=lambda option: option[0]))
    return ways[-1]


def _em(piece: Piece) -> float:
    return piece.width / len(piece.text)


def _row_beside(parts: Sequence[_Part], figures: Mapping[int, float], pitch: float, beside: Beside) -> int | None:
    """The number of the line with the figures that a cell stands beside."""
    if beside is not Beside.MIDDLE:
        at = parts[0 if beside is Beside.FIRST else -1].at
        return at if at in figures else None
    middle = (parts[0].y + parts[-1].y) / 2
    near = range(parts[0].at - 1, parts[-1].at + 2)
    off, at = min(((abs(middle - figures[at]), at) for at in near if at in figures), default=(pitch, 0))
    return at if off <= max(BESIDE * pitch, 1) else None


def _row(columns: Sequence[tuple[float, float]], pieces: Iterable[Piece], size: float) -> Row:
    cells = [""] * len(columns)
    for piece in pieces:
        under = _under(columns, piece, size)
        heads = WITH_UNIT.findall(piece.text)
        if is_number(piece.text):
            cells[under[0]] += piece.text
        elif len(heads) == len(under) and "".join(heads) == piece.text:  # heads that stand close to each other
            for at, head in zip(under, heads, strict=True):
                cells[at] += head
        else:
            for at in under:
                cells[at] += piece.text
    return tuple(cells)
