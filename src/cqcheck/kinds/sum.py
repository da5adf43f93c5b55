"""Sum: the parts of a whole add up to its total, which is given by `bounds` where it is no claim (0 for what cancels)."""

from cqcheck.interval import EVERYTHING, Interval
from cqcheck.terms import Terms

CODE = "SUM"
ROLES = {"total": "optional", "part": "many"}


def residual(terms: Terms) -> Interval:
    """Total minus the sum of the parts."""
    return _total(terms) - terms.sum("part")


def implied(role: str, others: Terms) -> Interval:
    """The total is the sum of the parts; a part is what the other parts leave of the total."""
    if role == "total":
        return others.sum("part")
    return _total(others) - others.sum("part")


def _total(terms: Terms) -> Interval:
    return terms.one("total") if terms.has("total") else terms.bounds or EVERYTHING
