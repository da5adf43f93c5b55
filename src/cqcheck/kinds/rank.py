"""Rank: one place has one holder, a better place the better figure, and no place is beyond the field.

Five forms. `higher` and `lower` alone are two holders' places in one field. With `value` and `tied` those are the
figures that are ranked, and `tied` must not be better; the places (`first`, or `higher` and `lower`) say which is which
and may be told in words only. With `whole` too, `lower` is the second place: what `value` and `tied` leave of the whole
is not more than `tied`. `first` with `value` alone is a share beside its bounds. `place` is held against `field_size`,
or against bounds where the size of the field is known without being stated.
"""

from cqcheck.interval import EVERYTHING, INFINITY, ONE, ZERO, Interval
from cqcheck.kinds.range import beyond
from cqcheck.terms import Terms

CODE = "RNK"
ROLES = {
    "higher": "optional",
    "lower": "optional",
    "first": "optional",
    "value": "optional",
    "tied": "optional",
    "whole": "optional",
    "place": "optional",
    "field_size": "optional",
}


def residual(terms: Terms) -> Interval:
    """Zero, or below it by how much the order is broken; how far beyond its bounds a lone figure lies."""
    if terms.has("whole"):
        rest = terms.one("tied") * Interval.exactly(2) + terms.one("value") - terms.one("whole")
    elif terms.has("tied"):
        rest = terms.one("value") - terms.one("tied")
    elif terms.has("higher"):
        rest = terms.one("lower") - terms.one("higher") - Interval.exactly(1)
    elif terms.has("field_size"):
        rest = terms.one("field_size") - terms.one("place")
    else:
        return beyond(terms.many("place") or terms.many("value"), terms.bounds or EVERYTHING)
    return Interval(min(ZERO, rest.lower), min(ZERO, rest.upper))


def implied(role: str, others: Terms) -> Interval:
    """The side of the other term on which this one has to lie."""
    if others.bounds is not None and role in ("place", "value"):
        return others.bounds
    figures = {"value": "tied", "tied": "value"}
    if role in figures and not others.has("whole"):
        return _beside(role, others.one(figures[role]))
    if others.has("value") or others.has("first"):
        return _of_whole(role, others)
    match role:
        case "higher":
            return Interval(ONE, max(ONE, others.one("lower").upper - 1))
        case "lower":
            return Interval(others.one("higher").lower + 1, INFINITY)
        case "field_size":
            return Interval(others.one("place").lower, INFINITY)
        case "place":
            return Interval(ONE, max(ONE, others.one("field_size").upper))
    return Interval(ONE, INFINITY)


def _beside(role: str, other: Interval) -> Interval:
    return Interval(other.lower, INFINITY) if role == "value" else Interval(-INFINITY, other.upper)


def _of_whole(role: str, others: Terms) -> Interval:
    """What the first part, the second and their whole imply of one another; places that only name them are free."""
    two = Interval.exactly(2)
    match role:
        case "whole":
            return Interval(-INFINITY, (others.one("value") + others.one("tied") * two).upper)
        case "value":
            return Interval((others.one("whole") - others.one("tied") * two).lower, INFINITY)
        case "tied":
            return Interval(((others.one("whole") - others.one("value")) / two).lower, INFINITY)
    return Interval(ONE, INFINITY)
