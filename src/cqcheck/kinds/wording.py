"""Wording: the words say of a figure what the figure shows (增长 with a rise, 分别 with as many values as names)."""

from cqcheck.interval import EVERYTHING, Interval
from cqcheck.kinds.range import beyond
from cqcheck.terms import Terms

CODE = "WRD"
ROLES = {"statement": "many", "evidence": "extra"}


def residual(terms: Terms) -> Interval:
    """How far the statements lie outside what the words allow; for a list, values less names."""
    if terms.is_counted:
        return Interval.exactly(len(terms.many("statement"))) - (terms.bounds or EVERYTHING)
    return beyond(terms.many("statement"), terms.bounds or EVERYTHING)


def implied(role: str, others: Terms) -> Interval:
    """A statement lies within what the words allow; evidence and counted lists imply no value."""
    if role != "statement" or others.is_counted or others.bounds is None:
        return EVERYTHING
    return others.bounds
