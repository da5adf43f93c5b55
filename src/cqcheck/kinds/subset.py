"""Subset: a part, or several disjoint parts together, are not larger than their whole."""

from cqcheck.interval import INFINITY, ZERO, Interval
from cqcheck.terms import Terms

CODE = "SUB"
ROLES = {"whole": "one", "part": "many"}


def residual(terms: Terms) -> Interval:
    """By how much the whole falls short of the parts: zero, or below it when they exceed the whole."""
    rest = terms.one("whole") - terms.sum("part")
    return Interval(min(ZERO, rest.lower), min(ZERO, rest.upper))


def implied(role: str, others: Terms) -> Interval:
    """The whole is at least the parts; a part is at most what the others leave of the whole."""
    if role == "whole":
        return Interval(others.sum("part").lower, INFINITY)
    return Interval(-INFINITY, (others.one("whole") - others.sum("part")).upper)
