"""Token: a number of the text and what became of it; every digit run stands in exactly one."""

from dataclasses import dataclass

from cqcheck.codelists import TokenState


@dataclass(frozen=True, slots=True)
class Token:
    """A number token: its half-open span in the source text, its state and, for a claim, the claim."""

    start: int
    end: int
    surface: str
    state: TokenState
    claim_id: str | None
