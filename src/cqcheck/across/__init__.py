"""What bulletins say of each other: year to year, month to month, up and down the hierarchy, across issuers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from cqcheck.across.facts import create_facts, create_lists
from cqcheck.across.laws import Found, find
from cqcheck.across.stored import fetch
from cqcheck.bilingual import Bilingual
from cqcheck.check import check_relation
from cqcheck.claims import Claim
from cqcheck.codelists import Verdict
from cqcheck.findings import Finding
from cqcheck.localise.build import findings_at
from cqcheck.localise.places import Places, Stored
from cqcheck.pipeline import CheckedDocument
from cqcheck.relate.rules import Rule, load_rules
from cqcheck.relations import CheckedRelation, Relation
from cqcheck.store import Source, Store, document_rows
from cqcheck.store.rows import Row, finding_row
from cqcheck.store.schema import ACROSS, TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Openable(Protocol):
    """A store, or what can be read as one."""

    def opened(self) -> AbstractContextManager[DuckDBPyConnection]:
        """A DuckDB with the tables `documents` and `claims`."""


NEIGHBOURS = 1  # years on either side of those that a bulletin tells of
WITH_COVERAGE = Bilingual("{}；{}", "{}; {}")
OWN = Source("", "", 0, 0, "")
FAMILY = """
    SELECT code FROM area WHERE code IN (FROM mine) OR parent IN (FROM mine)
        OR code IN (SELECT parent FROM area WHERE code IN (FROM mine))
        OR parent IN (SELECT parent FROM area WHERE code IN (FROM mine))"""


def check_against(checked: CheckedDocument, store: Store, rules: Sequence[Rule] | None = None) -> CheckedDocument:
    """A bulletin with what a store of others says against it, beside its own findings.

    Who is to blame is found from all its relations, those within the bulletin and those with others.

    Args:
        checked: The bulletin; what the store has of it is not looked at.
        store: The others.
        rules: The rules, of which those between bulletins are followed; None for those of the package.

    Raises:
        InputError: The store cannot be read.
    """
    relations, stored = relations_with(checked, store, rules)
    found = _findings(
        Places(checked.doc_id, checked.document, stored), checked.claims, checked.relations, relations, rules
    )
    findings = sorted((*checked.findings, *found), key=lambda finding: -finding.severity.gravity)
    return replace(checked, findings=tuple(findings))


def relations_with(
    checked: CheckedDocument, store: Openable, rules: Sequence[Rule] | None = None
) -> tuple[list[CheckedRelation], dict[str, Stored]]:
    """The relations of a bulletin with those of a store, each checked, and the stored claims that they name."""
    with store.opened() as connected:
        create_lists(connected)
        _see_beside(connected, checked)
        create_facts(connected)
        own = {claim.claim_id: claim for claim in checked.claims}
        found = [
            each
            for rule in _across(rules)
            for each in find(connected, rule)
            if not own.keys().isdisjoint(each.relation.claim_ids)
        ]
        stored = fetch(connected, _named(found) - own.keys())
    claims = own | {name: each.claim for name, each in stored.items()}
    return list(_checked(found, claims, rules)), stored


def broken_in(store: Store, rules: Sequence[Rule] | None = None) -> Iterator[tuple[str, list[Finding]]]:
    """What the bulletins of a store say against each other: by bulletin the findings, in the order of their names.

    A finding is of the latest bulletin that it names.

    Raises:
        InputError: The store cannot be read.
    """
    with store.opened() as connected:
        connected.execute("CREATE TEMP VIEW seen_claims AS FROM claims")
        connected.execute("CREATE TEMP VIEW seen_documents AS FROM documents")
        create_lists(connected)
        create_facts(connected)
        broken = [each for rule in _across(rules) for each in find(connected, rule, broken_only=True)]
        stored = fetch(connected, _named(broken))
    by_document: dict[str, list[Found]] = {}
    for each in broken:
        by_document.setdefault(_latest(each.relation, stored), []).append(each)
    for doc_id, own in sorted(by_document.items()):
        named = {name: stored[name] for name in _named(own)}
        claims = {name: each.claim for name, each in named.items()}
        yield doc_id, _findings(Places(doc_id, None, named), (), (), list(_checked(own, claims, rules)), rules)


def rows_of_broken(store: Store, rules: Sequence[Rule] | None = None) -> Iterator[dict[str, list[Row]]]:
    """What `broken_in` finds, by bulletin as the rows of a store's table `across`."""
    with store.opened() as connected:
        found = connected.execute("SELECT doc_id, area, year FROM documents").fetchall()
    places = {doc_id: {"doc_id": doc_id, "area": area, "year": year} for doc_id, area, year in found}
    for doc_id, findings in broken_in(store, rules):
        listed = enumerate(map(finding_row, findings))
        yield {ACROSS: [row | places[doc_id] | {"number": number} for number, row in listed]}


def _latest(relation: Relation, stored: dict[str, Stored]) -> str:
    claims = (stored[name].claim for name in relation.claim_ids)
    return max(claims, key=lambda claim: (claim.time_period or "", claim.doc_id)).doc_id


def _across(rules: Sequence[Rule] | None) -> list[Rule]:
    return [rule for rule in (load_rules() if rules is None else rules) if rule.is_across]


def _see_beside(connected: DuckDBPyConnection, checked: CheckedDocument) -> None:
    """Makes `seen_claims` and `seen_documents` of a bulletin and of what the store has of its areas and years."""
    rows = document_rows(OWN, checked)
    for table in ("claims", "documents"):
        connected.register(f"own_{table}", pa.Table.from_pylist(rows[table], schema=TABLES[table]))
    connected.register(
        "mine", pa.table({"code": sorted({claim.ref_area_code for claim in checked.claims if claim.ref_area_code})})
    )
    years = [int(claim.time_period[:4]) for claim in checked.claims if claim.time_period]
    first, last = min(years, default=0) - NEIGHBOURS, max(years, default=0) + NEIGHBOURS
    connected.execute(f"""
        CREATE TEMP VIEW seen_claims AS
        FROM claims WHERE (ref_area_code IS NULL OR ref_area_code IN ({FAMILY}))
            AND TRY_CAST(time_period[:4] AS INTEGER) BETWEEN {first} AND {last}
            AND doc_id NOT IN (SELECT doc_id FROM own_documents)
        UNION ALL BY NAME FROM own_claims""")
    connected.execute("""
        CREATE TEMP VIEW seen_documents AS
        FROM documents WHERE doc_id NOT IN (SELECT doc_id FROM own_documents)
        UNION ALL BY NAME FROM own_documents""")


def _named(found: Iterable[Found]) -> set[str]:
    return {name for each in found for name in each.relation.claim_ids}


def _checked(
    found: Iterable[Found], claims: dict[str, Claim], rules: Sequence[Rule] | None
) -> Iterator[CheckedRelation]:
    remarks = {rule.code for rule in _across(rules) if rule.level == "note"}
    for each in found:
        checked = check_relation(each.relation, claims)
        # What is a remark blames no figure.
        is_remark = checked.verdict is Verdict.INVALID and each.relation.rule in remarks
        arithmetic = WITH_COVERAGE.fill(checked.arithmetic, each.coverage) if each.coverage else checked.arithmetic
        yield replace(checked, arithmetic=arithmetic, is_slight=checked.is_slight or is_remark)


def _findings(
    places: Places,
    claims: Sequence[Claim],
    within: Sequence[CheckedRelation],
    between: Sequence[CheckedRelation],
    rules: Sequence[Rule] | None,
) -> list[Finding]:
    known = (*claims, *(each.claim for each in places.stored.values()))
    codes = {rule.code for rule in _across(rules)}
    return [each for each in findings_at(places, known, (*within, *between), rules=rules) if each.rule in codes]
