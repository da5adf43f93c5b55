"""What bulletins say of each other: year to year, month to month, up and down the hierarchy, across issuers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from cqcheck.across.facts import create_facts, create_lists
from cqcheck.across.laws import find
from cqcheck.across.relations import across_rules, checked_relations, claims_of, findings_between
from cqcheck.across.stored import fetch
from cqcheck.localise.places import Places, Stored
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document
from cqcheck.relate.rules import Rule
from cqcheck.relations import CheckedRelation
from cqcheck.settings import Settings
from cqcheck.store import Source, Store, document_tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Openable(Protocol):
    """A store, or what can be read as one."""

    def opened(self) -> AbstractContextManager[DuckDBPyConnection]:
        """A DuckDB with the tables `documents` and `claims`."""


NEIGHBOURS = 1  # years on either side of those that a bulletin tells of
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
    found = findings_between(
        Places(checked.doc_id, checked.document, stored), checked.claims, checked.relations, relations, rules
    )
    findings = sorted((*checked.findings, *found), key=lambda finding: -finding.severity.gravity)
    return replace(checked, findings=tuple(findings))


def stage_against(store: Store, settings: Settings) -> Callable[[Document], CheckedDocument]:
    """The check of a document by itself and against a store, with the findings that count by the settings."""
    return lambda document: settings.settle(check_against(settings.check(document), store, settings.own_rules))


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
            for rule in across_rules(rules)
            for each in find(connected, rule)
            if not own.keys().isdisjoint(each.relation.claim_ids)
        ]
        stored = fetch(connected, claims_of(found) - own.keys())
    claims = own | {name: each.claim for name, each in stored.items()}
    return list(checked_relations(found, claims, rules)), stored


def _see_beside(connected: DuckDBPyConnection, checked: CheckedDocument) -> None:
    """Makes `seen_claims` and `seen_documents` of a bulletin and of what the store has of its areas and years."""
    tables = document_tables(OWN, checked)
    for table in ("claims", "documents"):
        connected.register(f"own_{table}", tables[table])
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
