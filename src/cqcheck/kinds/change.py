"""Change: an absolute change is the level less its base, also of rates in percentage points."""

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "CHG"
ROLES = {"level": "one", "base": "one", "change": "one"}


def residual(terms: Terms) -> Interval:
    """The stated change minus the difference of the two levels."""
    return terms.one("change") - (terms.one("level") - terms.one("base"))


def implied(role: str, others: Terms) -> Interval:
    """Level, base or change from the other two."""
    if role == "change":
        return others.one("level") - others.one("base")
    if role == "level":
        return others.one("base") + others.one("change")
    return others.one("level") - others.one("change")
