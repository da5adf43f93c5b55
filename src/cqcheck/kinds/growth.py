"""Growth: a level, its base (or its change) and its growth agree: level = base × (1 + growth).

With `bounds` the growth is the mean of so many years: level = base × (1 + growth)^years. Forms, by the roles that are filled:

* `level`, `base`, `growth`; or `level`, `change`, `growth`, where the base is level less change.
* `level.growth`, `growth`: what the level grew by over all the years follows from the mean growth.
* `level`, `growth`: of a count alone, the base that they give has to be a whole number.
"""

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal

from cqcheck.interval import EVERYTHING, ONE, Interval
from cqcheck.terms import Terms

CODE = "GRW"
ROLES = {
    "level": "optional",
    "level.growth": "optional",
    "base": "optional",
    "change": "optional",
    "growth": "one",
}
BASES = ("base", "change", "level.growth")
HUNDRED = Decimal(100)
UNIT = Interval.exactly(ONE)


def residual(terms: Terms) -> Interval:
    """The stated growth minus the growth that the amounts give, in percentage points.

    Of a count by itself: how far the base is from the next whole number.
    """
    if not _has_base(terms):
        return _off_whole(terms.one("level") / _factor(terms))
    return terms.one("growth") - _growth(terms)


def implied(role: str, others: Terms) -> Interval:
    """Any term from the others; level = change × (1 + g) / g."""
    if role in ("level", "growth") and not _has_base(others):
        return EVERYTHING  # whole numbers are no interval
    if role == "growth":
        return _growth(others)
    factor = _factor(others)
    if role == "level.growth":
        return _percent(factor)
    if others.has("change") or role == "change":
        if role == "level":
            return _corners(others.one("change"), factor, _level_of_change)
        return _corners(others.one("level"), factor, lambda level, f: level - level / f)
    return others.one("base") * factor if role == "level" else others.one("level") / factor


def _has_base(terms: Terms) -> bool:
    return any(terms.has(role) for role in BASES)


def _growth(terms: Terms) -> Interval:
    """The growth that the other terms give, a year's if it is the mean of some."""
    factor = _whole_factor(terms)
    return _percent(factor if terms.bounds is None else factor ** (UNIT / terms.bounds))


def _whole_factor(terms: Terms) -> Interval:
    """What the base is multiplied by to get the level."""
    if terms.has("level.growth"):
        return terms.factor("level.growth")
    if terms.has("base"):
        return terms.one("level") / terms.one("base")
    level, change = terms.one("level"), terms.one("change")
    if not (level.is_bounded and change.is_bounded):
        return EVERYTHING
    if (level - change).holds(0):
        return EVERYTHING
    # Level and base move together, so the corners of level and change are tighter than interval division.
    return Interval.spanning(v / (v - c) for v in (level.lower, level.upper) for c in (change.lower, change.upper))


def _off_whole(base: Interval) -> Interval:
    if not base.is_bounded:
        return EVERYTHING
    below = base.lower.to_integral_value(ROUND_FLOOR)
    nearest = below if base.holds(below) or base.upper < below + ONE / 2 else below + ONE
    return base - Interval.exactly(nearest)


def _percent(factor: Interval) -> Interval:
    return (factor - UNIT).scaled(HUNDRED)


def _factor(terms: Terms) -> Interval:
    """What the stated growth makes of the base, over all the years."""
    factor = terms.factor("growth")
    return factor if terms.bounds is None else factor**terms.bounds


def _level_of_change(change: Decimal, factor: Decimal) -> Decimal:
    return change * factor / (factor - ONE)


def _corners(amount: Interval, factor: Interval, formula: Callable[[Decimal, Decimal], Decimal]) -> Interval:
    """All values of a formula that is monotone in the amount and in the growth factor."""
    is_singular = factor.lower <= 0 or factor.lower <= 1 <= factor.upper
    if is_singular or not (amount.is_bounded and factor.is_bounded):
        return EVERYTHING
    return Interval.spanning(formula(a, f) for a in (amount.lower, amount.upper) for f in (factor.lower, factor.upper))
