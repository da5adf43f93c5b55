"""Figures as a reader is shown them in the arithmetic of a check."""

from decimal import ROUND_HALF_EVEN, Decimal

from cqcheck.interval import Interval

DIGITS = 7


def write_number(value: Decimal) -> str:
    """A figure in plain digits, without trailing zeros, long quotients cut to seven significant digits."""
    if not value.is_finite():
        return "+∞" if value > 0 else "−∞"
    places = max(0, DIGITS - max(value.adjusted() + 1, 1))
    if -value.normalize().as_tuple().exponent > places:  # type: ignore[operator] # finite, so a number
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_interval(interval: Interval) -> str:
    """An interval with both ends, `[-0.2, 0.2]`."""
    return f"[{write_number(interval.lower)}, {write_number(interval.upper)}]"
