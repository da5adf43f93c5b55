"""Rank: one place has one holder, a better place the better figure, and no place is beyond the field.

Three forms: `higher` and `lower` are two different holders' places in one field; `first` is a first place,
`value` the figure ranked and `tied` another holder's figure, which must not be better; `place` and
`field_size` are a place and the number of those ranked.
"""

from cqcheck.interval import INFINITY, ONE, ZERO, Interval
from cqcheck.terms import Terms

CODE = "RNK"
ROLES = {
    "higher": "optional",
    "lower": "optional",
    "first": "optional",
    "value": "optional",
    "tied": "optional",
    "place": "optional",
    "field_size": "optional",
}


def residual(terms: Terms) -> Interval:
    """Zero, or below it by how much the order is broken."""
    if terms.has("higher"):
        rest = terms.one("lower") - terms.one("higher") - Interval.exactly(1)
    elif terms.has("value"):
        rest = terms.one("value") - terms.one("tied")
    else:
        rest = terms.one("field_size") - terms.one("place")
    return Interval(min(ZERO, rest.lower), min(ZERO, rest.upper))


def implied(role: str, others: Terms) -> Interval:
    """The side of the other term on which this one has to lie."""
    match role:
        case "higher":
            return Interval(ONE, max(ONE, others.one("lower").upper - 1))
        case "lower":
            return Interval(others.one("higher").lower + 1, INFINITY)
        case "value":
            return Interval(others.one("tied").lower, INFINITY)
        case "tied":
            return Interval(-INFINITY, others.one("value").upper)
        case "field_size":
            return Interval(others.one("place").lower, INFINITY)
        case "place":
            return Interval(ONE, max(ONE, others.one("field_size").upper))
    return Interval(ONE, INFINITY)
