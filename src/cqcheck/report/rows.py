"""Findings, relations and ledger as JSON-ready rows: the field names and their order are those that programs rely on."""

from dataclasses import asdict
from typing import Any

from cqcheck.check.detectable import detectable_error
from cqcheck.claims import Claim
from cqcheck.findings import Finding, Repair, Suspect
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document, Place
from cqcheck.relations import CheckedRelation
from cqcheck.report.figures import number
from cqcheck.report.places import place_of

Row = dict[str, Any]


def finding_rows(checked: CheckedDocument) -> list[Row]:
    """A row for each finding, most severe first as the findings come."""
    claims = claims_by_id(checked)
    return [finding_row(finding, checked.document, claims) for finding in checked.findings]


def relation_rows(checked: CheckedDocument) -> list[Row]:
    """A row for each relation with its verdict."""
    claims = claims_by_id(checked)
    return [relation_row(checked.document.doc_id, relation, claims) for relation in checked.relations]


def token_rows(checked: CheckedDocument) -> list[Row]:
    """A row for each number token and what became of it."""
    return [
        {
            "doc_id": checked.document.doc_id,
            "start": token.start,
            "end": token.end,
            "surface": token.surface,
            "state": token.state.value,
            "claim_id": token.claim_id,
        }
        for token in checked.ledger
    ]


def block_rows(checked: CheckedDocument) -> list[Row]:
    """A row for each block of the text: what it is for, and where it stands; `level` is that of a heading, else 0."""
    document = checked.document
    return [
        {
            "doc_id": document.doc_id,
            "start": block.offsets[0],
            "end": block.offsets[-1] + 1,
            "line": document.place(block.offsets[0])[0],
            "original": _original(document.original(block.offsets[0])),
            "kind": block.kind.value,
            "level": block.level,
            "text": document.shown(block),
        }
        for block in document.blocks
        if block.offsets
    ]


def claims_by_id(checked: CheckedDocument) -> dict[str, Claim]:
    """The claims of a document by their ids."""
    return {claim.claim_id: claim for claim in checked.claims}


def finding_row(finding: Finding, document: Document, claims: dict[str, Claim]) -> Row:
    """A finding as other programs read it; line and column count from 1, `original` is the place in a file that is no plain text or is one of several; `elsewhere` are claims of other bulletins."""
    return {
        "doc_id": finding.doc_id,
        "finding_id": finding.finding_id,
        "rule": finding.rule,
        "kind": str(finding.kind),
        "severity": finding.severity.value,
        "message": finding.message,
        "message_en": finding.message_en,
        "arithmetic": finding.arithmetic.zh if finding.arithmetic else "",
        "line": finding.line,
        "column": finding.column,
        "original": _original(place_of(finding, document)),
        "members": [_member(member.role, claims[member.claim_id]) for member in finding.members],
        "suspects": [_suspect(suspect, claims[suspect.claim_id]) for suspect in finding.suspects],
        "elsewhere": [asdict(each) for each in finding.elsewhere],
        "fingerprint": finding.fingerprint,
    }


def relation_row(doc_id: str, checked: CheckedRelation, claims: dict[str, Claim]) -> Row:
    """A relation with its verdict as other programs read it."""
    relation, residual, least = checked.relation, checked.residual, detectable_error(checked, claims)
    return {
        "doc_id": doc_id,
        "relation_id": relation.relation_id,
        "rule": relation.rule,
        "kind": relation.kind.value,
        "hard": relation.hard,
        "verdict": checked.verdict.value,
        "why_undecided": checked.why_undecided.en if checked.why_undecided else None,
        "residual_lower": number(residual.lower) if residual else None,
        "residual_upper": number(residual.upper) if residual else None,
        "arithmetic": checked.arithmetic.zh,
        "members": [_member(term.stated_role, claims[term.claim_id]) for term in relation.terms],
        "detectable_error": number(least.error) if least else None,
        "detectable_claim_id": least.claim_id if least else None,
        "detectable_percent": number(least.percent) if least and least.percent is not None else None,
    }


def _original(place: Place | None) -> Row | None:
    if place is None:
        return None
    return {"kind": place.kind, "numbers": place.numbers} | ({"file": place.file} if place.file else {})


def _member(role: str, claim: Claim) -> Row:
    return {"role": role, **_place(claim)}


def _suspect(suspect: Suspect, claim: Claim) -> Row:
    implied = suspect.implied
    return {
        **_place(claim),
        "weight": suspect.weight,
        "implied_lower": number(implied.lower) if implied else None,
        "implied_upper": number(implied.upper) if implied else None,
        "repair": _repair(suspect.repair) if suspect.repair else None,
    }


def _repair(repair: Repair) -> Row:
    return {"value": number(repair.value), "surface": repair.surface, "slip": repair.slip}


def _place(claim: Claim) -> Row:
    return {"claim_id": claim.claim_id, "start": claim.start, "end": claim.end, "surface": claim.surface}
