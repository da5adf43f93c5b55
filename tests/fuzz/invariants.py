"""What must hold of anything that is read and checked, whatever came in; each function fails with an AssertionError."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from itertools import pairwise
from time import process_time
from typing import TypeVar
from xml.etree import ElementTree as ET

from cqcheck.codelists import Measure, TokenState
from cqcheck.errors import CqcheckError
from cqcheck.extract import Extraction, extract_claims
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import BlockKind, Document, Transcript, parse_text
from cqcheck.read.bulletins import split_bulletins
from cqcheck.report.formats import formats_of, writer
from cqcheck.report.texts import Lang, say
from cqcheck.tables import claims_table, relations_table, suspects_table, terms_table
from page_parser import parse_page

Read = TypeVar("Read")

# Bounds far above what is usual: what grows faster than its input breaks them, a slow machine does not.
SECONDS, SECONDS_A_BYTE = 4, 0.001
MOST_CHARACTERS, CHARACTERS_A_BYTE = 50_000_000, 100  # of a text; 200 000 merged cells of 200 may stand in a few bytes
MOST_WRITTEN, WRITTEN_A_BYTE = 1_000_000, 4_000  # characters of a report

MARKS = re.compile(r"[\x01\x02]")  # stand for dates and notes while a sentence is read
LONGEST_NAME = 100  # characters that a name may have and the text has not: what grows beyond it grows without end

SUBJECTS = ("findings", "claims", "relations", "ledger", "blocks")
BINARY, PAGE = "parquet", "html"
SLOW, EACH_SLOW = {BINARY, PAGE, "table"}, 5
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")


@contextmanager
def in_time(size: int) -> Iterator[None]:
    """Fails if what is done for so many bytes takes beyond all measure."""
    begun = process_time()
    yield
    spent = process_time() - begun
    assert spent < SECONDS + SECONDS_A_BYTE * size, f"{spent:.1f} s for {size} bytes"


def twice(read: Callable[[], Read], name: str, size: int) -> Read | None:
    """What is read, the same each time; None if it is refused with an error of ours that names the file."""
    results = []
    for _ in range(2):
        with in_time(size):
            try:
                results.append((read(), ""))
            except CqcheckError as fault:
                results.append((None, str(fault)))
    assert results[0] == results[1]
    result, complaint = results[0]
    assert result is not None or complaint.startswith(name), complaint
    return result


def assert_file(transcript: Transcript, size: int) -> None:
    """The transcript of a file of so many bytes, unpacked, and the documents in it."""
    assert_transcript(transcript)
    assert len(transcript.text) < MOST_CHARACTERS + CHARACTERS_A_BYTE * size
    parts = split_bulletins(transcript)
    assert "".join(part.text for part in parts) == transcript.text
    for part in parts:
        assert_transcript(part)
        assert_document(parse_text(part.text, "x"))


def assert_transcript(transcript: Transcript) -> None:
    """Places stand in the order of the text, inside it, and are of known kinds."""
    starts, places = transcript.starts, transcript.places
    assert len(starts) == len(places)
    assert all(one < other for one, other in pairwise(starts))
    assert all(0 <= start < len(transcript.text) for start in starts)
    for place in places:
        assert say("original", place.kind, Lang.EN)
        assert all(number > 0 for number in place.numbers if isinstance(number, int))


def assert_document(document: Document) -> None:
    """Blocks, sentences and cells stand inside the text and say what stands there."""
    text, blocks = document.text, document.blocks
    assert all(one < other for one, other in pairwise(document.line_starts))
    for block in blocks:
        assert len(block.offsets) == len(block.text) > 0
        assert all(one < other for one, other in pairwise([-1, *block.offsets, len(text)]))
    # Furniture may stand in the midst of a paragraph, and comes behind the table that it stands in.
    plain = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
    assert all(one.offsets[-1] < other.offsets[0] for one, other in pairwise(plain))
    for number, sentence in enumerate(document.sentences):
        block = blocks[sentence.block]
        assert sentence.number == number
        assert 0 <= sentence.start < sentence.end <= len(block.text)
        assert sentence.text == block.text[sentence.start : sentence.end]
    for table in document.tables:
        assert blocks[table.first_block].kind is BlockKind.ROW
        for cell in (cell for row in table.rows for cell in row):
            assert 0 <= cell.start <= cell.end <= len(text)
            assert cell.indent >= 0
            assert bool(cell.text) <= bool(text[cell.start : cell.end].strip())


def assert_extraction(document: Document, extraction: Extraction) -> None:
    """Claims are what the text says at their offsets, and the ledger accounts for each number token once."""
    text, ledger = document.text, extraction.ledger
    claims = {claim.claim_id: claim for claim in extraction.claims}
    assert len(claims) == len(extraction.claims) == len({replace(claim, claim_id="") for claim in extraction.claims})
    for claim in extraction.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.surface == text[claim.start : claim.end]
        assert 0 <= claim.sentence < len(document.sentences)
        assert claim.value.is_finite()
        assert claim.stated.lower <= claim.value <= claim.stated.upper
        assert claim.interval.lower <= claim.obs_value <= claim.interval.upper
        assert claim.decimals >= 0
        assert 0 < len(claim.indicator) <= len(text) + LONGEST_NAME
        assert not MARKS.search(f"{claim.indicator}{claim.reference}")
        assert "" not in (claim.reference, claim.ref_area, claim.ref_area_code, claim.time_period, claim.indicator_code)
        assert (claim.measure is Measure.RANK) == (claim.rank_of is not None)
    assert all(one.end <= other.start for one, other in pairwise(ledger))
    for token in ledger:
        assert 0 <= token.start < token.end <= len(text)
        assert token.surface == text[token.start : token.end]
        assert (token.state is TokenState.CLAIM) == (token.claim_id is not None)
        if token.claim_id:
            assert (claims[token.claim_id].start, claims[token.claim_id].end) == (token.start, token.end)
    covered = {at for token in ledger for at in range(token.start, token.end)}
    claimed = {at for token in ledger if token.claim_id for at in range(token.start, token.end)}
    assert {at for at, char in enumerate(text) if char.isdecimal()} <= covered
    assert {claim.start for claim in claims.values()} <= claimed


def assert_checked(checked: CheckedDocument) -> None:
    """Relations and findings are of claims that there are, each with its own id."""
    known = {claim.claim_id for claim in checked.claims}
    relations = [related.relation.relation_id for related in checked.relations]
    findings = [finding.finding_id for finding in checked.findings]
    assert len(relations) == len(set(relations))
    assert len(findings) == len(set(findings))
    for related in checked.relations:
        assert {term.claim_id for term in related.relation.terms} <= known
        if related.residual:
            assert related.residual.lower <= related.residual.upper
    for finding in checked.findings:
        assert set(finding.claim_ids) <= known
        assert 1 <= finding.line <= len(checked.document.line_starts)
        assert finding.column >= 1
        for suspect in finding.suspects:
            assert 0 <= suspect.weight <= 1
            assert set(suspect.relations) <= set(relations)


def assert_tables(checked: CheckedDocument) -> None:
    """The tables of a run keep to their schemas."""
    claims_table(checked.claims, checked.document.text)
    relations_table(checked.relations)
    terms_table(checked.relations)
    suspects_table(checked.findings)


def assert_reports(checked: CheckedDocument, size: int) -> None:
    """Every format can be written, is what it claims to be, and keeps the document's control characters out.

    The size of the input tells the language, and whether those that are slow to write are left out, with the tables
    of a run, so that many inputs can be tried.
    """
    lang = list(Lang)[size % 2]
    if not size % EACH_SLOW:
        assert_tables(checked)
    for subject in SUBJECTS:
        for name in formats_of(subject):
            if name in SLOW and size % EACH_SLOW:
                continue
            text = _written(checked, subject, name, lang)
            assert len(text) < MOST_WRITTEN + WRITTEN_A_BYTE * size, (subject, name, len(text))
            if name == PAGE:
                assert len(parse_page(text).run) == 1
            elif name != BINARY:
                assert not CONTROLS.search(text), (subject, name)
            if name in ("json", "sarif", "gitlab"):
                json.loads(text)
            elif name == "jsonl":
                list(map(json.loads, text.splitlines()))
            elif name == "junit":
                ET.fromstring(text)  # noqa: S314 - our own output


def _written(checked: CheckedDocument, subject: str, name: str, lang: Lang) -> str:
    if name != BINARY:
        out = StringIO(newline="")
        writer(subject, name)([checked], out, lang)
        return out.getvalue()
    raw = BytesIO()
    with TextIOWrapper(raw, encoding="utf-8") as binary:
        writer(subject, name)([checked], binary, lang)
        return raw.getvalue().decode("latin-1")


def extracted(document: Document) -> Extraction:
    """The claims of a document, in which all holds that must."""
    assert_document(document)
    extraction = extract_claims(document)
    assert_extraction(document, extraction)
    return extraction


def checked(document: Document) -> CheckedDocument:
    """A document checked to the end, in which all holds that must."""
    result = check_document(document)
    assert_extraction(document, Extraction(result.claims, result.ledger))
    assert_checked(result)
    return result
