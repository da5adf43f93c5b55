"""Tables without lines: runs of lines with wide blanks in them → rows of cells under common columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cqcheck.read.pdf.shapes import NUMBER, Line, Piece

YEAR = re.compile(r"(?:19|20)\d\d")
SENTENCE = "。；！？"
LONGEST = 120  # characters of a row
CLOSE = 1.05  # ems: lines of running text never stand nearer
BETWEEN = 0.6  # ems between two cells of a table, where it is known to be one
OVERLAP = 0.2  # ems that two pieces of one column stand above each other
NEARER, SAME = 0.9, 1.12  # of the distance of rows, or of the lines of a cell: below it, and still the same
BESIDE = 0.35  # of the distance of the lines of a cell: how far off a cell's middle may be from its row's figures
FEWEST = 2  # rows with figures
MOST_ALONE = 4  # lines between rows with figures that have but one cell: names that take several lines, heads of groups

Row = tuple[str, ...]


def table_end(lines: Sequence[Line], start: int) -> int:
    """The number of the line behind the table that begins with a line; `start` itself if none does."""
    end = at = start
    rows = 0
    while at < len(lines) and _fits(lines[at]) and at - end <= MOST_ALONE:
        is_close = at > start and _is_close(lines[at - 1], lines[at])
        if len(lines[at].pieces) > 1 or (is_close and at == end):
            end = at + 1
        elif at == start and not (at + 1 < len(lines) and _is_close(lines[at], lines[at + 1])):
            break
        rows += _are_figures(lines[at].pieces)
        at += 1
    return end if rows >= FEWEST else start


def table_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of a table, all with as many cells; a head over several columns names each of them."""
    parted = [(line.y, line.parted(BETWEEN)) for line in lines]
    anchors = [y for y, pieces in parted if _are_figures(pieces)]
    size = min(line.size for line in lines)
    body = [(y, piece) for y, pieces in parted if y > anchors[0] - CLOSE * size for piece in pieces]
    columns = _columns([piece for _, piece in body], size)
    cells = [[(y, piece) for y, piece in body if _under(columns, piece, size)[0] == at] for at in range(len(columns))]
    pitch = _pitch(cells, anchors)
    rows: dict[float, list[Piece]] = defaultdict(list)
    told: set[int] = set()
    for chain in (chain for column in cells for chain in _chains(column, pitch)):
        at = _anchor([y for y, _ in chain], anchors, pitch)
        if at is not None or chain[0][0] > anchors[0]:
            rows[chain[0][0] if at is None else at] += [piece for _, piece in chain]
            told |= {id(piece) for _, piece in chain}
    head = [piece for _, pieces in parted for piece in pieces if id(piece) not in told]
    return tuple(_row(columns, pieces, size) for pieces in [head, *(rows[y] for y in sorted(rows))] if pieces)


def _fits(line: Line) -> bool:
    return not any(mark in line.text for mark in SENTENCE) and len(line.text) < LONGEST


def _is_close(line: Line, following: Line) -> bool:
    return following.y - line.y < CLOSE * max(line.size, following.size)


def _is_figure(piece: Piece) -> bool:
    return bool(NUMBER.fullmatch(piece.text)) or piece.text in {"-", "—", "…"}


def _are_figures(pieces: Sequence[Piece]) -> bool:
    """Whether there are figures behind the first piece; years alone are a head."""
    return any(_is_figure(piece) and not YEAR.fullmatch(piece.text) for piece in pieces[1:])


def _columns(pieces: Iterable[Piece], size: float) -> list[tuple[float, float]]:
    """Left and right end of each column: pieces one above the other stand in one."""
    columns: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if columns and columns[-1][1] - piece.x0 > OVERLAP * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.x1))
        else:
            columns.append((piece.x0, piece.x1))
    return columns


def _pitch(cells: Iterable[Sequence[tuple[float, Piece]]], anchors: Sequence[float]) -> float:
    """The distance between the lines of a cell; none if no lines stand nearer to each other than rows with figures do."""
    gaps = [below - above for column in cells for (above, _), (below, _) in pairwise(column)]
    rows = min(below - above for above, below in pairwise(anchors))
    return nearest if gaps and (nearest := min(gaps)) < NEARER * rows else 0


def _chains(column: Sequence[tuple[float, Piece]], pitch: float) -> Iterator[list[tuple[float, Piece]]]:
    """The cells of a column: lines at the distance of the lines of a cell, but each figure for itself."""
    chain: list[tuple[float, Piece]] = []
    for y, piece in column:
        if chain and (y - chain[-1][0] > SAME * pitch or (_is_figure(piece) and _is_figure(chain[-1][1]))):
            yield chain
            chain = []
        chain.append((y, piece))
    if chain:
        yield chain


def _anchor(ys: Sequence[float], anchors: Sequence[float], pitch: float) -> float | None:
    """The line with figures that the lines of a cell stand beside: at their middle, their first or their last."""
    places = ((ys[0] + ys[-1]) / 2, ys[0], ys[-1])
    off, anchor = min((abs(place - anchor), anchor) for place in places for anchor in anchors)
    return anchor if off <= max(BESIDE * pitch, 1) else None


def _under(columns: Sequence[tuple[float, float]], piece: Piece, size: float) -> list[int]:
    under = [at for at, (x0, x1) in enumerate(columns) if min(x1, piece.x1) - max(x0, piece.x0) > OVERLAP * size]
    return under or [min(range(len(columns)), key=lambda at: abs(sum(columns[at]) - piece.x0 - piece.x1))]


def _row(columns: Sequence[tuple[float, float]], pieces: Iterable[Piece], size: float) -> Row:
    cells = [""] * len(columns)
    for piece in pieces:
        under = _under(columns, piece, size)
        for at in under[:1] if _is_figure(piece) else under:
            cells[at] += piece.text
    return tuple(cells)
