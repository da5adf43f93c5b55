"""Contribution: the points that each part contributes add up to the growth of the whole."""

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "CTR"
ROLES = {"total_growth": "one", "contribution": "many"}


def residual(terms: Terms) -> Interval:
    """The growth of the whole minus the sum of the contributions, in percentage points."""
    return terms.one("total_growth") - terms.sum("contribution")


def implied(role: str, others: Terms) -> Interval:
    """The growth is the sum of the contributions; one of them is what the others leave."""
    if role == "total_growth":
        return others.sum("contribution")
    return others.one("total_growth") - others.sum("contribution")
