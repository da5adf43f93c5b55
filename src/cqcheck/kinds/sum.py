"""Sum: the parts of a whole add up to its total."""

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "SUM"
ROLES = {"total": "one", "part": "many"}


def residual(terms: Terms) -> Interval:
    """Total minus the sum of the parts."""
    return terms.one("total") - terms.sum("part")


def implied(role: str, others: Terms) -> Interval:
    """The total is the sum of the parts; a part is what the other parts leave of the total."""
    if role == "total":
        return others.sum("part")
    return others.one("total") - others.sum("part")
