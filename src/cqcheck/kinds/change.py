"""Change: an absolute change is the level less its base, also of rates in percentage points.

With `bounds` it is the mean change of so many years.
"""

from decimal import Decimal

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "CHG"
ROLES = {"level": "one", "base": "one", "change": "one"}
ONE_YEAR = Interval.exactly(Decimal(1))


def residual(terms: Terms) -> Interval:
    """The stated change minus the difference of the two levels, a year's part of it if it is a mean."""
    return terms.one("change") - (terms.one("level") - terms.one("base")) / _years(terms)


def implied(role: str, others: Terms) -> Interval:
    """Level, base or change from the other two."""
    if role == "change":
        return (others.one("level") - others.one("base")) / _years(others)
    if role == "level":
        return others.one("base") + others.one("change") * _years(others)
    return others.one("level") - others.one("change") * _years(others)


def _years(terms: Terms) -> Interval:
    return terms.bounds or ONE_YEAR
