"""Document: a bulletin's decoded text, and its blocks, sentences and tables with offsets into that text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from cqcheck.entries import Entry
from cqcheck.lexicons.regions import KnownArea
from cqcheck.read.clean import HALVES
from cqcheck.read.original import SCAN, Place, Transcript


class BlockKind(StrEnum):
    """What a block of text is for."""

    TITLE = "title"
    HEADING = "heading"
    SPEAKER = "speaker"
    BODY = "body"
    CAPTION = "caption"
    UNITS = "units"
    ROW = "row"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """One logical paragraph, heading or table row: source lines joined where a sentence was broken.

    `text` is the clean text: blanks and line breaks inside sentences removed, full-width digits, signs and
    letters in their half-width form. `offsets[i]` is the place of `text[i]` in the source text.
    `level` is the depth of a heading, 0 for everything else.
    """

    kind: BlockKind
    text: str
    offsets: Sequence[int]
    level: int = 0

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the source text of `text[start:end]`, blanks inside it included."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is `blocks[block].text[start:end]`, both counted in clean text."""

    number: int
    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell, stripped: its clean text, its span in the source text and the blanks in front of it."""

    text: str
    start: int
    end: int
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows of cells; `caption` and `units` are the clean texts above it, empty if there are none."""

    first_block: int
    caption: str
    units: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document from elsewhere than its text; what is None is read off the text.

    `source` is the file that says so: `issued` the day of issue, `issuer` the office, `area` the area that the
    document is about, `accepted` the findings that are accepted in it.
    """

    source: Path | None = None
    issued: date | None = None
    issuer: str | None = None
    area: KnownArea | None = None
    accepted: tuple[Entry, ...] = ()


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Document:
    """A bulletin as read: everything refers to `text`, the decoded source text without a byte-order mark.

    `usual` is the text in usual characters, at the same length: blocks, sentences and tables are of it.
    `transcript` tells where its parts stand in a file that is no plain text (Word, say); `encoding` is that file's format then.
    """

    doc_id: str
    text: str
    usual: str
    encoding: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    line_starts: tuple[int, ...]
    facts: Facts = NO_FACTS
    transcript: Transcript | None = None

    @property
    def title(self) -> str:
        """The clean text of the title lines."""
        return "".join(block.text for block in self.blocks if block.kind is BlockKind.TITLE)

    def shown(self, block: Block) -> str:
        """The text of a block, with unusual characters as the source text has them."""
        if self.usual is self.text:
            return block.text
        return "".join(self.text[at] for at in block.offsets).translate(HALVES)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of an offset into the source text."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def original(self, offset: int) -> Place | None:
        """Where a character stands in the file that the text was taken from; None for a plain text, which is its own original."""
        return self.transcript.place(offset) if self.transcript else None

    def is_recognised(self, offset: int) -> bool:
        """Whether a character was recognised in a picture, and may be another one."""
        place = self.original(offset)
        return place is not None and place.kind == SCAN

    def headings_above(self, block: int) -> list[Block]:
        """The headings that a block stands under, outermost first."""
        found: list[Block] = []
        for candidate in reversed(self.blocks[:block]):
            if candidate.kind is BlockKind.HEADING and (not found or candidate.level < found[0].level):
                found.insert(0, candidate)
        return found
