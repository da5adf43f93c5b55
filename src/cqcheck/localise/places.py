"""Where the claims of a finding stand: in the bulletin itself, or in others that it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cqcheck.claims import Claim
from cqcheck.read import Document


@dataclass(frozen=True, slots=True)
class Stored:
    """A claim that a store has kept: the title of its bulletin, line and column there, whether a picture was read."""

    claim: Claim
    title: str
    line: int
    column: int
    is_recognised: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Tells where claims stand.

    Args:
        doc_id: The bulletin that findings are of.
        document: The bulletin as it was read; None if only what a store has kept of it is at hand.
        stored: The claims that a store has kept, by their ids: those of other bulletins at least.
    """

    doc_id: str
    document: Document | None = None
    stored: Mapping[str, Stored] = field(default_factory=dict)

    def is_own(self, claim: Claim) -> bool:
        """Whether a claim is one of the bulletin that findings are of."""
        return claim.doc_id == self.doc_id

    def of(self, claim: Claim) -> tuple[int, int]:
        """Line and column of a claim in its bulletin."""
        if self.document and self.is_own(claim):
            return self.document.place(claim.start)
        kept = self.stored[claim.claim_id]
        return kept.line, kept.column

    def title_of(self, claim: Claim) -> str:
        """What the bulletin is called that a claim stands in if it is another one, else nothing."""
        return "" if self.is_own(claim) else self.stored[claim.claim_id].title or claim.doc_id

    def is_recognised(self, claim: Claim) -> bool:
        """Whether a claim was recognised in a picture."""
        if self.document and self.is_own(claim):
            return self.document.is_recognised(claim.start)
        return self.stored[claim.claim_id].is_recognised
