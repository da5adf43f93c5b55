"""The ledger of number tokens: every digit run of the source text stands in exactly one row."""

from __future__ import annotations

import re

from cqcheck.claims import Claim
from cqcheck.codelists import TokenState
from cqcheck.extract.values import NumberToken
from cqcheck.ledger import Token
from cqcheck.read import Document, Sentence

DIGITS = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*")


def sentence_tokens(
    document: Document, sentence: Sentence, tokens: list[NumberToken], unclaimed: TokenState
) -> list[Token]:
    """The ledger rows of a sentence's number tokens; `unclaimed` is the state of a value that became no claim."""
    block = document.blocks[sentence.block]
    rows = []
    for token in tokens:
        start, end = block.source_span(sentence.start + token.start, sentence.start + token.end)
        state = unclaimed if token.state is TokenState.CLAIM else token.state
        rows.append(Token(start, end, document.text[start:end], state, None))
    return rows


def complete_ledger(document: Document, rows: list[Token], claims: list[Claim]) -> tuple[Token, ...]:
    """The rows with their claims, and a row for each digit run that no row covers."""
    by_span: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        by_span.setdefault((claim.start, claim.end), claim)
    taken = sorted(by_span)
    result = [
        Token(start, end, document.text[start:end], TokenState.CLAIM, by_span[start, end].claim_id)
        for start, end in taken
    ]
    covered = _Spans(taken)
    result.extend(row for row in rows if not covered.meets(row.start, row.end))
    covered = _Spans(sorted((row.start, row.end) for row in result))
    result.extend(
        Token(match.start(), match.end(), match.group(), TokenState.UNPARSED, None)
        for match in DIGITS.finditer(document.text)
        if not covered.meets(match.start(), match.end())
    )
    return tuple(sorted(result, key=lambda row: (row.start, row.end)))


class _Spans:
    """Sorted spans, asked in any order whether one of them meets another."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._at = {at for start, end in spans for at in range(start, end)}

    def meets(self, start: int, end: int) -> bool:
        return any(at in self._at for at in range(start, end))
