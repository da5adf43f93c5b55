"""A checked document → its rows in the tables of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from cqcheck.claims import Claim
from cqcheck.codelists import TokenState
from cqcheck.documents import path_told
from cqcheck.extract.context import document_setting
from cqcheck.findings import Finding, Member, Suspect
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document
from cqcheck.relations import CheckedRelation
from cqcheck.rows import claim_rows, implied_and_repair, relation_rows

Row = dict[str, Any]
NO_AREA, NO_YEAR = "00", 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file with bulletins, as it was when they were read.

    `path` is the path as given, `content` its SHA-256, `size` in bytes, `changed` in nanoseconds since 1970;
    `made_by` says which version of cqcheck read it, with what rules and words.
    """

    path: str
    content: str
    size: int
    changed: int
    made_by: str


def document_rows(source: Source, checked: CheckedDocument) -> dict[str, list[Row]]:
    """The rows of a document by table."""
    document, setting = checked.document, document_setting(checked.document)
    code = setting.document.code
    place = {"doc_id": checked.doc_id, "area": (code or NO_AREA)[:2], "year": setting.year or NO_YEAR}
    facts = document.facts
    told = {
        **_of_source(source),
        "title": document.title or None,
        "issuer": facts.issuer,
        "issued": facts.issued.isoformat() if facts.issued else None,
        "ref_area": setting.document.name,
        "ref_area_code": code,
        "time_period": setting.base_period,
        "characters": len(document.text),
        "tokens": len(checked.ledger),
        "unparsed": sum(token.state is TokenState.UNPARSED for token in checked.ledger),
        "error": None,
    }
    return {
        "documents": [place | {"number": 0} | told],
        "claims": _numbered(
            place, _beside(claim_rows(checked.claims), map(partial(_stands, document), checked.claims))
        ),
        "relations": _numbered(place, _beside(relation_rows(checked.relations), map(_members, checked.relations))),
        "findings": _numbered(place, map(finding_row, checked.findings)),
    }


def failed_rows(source: Source, error: str) -> dict[str, list[Row]]:
    """The one row of a file that could not be checked: it is known, and not tried again until it changes."""
    place = {"doc_id": path_told(source.path), "area": NO_AREA, "year": NO_YEAR, "number": 0}
    return {"documents": [place | _of_source(source) | {"error": error}]}


def finding_row(finding: Finding) -> Row:
    """A finding with everything that it says."""
    arithmetic = finding.arithmetic
    return {
        "doc_id": finding.doc_id,
        "finding_id": finding.finding_id,
        "rule": finding.rule,
        "kind": str(finding.kind),
        "severity": finding.severity.value,
        "message": finding.message,
        "message_en": finding.message_en,
        "arithmetic": arithmetic.zh if arithmetic else None,
        "arithmetic_en": arithmetic.en if arithmetic else None,
        "line": finding.line,
        "column": finding.column,
        "members": [_member(member) for member in finding.members],
        "suspects": [_suspect(suspect) for suspect in finding.suspects],
        "elsewhere": [asdict(each) for each in finding.elsewhere],
        "fingerprint": finding.fingerprint,
    }


def _stands(document: Document, claim: Claim) -> Row:
    line, column = document.place(claim.start)
    return {"line": line, "column": column, "recognised": document.is_recognised(claim.start)}


def _of_source(source: Source) -> Row:
    return {
        "source": path_told(source.path),
        "content": source.content,
        "size": source.size,
        "changed": source.changed,
        "made_by": source.made_by,
    }


def _members(one: CheckedRelation) -> Row:
    return {"members": [{"role": term.stated_role, "claim_id": term.claim_id} for term in one.relation.terms]}


def _member(member: Member) -> Row:
    return {"role": member.role, "claim_id": member.claim_id}


def _suspect(suspect: Suspect) -> Row:
    return {
        "claim_id": suspect.claim_id,
        "weight": suspect.weight,
        "relations": list(suspect.relations),
        **implied_and_repair(suspect),
    }


def _beside(rows: Iterable[Row], others: Iterable[Row]) -> Iterator[Row]:
    return (row | other for row, other in zip(rows, others, strict=True))


def _numbered(place: Row, rows: Iterable[Row]) -> list[Row]:
    return [row | place | {"number": number} for number, row in enumerate(rows)]
