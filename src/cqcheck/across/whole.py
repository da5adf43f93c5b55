"""What all bulletins of a store say against each other, a province at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from cqcheck.across.facts import COUNTRY, create_facts, create_lists
from cqcheck.across.laws import Found, find
from cqcheck.across.relations import across_rules, checked_relations, claims_of, findings_between
from cqcheck.across.stored import fetch
from cqcheck.findings import Finding
from cqcheck.localise.places import Places, Stored
from cqcheck.relate.rules import Rule
from cqcheck.relations import Relation
from cqcheck.settings import Settings
from cqcheck.store import Snapshot, Store, Tables, numbered, table_of
from cqcheck.store.schema import ACROSS
from cqcheck.store.views import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Claims that are held against each other at once; beyond, each province by itself, then the provinces among one another.
MOST_AT_ONCE = 1_000_000
ALL, PROVINCES = "", COUNTRY[:2]

# Finds what is broken in each of some parts of a store, such as `side_by_side` does.
Finder = Callable[[Callable[[str], list[Found]], Sequence[str]], Iterable[list[Found]]]


def side_by_side(find: Callable[[str], list[Found]], parts: Sequence[str]) -> Iterator[list[Found]]:
    """What is found in each part of a store, a part a processor at a time."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        yield from threads.map(find, parts)


def tables_of_broken(store: Store, settings: Settings, finder: Finder = side_by_side) -> Iterator[Tables]:
    """What of `broken_in` counts by the settings, by bulletin as what a store keeps of it."""
    with store.snapshot() as snapshot:
        with snapshot.opened() as connected:
            found = connected.execute("SELECT doc_id, area, year FROM documents").fetchall()
        places = {doc_id: {"doc_id": doc_id, "area": area, "year": year} for doc_id, area, year in found}
        for doc_id, findings in broken_in(snapshot, settings.own_rules, finder):
            yield {ACROSS: table_of(ACROSS, numbered(places[doc_id], settings.settled(findings)))}


def broken_in(
    snapshot: Snapshot, rules: Sequence[Rule] | None = None, finder: Finder = side_by_side
) -> Iterator[tuple[str, list[Finding]]]:
    """What the bulletins of a store say against each other: by bulletin the findings, in the order of their names.

    A finding is of the bulletin with the latest figure that it names. Those to blame are looked for among the relations between
    bulletins alone.

    Args:
        snapshot: The store.
        rules: The rules, of which those between bulletins are followed; None for those of the package.
        finder: What works at the parts of a store.
    """
    with snapshot.opened() as connected:
        parts = _parts(connected)
    found = {
        each.relation.relation_id: each
        for some in finder(partial(find_broken, snapshot, across_rules(rules)), parts)
        for each in some
    }
    broken = [found[name] for name in sorted(found)]
    with snapshot.opened() as connected:
        _see(connected, ALL)
        stored = fetch(connected, claims_of(broken))
    by_document: dict[str, list[Found]] = {}
    for each in broken:
        by_document.setdefault(_latest(each.relation, stored), []).append(each)
    for doc_id, own in sorted(by_document.items()):
        named = {name: stored[name] for name in claims_of(own)}
        claims = {name: each.claim for name, each in named.items()}
        checked = list(checked_relations(own, claims, rules))
        yield doc_id, findings_between(Places(doc_id, None, named), (), (), checked, rules)


def find_broken(snapshot: Snapshot, rules: Sequence[Rule], part: str) -> list[Found]:
    """The relations that do not hold in a part of a store: a province by the beginning of its code, or all provinces, or everything.

    A part is the work of one processor, everything that of all.
    """
    with snapshot.opened(threads=1 if part else None) as connected:
        create_lists(connected)
        _see(connected, part)
        create_facts(connected)
        return [each for rule in rules for each in find(connected, rule, broken_only=True)]


def _parts(connected: DuckDBPyConnection) -> list[str]:
    """Parts of a store so that claims which may stand in a relation are together in one of them at least."""
    counted = connected.execute("SELECT count(*) FROM claims").fetchone()
    if counted is None or counted[0] <= MOST_AT_ONCE:
        return [ALL]
    found = connected.execute(
        "SELECT DISTINCT ref_area_code[:2] FROM claims WHERE ref_area_code IS NOT NULL ORDER BY 1"
    )
    return [PROVINCES, *(code for (code,) in found.fetchall())]


def _see(connected: DuckDBPyConnection, part: str) -> None:
    """Makes `seen_claims` and `seen_documents` of the claims that are about a part of a store."""
    where = {
        ALL: "true",
        PROVINCES: "ref_area = '中国' OR ref_area_code LIKE '__0000'",
    }.get(part, f"ref_area_code[:2] = {quoted(part)}")
    connected.execute(f"CREATE TEMP VIEW seen_claims AS FROM claims WHERE {where}")
    connected.execute("CREATE TEMP VIEW seen_documents AS FROM documents")


def _latest(relation: Relation, stored: dict[str, Stored]) -> str:
    claims = (stored[name].claim for name in relation.claim_ids)
    return max(claims, key=lambda claim: (claim.time_period or "", claim.doc_id)).doc_id
