"""Structure: the shares of all parts of a whole add up to one hundred per cent."""

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "STR"
ROLES = {"part": "many"}
WHOLE = Interval.exactly(100)


def residual(terms: Terms) -> Interval:
    """What the shares leave of a hundred."""
    return WHOLE - terms.sum("part")


def implied(role: str, others: Terms) -> Interval:  # noqa: ARG001 - there is one role only
    """A share is what the other shares leave of a hundred."""
    return WHOLE - others.sum("part")
