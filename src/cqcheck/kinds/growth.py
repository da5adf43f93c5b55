"""Growth: a level, its base (or its change) and its growth agree: level = base × (1 + growth)."""

from collections.abc import Callable
from decimal import Decimal

from cqcheck.interval import EVERYTHING, ONE, Interval
from cqcheck.terms import Terms

CODE = "GRW"
ROLES = {"level": "one", "base": "optional", "change": "optional", "growth": "one"}
HUNDRED = Decimal(100)


def residual(terms: Terms) -> Interval:
    """The stated growth minus the growth that the amounts give, in percentage points."""
    return terms.one("growth") - _growth(terms)


def implied(role: str, others: Terms) -> Interval:
    """Growth, level, base or change from the two others; level = change × (1 + g) / g."""
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
