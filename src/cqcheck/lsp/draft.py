"""A checked document as its editor counts: lines from 0, in each the code units of the encoding that was agreed on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from lsprotocol import types
from pygls.workspace import PositionCodec

from cqcheck.claims import Claim
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document
from cqcheck.report.rows import claims_by_id
from cqcheck.report.standing import ClaimStanding, claim_standings


@dataclass(frozen=True)
class Draft:
    """The text that an editor holds, with what was found in it.

    Args:
        uri: The document.
        checked: Its text and what was found; offsets in it count code points.
        codec: Counts the code units of a text as the editor does.
    """

    uri: str
    checked: CheckedDocument
    codec: PositionCodec

    @property
    def document(self) -> Document:
        """The text."""
        return self.checked.document

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return claims_by_id(self.checked)

    @cached_property
    def standings(self) -> dict[str, ClaimStanding]:
        """The standing of each claim by its id."""
        return claim_standings(self.checked)

    def position(self, offset: int) -> types.Position:
        """The place of an offset."""
        line, column = self.document.place(offset)
        return types.Position(line - 1, self.codec.client_num_units(self.document.text[offset - column + 1 : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The place of a half-open span."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a place; one beyond the end of its line or of the text is that end."""
        starts = self.document.line_starts
        if position.line >= len(starts):
            return len(self.document.text)
        start, end = (*starts, len(self.document.text))[position.line : position.line + 2]
        line = self.document.text[start:end].rstrip("\r\n")
        units = list(accumulate(map(self.codec.client_num_units, line), initial=0))
        return start + bisect_right(units, position.character) - 1

    def claims_at(self, position: types.Position) -> list[Claim]:
        """The claims whose figure stands there; several may share one."""
        offset = self.offset(position)
        return [claim for claim in self.claims.values() if claim.start <= offset < claim.end]
