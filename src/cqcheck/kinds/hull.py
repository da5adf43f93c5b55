"""Hull: the growth of a whole lies between the smallest and the largest growth of its parts.

With the parts' levels as weights it is their weighted mean: Σ level / Σ (level / (1 + growth)).
The parts and the weights stand in the same order. With one weight more than parts the first is the level of the whole,
of which the parts are some: then the rest of the whole must have grown by something within `bounds`.
"""

from collections.abc import Sequence
from decimal import Decimal

from cqcheck.interval import EVERYTHING, INFINITY, Interval, total
from cqcheck.terms import Terms

CODE = "HUL"
ROLES = {"whole": "one", "part": "many", "weight": "extra"}
HUNDRED = Decimal(100)


def residual(terms: Terms) -> Interval:
    """The growth of the whole minus that of its parts; without weights, how far it lies outside their hull."""
    if len(terms.many("weight")) > len(terms.many("part")):
        return (terms.bounds or EVERYTHING) - _rest(terms)
    return terms.one("whole") - _whole(terms)


def implied(role: str, others: Terms) -> Interval:
    """The whole lies in the hull of the parts; a part must reach the whole if no other part does.

    With weights a part's growth follows from the others only if their number shows which part was left out;
    the bound without weights is given then, which is always true.
    """
    if others.bounds is not None:
        return EVERYTHING  # what the rest did is bounded so widely that it implies next to nothing of one figure
    if role == "whole":
        return _whole(others)
    if role == "weight":
        return EVERYTHING
    whole, parts = others.one("whole"), others.many("part")
    is_reached_below = any(part.lower <= whole.upper for part in parts)
    is_reached_above = any(part.upper >= whole.lower for part in parts)
    return Interval(
        -INFINITY if is_reached_above else whole.lower,
        INFINITY if is_reached_below else whole.upper,
    )


def _rest(terms: Terms) -> Interval:
    """What the rest of the whole grew by, in per cent; everything if it may have been nothing."""
    level, *levels = terms.many("weight")
    growths = zip(levels, terms.many("part"), strict=True)
    before = level / _factor(terms.one("whole")) - total(each / _factor(growth) for each, growth in growths)
    if before.upper < 0:
        return Interval.exactly(-INFINITY)  # no rest at all
    rest = (level - total(levels)) / before if before.lower > 0 else EVERYTHING
    return (rest - Interval.exactly(1)).scaled(HUNDRED)


def _factor(growth: Interval) -> Interval:
    return Interval.exactly(1) + growth.scaled(1 / HUNDRED)


def _whole(terms: Terms) -> Interval:
    parts, weights = terms.many("part"), terms.many("weight")
    hull = Interval(min(part.lower for part in parts), max(part.upper for part in parts))
    if len(weights) != len(parts) or not all(w.is_bounded and w.lower > 0 for w in weights):
        return hull
    if not all(part.is_bounded and part.lower > -HUNDRED for part in parts):
        return hull
    return Interval(
        _extreme([part.lower for part in parts], weights, is_upper=False),
        _extreme([part.upper for part in parts], weights, is_upper=True),
    )


def _extreme(growths: Sequence[Decimal], weights: Sequence[Interval], *, is_upper: bool) -> Decimal:
    # The mean is fractional-linear in each weight, so its extremes are attained by some split of the growths
    # in order, with the weights heavy on one side of it and light on the other.
    order = sorted(range(len(growths)), key=lambda i: growths[i], reverse=is_upper)
    means = []
    for split in range(len(order) + 1):
        chosen = {i: weights[i].upper if n < split else weights[i].lower for n, i in enumerate(order)}
        now = sum(chosen.values(), Decimal(0))
        then = total(Interval.exactly(chosen[i] / (1 + growths[i] / HUNDRED)) for i in chosen).lower
        means.append((now / then - 1) * HUNDRED)
    return max(means) if is_upper else min(means)
