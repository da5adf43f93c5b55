"""Document → claims and the ledger of number tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cqcheck.claims import Claim
from cqcheck.codelists import Measure, ObsStatus, PriceBasis, TokenState
from cqcheck.extract.canonical import known_by
from cqcheck.extract.cells import CellDraft, read_table
from cqcheck.extract.clauses import mark_thresholds
from cqcheck.extract.context import Place, Setting, document_setting, enter_heading, enter_paragraph
from cqcheck.extract.memory import Memory
from cqcheck.extract.orders import order_drafts
from cqcheck.extract.price_notes import Note, noted, read_notes
from cqcheck.extract.prices import SAID_IN_NAME, Told, settle
from cqcheck.extract.reader import read_sentence
from cqcheck.extract.reading import BULLET, UNNAMED, Draft, Reading
from cqcheck.extract.subjects import branch_of
from cqcheck.extract.tokens import complete_ledger, unclaimed_tokens
from cqcheck.extract.values import find_numbers, is_rank
from cqcheck.ledger import Token
from cqcheck.lexicons.units import parse_unit
from cqcheck.read import BlockKind, Document, Sentence

# A note that defines terms or tells sources states no figures of the period.
DEFINITION = re.compile(r"是指|指的?是|口径|标准|包括|不变价|四舍五入|来源|来自|调整为|计算|起点|及以上")

PARTS_BELOW = re.compile(r"其中[:：]$")

# What a figure is where no claims are read: a caption's number, a note's definition, a page counter in the title.
UNCLAIMED = {
    BlockKind.CAPTION: TokenState.ORDINAL,
    BlockKind.NOTE: TokenState.THRESHOLD,
    BlockKind.TITLE: TokenState.IDENTIFIER,
    BlockKind.HEADING: TokenState.NAME,
    BlockKind.SPEAKER: TokenState.NAME,
    BlockKind.UNITS: TokenState.NAME,
    BlockKind.FURNITURE: TokenState.IDENTIFIER,
}


@dataclass(frozen=True, slots=True)
class Extraction:
    """All claims of a document in the order of the text, and every number token of it."""

    claims: tuple[Claim, ...]
    ledger: tuple[Token, ...]


def extract_claims(document: Document) -> Extraction:
    """Every claim of a document, in the order of the text, and the ledger of its number tokens."""
    setting = document_setting(document)
    memory = Memory()
    notes = read_notes(document)
    claims: list[Claim] = []
    known: set[Claim] = set()
    rows: list[Token] = []
    is_listing = False
    tables = {table.first_block: table for table in document.tables}
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        tokens, told = find_numbers(sentence.text), len(claims)
        if block.kind in (BlockKind.HEADING, BlockKind.SPEAKER):
            enter_heading(setting, block)
            if block.kind is BlockKind.HEADING and any(map(is_rank, tokens)):
                drafts = read_sentence(Reading.of(sentence.text, tokens, setting, Memory()))
                for draft in drafts:
                    _add(claims, known, _claim(document, sentence, draft, notes, len(claims)))
            memory = Memory(branch=branch_of(block.text))
        elif block.kind is BlockKind.ROW:
            if sentence.block in tables and sentence.start == 0:  # a long row is several sentences
                for cell in read_table(tables[sentence.block], setting):
                    place = cell.place or setting.place
                    _add(claims, known, _cell_claim(document, sentence, cell, place, notes, len(claims)))
        elif block.kind is BlockKind.BODY or (block.kind is BlockKind.NOTE and not DEFINITION.search(sentence.text)):
            if sentence.start == 0:
                enter_paragraph(setting, block.text)
                memory.period, memory.total = None, ""
                is_listing = _is_part_below(document, sentence.block, is_listing=is_listing)
            if is_listing and not memory.scope:
                memory.scope = memory.main
            tokens = mark_thresholds(sentence.text, tokens)
            drafts = read_sentence(Reading.of(sentence.text, tokens, setting, memory))
            for draft in order_drafts(sentence.text, drafts):
                _add(claims, known, _claim(document, sentence, draft, notes, len(claims)))
        state = UNCLAIMED.get(block.kind, TokenState.UNPARSED)
        rows.extend(unclaimed_tokens(document, sentence, tokens, claims[told:], state))
    return Extraction(tuple(claims), complete_ledger(document, rows, claims))


def _add(claims: list[Claim], known: set[Claim], claim: Claim) -> None:
    """Adds a claim, unless nothing tells it from one of the same figure (工业投资、工业投资均增长3%)."""
    told = replace(claim, claim_id="")
    if told not in known:
        known.add(told)
        claims.append(claim)


def _is_part_below(document: Document, number: int, *, is_listing: bool) -> bool:
    """Whether a block is an item under 其中：, which is about a part of what the paragraph above told."""
    above = document.blocks[number - 1].text if number else ""
    return bool(BULLET.match(document.blocks[number].text)) and (is_listing or bool(PARTS_BELOW.search(above)))


def _claim(document: Document, sentence: Sentence, draft: Draft, notes: tuple[Note, ...], number: int) -> Claim:
    block = document.blocks[sentence.block]
    start, end = block.source_span(sentence.start + draft.token.start, sentence.start + draft.token.end)
    name, code, basis = _catalogued(draft.indicator, draft.measure, draft.told, notes)
    return Claim(
        doc_id=document.doc_id,
        claim_id=f"{document.doc_id}#{number}",
        start=start,
        end=end,
        surface=document.text[start:end],
        sentence=sentence.number,
        ref_area=draft.place.name,
        ref_area_code=draft.place.code,
        indicator=name,
        indicator_code=code,
        measure=draft.measure,
        reference=draft.reference,
        time_period=draft.time_period,
        value=draft.value,
        unit=parse_unit(draft.unit),
        decimals=draft.token.decimals,
        hedge=draft.hedge,
        rank_of=draft.rank_of,
        obs_status=draft.status,
        price_basis=basis,
    )


def _cell_claim(
    document: Document, sentence: Sentence, cell: CellDraft, place: Place, notes: tuple[Note, ...], number: int
) -> Claim:
    name, code, basis = _catalogued(cell.indicator, cell.measure, cell.told, notes)
    return Claim(
        doc_id=document.doc_id,
        claim_id=f"{document.doc_id}#{number}",
        start=cell.start,
        end=cell.end,
        surface=document.text[cell.start : cell.end],
        sentence=sentence.number,
        ref_area=place.name,
        ref_area_code=place.code,
        indicator=name,
        indicator_code=code,
        measure=cell.measure,
        reference=cell.reference,
        time_period=cell.time_period,
        value=cell.value,
        unit=parse_unit(cell.unit),
        decimals=cell.decimals,
        hedge=cell.hedge,
        rank_of=cell.rank_of,
        obs_status=cell.status,
        price_basis=basis,
        table=True,
    )


def _catalogued(
    name: str, measure: Measure, told: Told | None, notes: tuple[Note, ...]
) -> tuple[str, str | None, PriceBasis]:
    """The canonical name, the code and the price basis of an indicator."""
    name, known = known_by(SAID_IN_NAME.sub("", name) or name or UNNAMED)
    if told is None or (told.is_carried and told.basis is PriceBasis.CURRENT):
        told = noted(notes, name, measure) or told
    return name, known.code if known else None, settle(name, measure, known, told)


__all__ = ["Extraction", "ObsStatus", "Setting", "TokenState", "extract_claims"]
