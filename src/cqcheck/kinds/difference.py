"""Difference: how far one area's figure lies above another's (高于全国2个百分点)."""

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "DIF"
ROLES = {"own": "one", "other": "one", "difference": "one"}


def residual(terms: Terms) -> Interval:
    """The stated difference minus the difference of the two figures."""
    return terms.one("difference") - (terms.one("own") - terms.one("other"))


def implied(role: str, others: Terms) -> Interval:
    """One's own figure, the other's or the difference from the other two."""
    if role == "difference":
        return others.one("own") - others.one("other")
    if role == "own":
        return others.one("other") + others.one("difference")
    return others.one("own") - others.one("difference")
