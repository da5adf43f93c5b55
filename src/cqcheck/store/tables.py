"""A checked document → its part of the tables of a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import pyarrow as pa

from cqcheck.claims import Claim
from cqcheck.codelists import TokenState
from cqcheck.columns import Columns, Row, claim_columns, implied_and_repair, relation_columns
from cqcheck.documents import path_told
from cqcheck.extract.context import document_setting
from cqcheck.findings import Finding, Member, Suspect
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document
from cqcheck.relations import CheckedRelation
from cqcheck.store.schema import TABLES

Tables = dict[str, pa.Table]  # by name, in the columns of the store's schema
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


def document_tables(source: Source, checked: CheckedDocument) -> Tables:
    """What a store keeps of a document."""
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
        "documents": table_of("documents", [place | {"number": 0} | told]),
        "claims": _table("claims", place, claim_columns(checked.claims) | _stands(document, checked.claims)),
        "relations": _table("relations", place, relation_columns(checked.relations) | _members(checked.relations)),
        "findings": table_of("findings", numbered(place, checked.findings)),
    }


def failed_tables(source: Source, error: str) -> Tables:
    """The one row of a file that could not be checked: it is known, and not tried again until it changes."""
    place = {"doc_id": path_told(source.path), "area": NO_AREA, "year": NO_YEAR, "number": 0}
    return {"documents": table_of("documents", [place | _of_source(source) | {"error": error}])}


def numbered(place: Row, findings: Iterable[Finding]) -> list[Row]:
    """The rows of findings of a document, in their order.

    Args:
        place: The document's `doc_id`, `area` and `year`.
        findings: The findings.
    """
    return [finding_row(finding) | place | {"number": number} for number, finding in enumerate(findings)]


def table_of(name: str, rows: list[Row]) -> pa.Table:
    """Some rows as one of the store's tables."""
    return pa.Table.from_pylist(rows, schema=TABLES[name])


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


def _stands(document: Document, claims: Sequence[Claim]) -> Columns:
    places = [document.place(claim.start) for claim in claims]
    return {
        "line": [line for line, _column in places],
        "column": [column for _line, column in places],
        "recognised": [document.is_recognised(claim.start) for claim in claims],
    }


def _of_source(source: Source) -> Row:
    return {
        "source": path_told(source.path),
        "content": source.content,
        "size": source.size,
        "changed": source.changed,
        "made_by": source.made_by,
    }


def _members(checked: Sequence[CheckedRelation]) -> Columns:
    return {
        "members": [
            [{"role": term.stated_role, "claim_id": term.claim_id} for term in one.relation.terms] for one in checked
        ]
    }


def _member(member: Member) -> Row:
    return {"role": member.role, "claim_id": member.claim_id}


def _suspect(suspect: Suspect) -> Row:
    return {
        "claim_id": suspect.claim_id,
        "weight": suspect.weight,
        "relations": list(suspect.relations),
        **implied_and_repair(suspect),
    }


def _table(name: str, place: Row, columns: Columns) -> pa.Table:
    """Columns of a document, with those that say where it belongs; made so, since rows take as long as extracting them."""
    count = len(columns["doc_id"])
    columns = columns | {key: [value] * count for key, value in place.items()} | {"number": list(range(count))}
    return pa.table([pa.array(columns[field.name], field.type) for field in TABLES[name]], schema=TABLES[name])
