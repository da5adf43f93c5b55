"""Share: a share is its part over the whole."""

from decimal import Decimal

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "SHR"
ROLES = {"part": "one", "whole": "one", "share": "one"}
HUNDRED = Decimal(100)
PERCENT = Decimal("0.01")


def residual(terms: Terms) -> Interval:
    """The stated share minus part over whole, in percentage points."""
    return terms.one("share") - (terms.one("part") / terms.one("whole")).scaled(HUNDRED)


def implied(role: str, others: Terms) -> Interval:
    """Share, part or whole from the other two."""
    if role == "share":
        return (others.one("part") / others.one("whole")).scaled(HUNDRED)
    if role == "part":
        return others.one("whole") * others.one("share").scaled(PERCENT)
    return others.one("part") / others.one("share").scaled(PERCENT)
