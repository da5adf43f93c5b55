"""The ledger of number tokens: every digit run of the source text stands in exactly one row."""

from __future__ import annotations

import re

from cqcheck.claims import Claim
from cqcheck.codelists import TokenState
from cqcheck.extract.values import NumberToken
from cqcheck.ledger import Token
from cqcheck.read import Document, Sentence

DIGITS = re.compile(r"\d+(?:[.．,，]\d+)*")


def unclaimed_tokens(
    document: Document, sentence: Sentence, tokens: list[NumberToken], claims: list[Claim], unclaimed: TokenState
) -> list[Token]:
    """The ledger rows of a sentence's number tokens that are none of its claims.

    Args:
        document: The document.
        sentence: The sentence.
        tokens: The number tokens of the sentence.
        claims: The claims of the sentence.
        unclaimed: The state of a value that became no claim.
    """
    block = document.blocks[sentence.block]
    claimed = {(claim.start, claim.end) for claim in claims}
    rows = []
    for token in tokens:
        start, end = block.source_span(sentence.start + token.start, sentence.start + token.end)
        if (start, end) not in claimed:
            state = unclaimed if token.state is TokenState.CLAIM else token.state
            rows.append(Token(start, end, document.text[start:end], state, None))
    return rows


def complete_ledger(document: Document, rows: list[Token], claims: list[Claim]) -> tuple[Token, ...]:
    """The rows with their claims, and a row for each digit run that no row covers."""
    covered = _Covered(document.text)
    result = [
        Token(claim.start, claim.end, claim.surface, TokenState.CLAIM, claim.claim_id)
        for claim in claims
        if covered.adds(claim.start, claim.end)  # several claims may be of one figure
    ]
    result.extend(row for row in rows if not covered.meets(row.start, row.end))
    for row in result:
        covered.adds(row.start, row.end)
    result.extend(
        Token(match.start(), match.end(), match.group(), TokenState.UNPARSED, None)
        for match in DIGITS.finditer(document.text)
        if not covered.meets(match.start(), match.end())
    )
    return tuple(sorted(result, key=lambda row: row.start))


class _Covered:
    """Which characters of a text stand in rows."""

    def __init__(self, text: str) -> None:
        self._marks = bytearray(len(text))

    def meets(self, start: int, end: int) -> bool:
        """Whether a row holds one of the characters."""
        return self._marks.find(1, start, end) >= 0

    def adds(self, start: int, end: int) -> bool:
        """Takes a row in; tells whether it is the first with its characters."""
        is_first = not self.meets(start, end)
        self._marks[start:end] = b"\1" * (end - start)
        return is_first
