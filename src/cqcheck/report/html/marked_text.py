"""A document's text → its lines, cut into stretches that carry the claims standing there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cqcheck.claims import Claim
from cqcheck.read import BlockKind, Document


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line and the claims that it belongs to; `is_start` where one of them begins."""

    start: int
    text: str
    claims: tuple[Claim, ...]
    is_start: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A source line: its number from 1, what the line is for, and its stretches."""

    number: int
    kind: BlockKind
    stretches: tuple[Stretch, ...]


def marked_lines(document: Document, claims: tuple[Claim, ...]) -> Iterator[Line]:
    """Every line of the source text in order; the stretches of all lines join to the text without its line ends."""
    kinds = _kinds_by_line(document)
    ends = [*document.line_starts[1:], len(document.text)]
    kind = BlockKind.BODY
    for number, (start, end) in enumerate(zip(document.line_starts, ends, strict=True), start=1):
        if start == len(document.text) and number > 1:
            return  # what follows the last line end is no line
        line = document.text[start:end].rstrip("\r\n")
        kind = kinds.get(number, kind)
        inside = [claim for claim in claims if claim.start < start + len(line) and claim.end > start]
        yield Line(number, kind, tuple(_stretches(document.text, start, start + len(line), inside)))


def _stretches(text: str, start: int, end: int, claims: list[Claim]) -> Iterator[Stretch]:
    # Spans may nest or overlap (shared values, a rank inside a list), HTML elements may not: cut at every end.
    cuts = {start, end}
    for claim in claims:
        cuts |= {max(start, claim.start), min(end, claim.end)}
    ordered = sorted(cuts)
    for here, there in pairwise(ordered):
        covering = tuple(claim for claim in claims if claim.start <= here and there <= claim.end)
        yield Stretch(here, text[here:there], covering, any(claim.start == here for claim in covering))


def _kinds_by_line(document: Document) -> dict[int, BlockKind]:
    return {document.place(block.offsets[0])[0]: block.kind for block in document.blocks if block.offsets}
