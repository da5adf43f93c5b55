"""Growth: a level, its base (or its change) and its growth agree: level = base × (1 + growth).

Of a count with neither base nor change, the base that level and growth give has to be a whole number.
"""

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal

from cqcheck.interval import EVERYTHING, ONE, Interval
from cqcheck.terms import Terms

CODE = "GRW"
ROLES = {"level": "one", "base": "optional", "change": "optional", "growth": "one"}
HUNDRED = Decimal(100)


def residual(terms: Terms) -> Interval:
    """The stated growth minus the growth that the amounts give, in percentage points.

    Of a count by itself: how far the base is from the next whole number.
    """
    if not (terms.has("base") or terms.has("change")):
        return _off_whole(terms.one("level") / _factor(terms.one("growth")))
    return terms.one("growth") - _growth(terms)


def implied(role: str, others: Terms) -> Interval:
    """Growth, level, base or change from the two others; level = change × (1 + g) / g."""
    if role in ("level", "growth") and not (others.has("base") or others.has("change")):
        return EVERYTHING  # whole numbers are no interval
    if role == "growth":
        return _growth(others)
    factor = _factor(others.one("growth"))
    if others.has("change") or role == "change":
        if role == "level":
            return _corners(others.one("change"), factor, _level_of_change)
        return _corners(others.one("level"), factor, lambda level, f: level - level / f)
    return others.one("base") * factor if role == "level" else others.one("level") / factor


def _growth(terms: Terms) -> Interval:
    if terms.has("base"):
        return _percent(terms.one("level") / terms.one("base"))
    level, change = terms.one("level"), terms.one("change")
    if not (level.is_bounded and change.is_bounded):
        return EVERYTHING
    if (level - change).holds(0):
        return EVERYTHING
    # Level and base move together, so the corners of level and change are tighter than interval division.
    return Interval.spanning(
        HUNDRED * c / (v - c) for v in (level.lower, level.upper) for c in (change.lower, change.upper)
    )


def _off_whole(base: Interval) -> Interval:
    if not base.is_bounded:
        return EVERYTHING
    below = base.lower.to_integral_value(ROUND_FLOOR)
    nearest = below if base.holds(below) or base.upper < below + ONE / 2 else below + ONE
    return base - Interval.exactly(nearest)


def _percent(factor: Interval) -> Interval:
    return (factor - Interval.exactly(1)).scaled(HUNDRED)


def _factor(growth: Interval) -> Interval:
    return Interval.exactly(1) + growth.scaled(ONE / HUNDRED)


def _level_of_change(change: Decimal, factor: Decimal) -> Decimal:
    return change * factor / (factor - ONE)


def _corners(amount: Interval, factor: Interval, formula: Callable[[Decimal, Decimal], Decimal]) -> Interval:
    """All values of a formula that is monotone in the amount and in the growth factor."""
    is_singular = factor.lower <= 0 or factor.lower <= 1 <= factor.upper
    if is_singular or not (amount.is_bounded and factor.is_bounded):
        return EVERYTHING
    return Interval.spanning(formula(a, f) for a in (amount.lower, amount.upper) for f in (factor.lower, factor.upper))
