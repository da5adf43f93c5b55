"""Repeat: the same fact stated more than once has one value."""

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "REP"
ROLES = {"statement": "many"}


def residual(terms: Terms) -> Interval:
    """The differences that are possible between the statements that lie furthest apart."""
    statements = terms.many("statement")
    highest = max(statements, key=lambda each: each.lower)
    lowest = min(statements, key=lambda each: each.upper)
    return highest - lowest


def implied(role: str, others: Terms) -> Interval:  # noqa: ARG001 - there is one role only
    """What the other statements agree on; the span of them all if they disagree."""
    statements = others.many("statement")
    common: Interval | None = statements[0]
    for each in statements[1:]:
        common = common.intersect(each) if common else None
    return common or Interval(min(each.lower for each in statements), max(each.upper for each in statements))
