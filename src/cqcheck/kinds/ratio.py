"""Ratio: one quantity over another; where no ratio is printed, the quotient lies within plausible bounds."""

from cqcheck.interval import EVERYTHING, Interval
from cqcheck.terms import Terms

CODE = "RAT"
ROLES = {"numerator": "one", "denominator": "one", "ratio": "optional"}


def residual(terms: Terms) -> Interval:
    """The stated ratio, or the bounds, minus the quotient."""
    return _ratio(terms) - terms.one("numerator") / terms.one("denominator")


def implied(role: str, others: Terms) -> Interval:
    """Numerator, denominator or ratio from the other two."""
    if role == "ratio":
        return others.one("numerator") / others.one("denominator")
    if role == "numerator":
        return others.one("denominator") * _ratio(others)
    return others.one("numerator") / _ratio(others)


def _ratio(terms: Terms) -> Interval:
    if terms.has("ratio"):
        return terms.one("ratio")
    return terms.bounds or EVERYTHING
