"""Tolerances of the user's own: by how many units of its last digit a result may be off besides its rounding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cqcheck.check.scaling import ScaledTerms
from cqcheck.claims import Claim
from cqcheck.codelists import Kind
from cqcheck.interval import Interval
from cqcheck.kinds import KINDS
from cqcheck.relations import Relation
from cqcheck.terms import Terms

# What a relation works out, by role; of two in one relation the first. In the others (structures, repeats, ranges,
# orders) any one figure may be off.
RESULTS = ("share", "per_capita", "ratio", "total_growth", "rate", "growth", "difference", "change", "total", "whole")


@dataclass(frozen=True, slots=True)
class Slack:
    """How far a term may be off, either way, in the unit of the terms."""

    role: str
    index: int
    width: Interval


def find_slack(
    relation: Relation, claims: Mapping[str, Claim], scaled: ScaledTerms, units: Decimal
) -> tuple[Slack, ...]:
    """The slack of a relation's result, or of each figure where it has none; one of them at a time is to be taken.

    Args:
        relation: The relation.
        claims: Its claims, by id.
        scaled: Its terms.
        units: How many units of the last printed digit.
    """
    if not units or relation.is_counted:
        return ()
    found = tuple(_slacks(relation, claims, scaled, units))
    result = next((each for role in RESULTS for each in found if each.role.partition(".")[0] == role), None)
    return found if result is None else (result,)


def holds(kind: Kind, terms: Terms, slack: tuple[Slack, ...] = ()) -> bool:
    """Whether values within the intervals satisfy a relation, one of them taken with its slack."""
    if KINDS[kind].residual(terms).holds(0):
        return True
    loosened = (
        terms.replacing(each.role, each.index, terms.many(each.role)[each.index] + each.width) for each in slack
    )
    return any(KINDS[kind].residual(each).holds(0) for each in loosened)


def _slacks(relation: Relation, claims: Mapping[str, Claim], scaled: ScaledTerms, units: Decimal) -> Iterator[Slack]:
    places: dict[str, int] = {}
    for term in relation.terms:
        index = places.get(term.role, 0)
        places[term.role] = index + 1
        size = units.scaleb(-claims[term.claim_id].decimals) * scaled.factors[term.claim_id]
        yield Slack(term.role, index, Interval(-size, size))
