"""A document's text → its lines, cut into stretches that carry the claims standing there."""

from collections import deque
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
    waiting = deque(sorted(claims, key=lambda claim: claim.start))
    covering: list[Claim] = []
    kind = BlockKind.BODY
    for number, (start, end) in enumerate(zip(document.line_starts, ends, strict=True), start=1):
        if start == len(document.text) and number > 1:
            return  # what follows the last line end is no line
        line = document.text[start:end].rstrip("\r\n")
        kind = kinds.get(number, kind)
        while waiting and waiting[0].start < start + len(line):
            covering.append(waiting.popleft())
        yield Line(number, kind, tuple(_stretches(document.text, start, start + len(line), covering)))
        covering = [claim for claim in covering if claim.end > start + len(line)]


def _stretches(text: str, start: int, end: int, claims: list[Claim]) -> Iterator[Stretch]:
    # Spans may nest or overlap (shared values, a rank inside a list), HTML elements may not: cut at every end.
    cuts = {start, end}
    for claim in claims:
        cuts |= {max(start, claim.start), min(end, claim.end)}
    waiting, covering = deque(claims), list[Claim]()
    for here, there in pairwise(sorted(cuts)):
        covering = [claim for claim in covering if claim.end > here]
        while waiting and waiting[0].start <= here:
            covering.append(waiting.popleft())
        yield Stretch(here, text[here:there], tuple(covering), any(claim.start == here for claim in covering))


def _kinds_by_line(document: Document) -> dict[int, BlockKind]:
    return {document.place(block.offsets[0])[0]: block.kind for block in document.blocks if block.offsets}
