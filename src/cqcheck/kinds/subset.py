"""Subset: a part, or several disjoint parts together, are not larger than their whole.

With the growths of both (`whole.growth`, `part.growth`) it says the same of the period before: the base of the
part, level / (1 + growth), is not larger than that of the whole.
"""

from decimal import Decimal

from cqcheck.interval import INFINITY, ONE, ZERO, Interval
from cqcheck.terms import Terms

CODE = "SUB"
ROLES = {"whole": "one", "part": "many", "whole.growth": "optional", "part.growth": "optional"}
HUNDRED = Decimal(100)


def residual(terms: Terms) -> Interval:
    """By how much the whole falls short of the parts: zero, or below it when they exceed the whole."""
    rest = _base(terms, "whole") - _base(terms, "part")
    return Interval(min(ZERO, rest.lower), min(ZERO, rest.upper))


def implied(role: str, others: Terms) -> Interval:
    """The whole is at least the parts; a part is at most what the others leave of the whole."""
    match role:
        case "whole":
            return Interval((_base(others, "part") * others.factor("whole.growth")).lower, INFINITY)
        case "part":
            rest = _base(others, "whole") - others.sum("part")
            return Interval(-INFINITY, (rest * others.factor("part.growth")).upper)
        case "whole.growth":
            return Interval(-INFINITY, _percent(others.one("whole") / _base(others, "part")).upper)
    least = _percent(others.sum("part") / _base(others, "whole")).lower
    return Interval(least if least > -HUNDRED else -INFINITY, INFINITY)  # nothing falls by more than all


def _base(terms: Terms, role: str) -> Interval:
    """The sum of a role's amounts; if their growth is among the terms, in the period before."""
    return terms.sum(role) / terms.factor(f"{role}.growth")


def _percent(factor: Interval) -> Interval:
    return (factor - Interval.exactly(ONE)).scaled(HUNDRED)
