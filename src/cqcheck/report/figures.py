"""Decimals and intervals as a reader wants to see them."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from cqcheck.claims import Claim
from cqcheck.interval import Interval

SPARE = 2  # digits shown beyond those that the figure states


def spell(value: Decimal, places: int, rounding: str = ROUND_HALF_EVEN) -> str:
    """The value with at most so many decimal places, no trailing zeros and no exponent."""
    short = round_to(value, places, rounding)
    return format(short.normalize(), "f") if short else "0"


def round_to(value: Decimal, places: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """The value with at most so many decimal places; one beyond Decimal's digits stays as it is."""
    if value.adjusted() + places >= 27 or -value.as_tuple().exponent <= places:  # type: ignore[operator]
        return value
    return value.quantize(Decimal(1).scaleb(-places), rounding)


def spell_interval(interval: Interval, places: int) -> str:
    """The interval with its ends rounded outwards: 973.15–973.25, ≥2, ≤3, or – for everything."""
    lower, upper = interval.lower, interval.upper
    if lower == upper:
        return spell(lower, places)
    if not lower.is_finite() and not upper.is_finite():
        return "–"
    if not upper.is_finite():
        return f"≥{spell(lower, places, ROUND_FLOOR)}"
    if not lower.is_finite():
        return f"≤{spell(upper, places, ROUND_CEILING)}"
    return f"{spell(lower, places, ROUND_FLOOR)}–{spell(upper, places, ROUND_CEILING)}"


def implied_figure(interval: Interval, claim: Claim) -> str:
    """An implied interval in the claim's own unit: 973.15–973.25亿元."""
    return f"{spell_interval(interval, claim.decimals + SPARE)}{claim.unit.text}"


def stated_figure(claim: Claim) -> str:
    """The interval that a claim states, in its own unit: 1625.95–1626.05亿元."""
    return f"{spell_interval(claim.stated, claim.decimals + SPARE)}{claim.unit.text}"


def number(value: Decimal) -> float | None:
    """The value as JSON knows it; None for an open side."""
    return float(value) if value.is_finite() else None
