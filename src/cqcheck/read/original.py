"""Where a stretch of a document's text stands in the file that it was taken from.

Word files, pages and sheets are written down as the plain text that all stages read: a line a paragraph, a line with strokes a table row.
Each part keeps its place in the original, so that what is found there can be found again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

FIGURE = re.compile(r"[-－−+]?[\d,，.．]+[%％‰]?")
YEAR = re.compile(r"(?:19|20)\d\d")
BLANKS = " \t\u3000"
SCAN = "scan"  # the kind of places whose text was recognised in a picture
LONGEST_CELL = 200  # characters: what is longer is prose
RULE = "---"  # parts a table or a file from what stands above it


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a file as its format counts, numbers from 1.

    `kind` is a key of the reports' texts: paragraph (number), cell (table, row, column), note (number), box (number),
    page (number, line), scan (the same, on a page whose text was recognised in its picture), sheet (name, cell), line (number) or element (number: the block of a web page, those left out counted too). `file` is the
    document's id where several are read as one, else empty.
    """

    kind: str
    numbers: tuple[int | str, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The plain text of a file; the part that begins at `starts[i]` stands at `places[i]` of the original.

    `format` tells how it was read, if not as its suffix says (pdf-ocr: from pictures of the pages).
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    format: str = ""

    def place(self, offset: int) -> Place | None:
        """Where a character of the text stands in the original; None before the first part."""
        at = bisect_right(self.starts, offset) - 1
        return self.places[at] if at >= 0 else None

    def part(self, start: int, end: int) -> Transcript:
        """What stands between two offsets, as a transcript of its own."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        starts = tuple(each - start for each in self.starts[first:last])
        return replace(self, text=self.text[start:end], starts=starts, places=self.places[first:last])


@dataclass(slots=True)
class Writer:
    """Writes the parts of a file down one after the other."""

    _pieces: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _length: int = 0

    def paragraph(self, text: str, place: Place) -> None:
        """Adds a paragraph; one of blanks alone is left out."""
        if text.strip():
            self._begin(place)
            self._add(text.strip("\r\n") + "\n")

    def pieces(self, parts: Iterable[tuple[str, Place]]) -> None:
        """Adds a paragraph whose parts stand in several places, such as the lines of a page."""
        for text, place in parts:
            self._begin(place)
            self._add(text)
        self._add("\n")

    def row(self, cells: Iterable[tuple[str, Place]]) -> None:
        """Adds a table row of cells with their places, blanks in front kept: they tell a part of the row above. One of blanks alone is left out."""
        told = [(" ".join(text.replace("|", "/").split()), _indent(text), place) for text, place in cells]
        if not any(text for text, _, _ in told):
            return
        for text, indent, place in told:
            self._begin(place)
            self._add(f"| {indent}{text} ")
        self._add("|\n")

    def gap(self) -> None:
        """Adds an empty line, which ends a table."""
        self._add("\n")

    def finish(self) -> Transcript:
        """What was written."""
        return Transcript("".join(self._pieces), tuple(self._starts), tuple(self._places))

    def _begin(self, place: Place) -> None:
        self._starts.append(self._length)
        self._places.append(place)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def is_figure(text: str) -> bool:
    """Whether a cell is a bare figure, which is stated once however far the cell reaches; a year names what it spans."""
    return bool(FIGURE.fullmatch(text.strip())) and not YEAR.fullmatch(text.strip())


def is_prose(text: str) -> bool:
    """Whether a cell holds sentences, as cells of figures do not."""
    return len(text) > LONGEST_CELL or "。" in text


def is_told_once(text: str) -> bool:
    """Whether a cell is told at the first of its places only: a figure or sentences, which no label is."""
    return is_prose(text) or is_figure(text)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(BLANKS))].replace("\t", " ")
