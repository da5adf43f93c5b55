"""Range: a figure lies within what its indicator can be."""

from collections.abc import Sequence

from cqcheck.interval import EVERYTHING, ZERO, Interval
from cqcheck.terms import Terms

CODE = "RNG"
ROLES = {"statement": "many"}


def residual(terms: Terms) -> Interval:
    """How far the statement that is furthest out lies beyond the bounds; holds zero when it may lie within."""
    return beyond(terms.many("statement"), terms.bounds or EVERYTHING)


def implied(role: str, others: Terms) -> Interval:  # noqa: ARG001 - there is one role only
    """Within the bounds."""
    return others.bounds or EVERYTHING


def beyond(statements: Sequence[Interval], bounds: Interval) -> Interval:
    """How far the statement that is furthest from the bounds lies beyond them."""
    return max((_beyond(each, bounds) for each in statements), key=lambda each: abs(each.middle))


def _beyond(statement: Interval, bounds: Interval) -> Interval:
    if statement.meets(bounds):
        return Interval.exactly(ZERO)
    return statement - (
        Interval.exactly(bounds.upper) if statement.lower > bounds.upper else Interval.exactly(bounds.lower)
    )
