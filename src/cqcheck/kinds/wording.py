"""Wording: the words say of a figure what the figure shows (增长 with a rise, 分别 with as many values as names).

Three forms: with `bounds` the statements lie within them, and evidence is what else the words rest on; with
`is_counted` the bounds are of the number of statements; without bounds the words set the statements above
the evidence (高技术产业投资快于全部投资), and none of them may lie below any of it.
"""

from cqcheck.interval import EVERYTHING, INFINITY, ZERO, Interval
from cqcheck.kinds.range import beyond
from cqcheck.terms import Terms

CODE = "WRD"
ROLES = {"statement": "many", "evidence": "extra", "evidence.growth": "optional"}


def residual(terms: Terms) -> Interval:
    """How far the statements lie outside what the words allow; for a list, values less names."""
    statements, evidence = terms.many("statement"), terms.many("evidence")
    if terms.is_counted:
        return Interval.exactly(len(statements)) - (terms.bounds or EVERYTHING)
    if terms.bounds is not None:
        return beyond(statements, terms.bounds)
    if not evidence:
        return Interval.exactly(ZERO)
    worst = min((one - other for one in statements for other in evidence), key=lambda each: each.upper)
    return Interval(min(ZERO, worst.lower), min(ZERO, worst.upper))


def implied(role: str, others: Terms) -> Interval:
    """Within the bounds or above the evidence; evidence lies below the statements where the words set an order."""
    if others.is_counted:
        return EVERYTHING
    if others.bounds is not None:
        return others.bounds if role == "statement" else EVERYTHING
    if role == "statement":
        return Interval(max((each.lower for each in others.many("evidence")), default=-INFINITY), INFINITY)
    return Interval(-INFINITY, min((each.upper for each in others.many("statement")), default=INFINITY))
