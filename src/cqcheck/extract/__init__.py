"""Document → claims and the ledger of number tokens."""

from __future__ import annotations

from dataclasses import dataclass

from cqcheck.claims import Claim
from cqcheck.codelists import TokenState
from cqcheck.extract.context import Setting, document_setting, enter_heading
from cqcheck.extract.reader import Draft, SentenceReader
from cqcheck.extract.subjects import Memory
from cqcheck.extract.values import NumberToken, find_numbers
from cqcheck.ledger import Token
from cqcheck.lexicons.units import parse_unit
from cqcheck.read import Block, BlockKind, Document, Sentence


@dataclass(frozen=True, slots=True)
class Extraction:
    """All claims of a document in the order of the text, and every number token of it."""

    claims: tuple[Claim, ...]
    ledger: tuple[Token, ...]


def extract_claims(document: Document) -> Extraction:
    """Every claim of a document, in the order of the text, and the ledger of its number tokens."""
    setting = document_setting(document)
    memory = Memory()
    claims: list[Claim] = []
    ledger: list[Token] = []
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        if block.kind in (BlockKind.HEADING, BlockKind.SPEAKER) and sentence.start == 0:
            enter_heading(setting, block)
            memory = Memory()
        tokens = find_numbers(sentence.text)
        if block.kind is not BlockKind.BODY:
            continue
        drafts = SentenceReader(sentence.text, tokens, setting, memory).read()
        claims.extend(_claim(document, sentence, block, draft, len(claims) + at) for at, draft in enumerate(drafts))
    return Extraction(tuple(claims), tuple(ledger))


def _claim(document: Document, sentence: Sentence, block: Block, draft: Draft, number: int) -> Claim:
    start, end = block.source_span(sentence.start + draft.token.start, sentence.start + draft.token.end)
    return Claim(
        doc_id=document.doc_id,
        claim_id=f"{document.doc_id}#{number}",
        start=start,
        end=end,
        surface=document.text[start:end],
        sentence=sentence.number,
        ref_area=draft.place.name,
        ref_area_code=draft.place.code,
        indicator=draft.indicator,
        indicator_code=None,
        measure=draft.measure,
        reference=draft.reference,
        time_period=draft.time_period,
        value=draft.value,
        unit=parse_unit(draft.unit),
        decimals=draft.token.decimals,
        hedge=draft.hedge,
        rank_of=draft.rank_of,
        obs_status=draft.status,
    )
