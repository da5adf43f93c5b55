"""The laws of rules between bulletins: a query each, which finds the claims that stand in a relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cqcheck.bilingual import Bilingual
from cqcheck.interval import Interval
from cqcheck.relate.rules import Rule
from cqcheck.relations import Relation, Term
from cqcheck.store.views import rows_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FOLDER = Path(__file__).parent / "laws"
EXCUSE = Bilingual(
    "相差在基数修订、口径或价格变动所能解释的范围内",
    "it is off by no more than a revised base, another coverage or prices explain",
)
COVERAGE = Bilingual("所辖{}个地区中已知{}个", "of {} areas within, {} are known")


@dataclass(frozen=True, slots=True)
class Found:
    """Claims that stand in a relation; `coverage` says how many of the areas within are known, where that is the question."""

    relation: Relation
    coverage: Bilingual | None = None


def law_names() -> frozenset[str]:
    """The laws that there are: what a rule between bulletins has for `where`."""
    return frozenset(path.stem for path in FOLDER.glob("*.sql"))


def find(connected: DuckDBPyConnection, rule: Rule, *, broken_only: bool = False) -> Iterator[Found]:
    """What the law of a rule finds among the facts, in the order of the claims.

    A law is a query for `terms` (roles and claims), whether the relation `holds` as far as floating-point numbers tell, whether it is
    `excused` if it does not, the bounds `lowest` and `highest`, and of areas within another how many are `stated` of all `members`.

    Args:
        connected: Where `create_facts` has made the facts.
        rule: A rule between bulletins.
        broken_only: Whether what holds, or is excused, is left out.
    """
    where = "WHERE NOT holds AND NOT excused" if broken_only else ""
    for row in rows_of(connected.execute(f"FROM ({_law(str(rule.where))}) {where} ORDER BY terms")):
        yield _found(rule, row)


def _found(rule: Rule, row: dict[str, Any]) -> Found:
    lowest, highest = row.get("lowest"), row.get("highest")
    bounds = Interval(Decimal(repr(lowest)), Decimal(repr(highest))) if lowest is not None else None
    coverage = COVERAGE.fill(str(row["members"]), str(row["stated"])) if "members" in row else None
    return Found(_relation(rule, row["terms"], bounds, is_excused=row["excused"]), coverage)


@cache
def _law(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def _relation(rule: Rule, terms: Iterable[dict[str, str]], bounds: Interval | None, *, is_excused: bool) -> Relation:
    listed = tuple(Term(each["role"], each["claim_id"]) for each in terms)
    told = "|".join(sorted(f"{term.role}:{term.claim_id}" for term in listed))
    digest = sha1(told.encode(), usedforsecurity=False).hexdigest()[:10]
    return Relation(
        relation_id=f"{rule.code}-{digest}",
        rule=rule.code,
        kind=rule.kind,
        hard=rule.is_hard,
        terms=listed,
        excuse=EXCUSE if is_excused else None,
        bounds=bounds,
    )
