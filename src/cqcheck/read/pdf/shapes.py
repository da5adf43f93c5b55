"""What stands on a page: glyphs, the lines that they make, and the strokes of tables. Lengths are points, counted from the page's top left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from statistics import median

from cqcheck.read.original import is_figure

UNMAPPED = "\ufffd"
WIDE = 1.1  # ems of blank between two cells of a row
BLANK = 0.8  # ems that are more than justified text is stretched by
BETWEEN = 0.45  # ems of blank between two cells, where they are known to be of a row
FEWEST = 8  # blanks between characters that tell whether a line is stretched
DIGIT = 0.7  # ems: a digit and a little more
WHOLE = re.compile(r"[-－−+]?\d[\d,，]*(?:[.．]\d+)?[%％‰]?")
BRACKETS = "[]［］〔〕"  # around the number of a footnote
WORDS = 0.15  # ems, beyond what the line is stretched by, between two Latin words or numbers
RAISED, SMALL = 0.12, 0.8  # of a mark of a footnote: how high above the line, and its size beside it


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its left and right end, its base line and its em."""

    text: str
    x0: float
    x1: float
    y: float
    size: float

    @property
    def middle(self) -> float:
        """The height at its middle."""
        return self.y - 0.38 * self.size


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line across (`at` is its height) or down (`at` is its distance from the left), from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as drawn: `across` and `down` are strokes.

    `is_picture` is true of a page that shows pictures and no text, `is_recognised` of one whose text was recognised in its picture.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Stroke, ...] = ()
    down: tuple[Stroke, ...] = ()
    is_picture: bool = False
    is_recognised: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together in a line, parted from its neighbours by wide blanks."""

    text: str
    x0: float
    x1: float

    @property
    def width(self) -> float:
        """Its length."""
        return self.x1 - self.x0


class Line:
    """Glyphs on one base line, from left to right.

    Args:
        glyphs: At least one, in any order.
        page: The number of the page.
    """

    def __init__(self, glyphs: list[Glyph], page: int) -> None:
        self.page = page
        self.glyphs = _once(sorted(glyphs, key=lambda glyph: glyph.x0))
        self.x0, self.x1 = self.glyphs[0].x0, max(glyph.x1 for glyph in self.glyphs)
        self.size = max(glyph.size for glyph in self.glyphs)
        self.y = max(glyph.y for glyph in self.glyphs if glyph.size == self.size)

    def moved(self, right: float, down: float) -> Line:
        """The line as if it stood elsewhere; its page is that where it stands."""
        return Line(
            [replace(each, x0=each.x0 + right, x1=each.x1 + right, y=each.y + down) for each in self.glyphs], self.page
        )

    def beside(self, line: Line) -> Line:
        """This line with what stands in another one, as if that stood at the same height."""
        return Line([*self.glyphs, *(replace(each, y=each.y + self.y - line.y) for each in line.glyphs)], self.page)

    @property
    def text(self) -> str:
        """The line's text, wide blanks as two."""
        return "  ".join(piece.text for piece in self.pieces)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The line parted at its wide blanks; at narrow ones too if figures stand between them, a row of a narrow table."""
        cells = self.parted(BETWEEN)
        stretch = self._stretch / self.size
        is_row = len(cells) > 2 and all(is_figure(cell.text) for cell in cells[-2:]) and stretch < WORDS
        return cells if is_row else self.parted(WIDE + stretch)

    def parted(self, blank: float) -> tuple[Piece, ...]:
        """The line parted at all blanks wider than so many ems."""
        return tuple(
            Piece("".join(self._written(glyphs)), glyphs[0].x0, max(glyph.x1 for glyph in glyphs))
            for glyphs in self._parted(blank)
        )

    def _parted(self, blank: float) -> Iterator[list[Glyph]]:
        part: list[Glyph] = []
        for glyph in self.glyphs:
            if part and glyph.x0 - part[-1].x1 > blank * min(glyph.size, part[-1].size):
                yield part
                part = []
            part.append(glyph)
        yield part

    @cached_property
    def _stretch(self) -> float:
        gaps = [glyph.x0 - before.x1 for before, glyph in pairwise(self.glyphs)]
        return max(0, median(gaps)) if len(gaps) >= FEWEST else 0

    def _written(self, glyphs: list[Glyph]) -> Iterator[str]:
        for is_mark, group in groupby(pairwise([glyphs[0], *glyphs]), key=self._ends_in_mark):
            text = "".join(self._gap(before, glyph) + glyph.text for before, glyph in group)
            yield f"[{text.strip(f' {BRACKETS}')}]" if is_mark else text

    def _gap(self, before: Glyph, glyph: Glyph) -> str:
        gap = glyph.x0 - before.x1 - self._stretch
        if gap > BLANK * self.size:
            return "  "
        is_between_words = (before.text + glyph.text).isascii() and before.text.isalnum() and glyph.text.isalnum()
        return " " if is_between_words and gap > WORDS * self.size else ""

    def _ends_in_mark(self, neighbours: tuple[Glyph, Glyph]) -> bool:
        """Whether the second of two glyphs is of a raised mark, 1 or [1], but no power of the unit in front of it (km2)."""
        before, glyph = neighbours
        is_power = before.text.isascii() and before.text.isalpha()
        return self._is_raised(glyph) and not is_power

    def _is_raised(self, glyph: Glyph) -> bool:
        return (
            (glyph.text.isdecimal() or glyph.text in BRACKETS)
            and glyph.size < SMALL * self.size
            and self.y - glyph.y > RAISED * self.size
        )


def is_cut(piece: Piece, rest: Piece, room: float, size: float) -> bool:
    """Whether a figure goes on in the line below it, since its last digits had no room beside the others."""
    return rest.width < piece.width > room - DIGIT * size and bool(WHOLE.fullmatch(piece.text + rest.text))


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those that are drawn over themselves to look bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if not any(
            glyph.text == other.text and abs(glyph.x0 - other.x0) < 0.12 * glyph.size and abs(glyph.y - other.y) < 1
            for other in kept[-3:]
        ):
            kept.append(glyph)
    return kept
