"""Values and intervals as a reader of the bulletin would write them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.claims import Claim
from cqcheck.interval import Interval

# An interval of at most so many units of its last digit is written as its middle.
NARROW = 3
MOST_DECIMALS = 4
# A value is not written with many more decimals than the figure beside it.
MORE_DECIMALS = 2
IN_POINTS = Bilingual("{}个百分点", "{} percentage points")
AT_LEAST = Bilingual("不低于{}", "at least {}")
AT_MOST = Bilingual("不高于{}", "at most {}")
FROM_TO = Bilingual("{}至{}", "{} to {}")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a claim would have to read, and by how much it misses that."""

    reading: Bilingual
    difference: Bilingual


def expect(claim: Claim, implied: Interval) -> Expected | None:
    """What a relation implies for a claim, in its own unit; None if it implies nothing.

    One value where the interval is narrow (`973.2亿元`), else a range (`973.0至973.9亿元`) or a bound
    (`不低于973.15亿元`); the difference is from the stated value to that.
    """
    unit = claim.unit.text
    if not implied.lower.is_finite() and not implied.upper.is_finite():
        return None
    middle = only_value(claim, implied)
    nearest = min(max(claim.value, implied.lower), implied.upper) if middle is None else middle
    # Two percentages differ by percentage points.
    missed = plain(abs(claim.value - nearest))
    apart = IN_POINTS.fill(missed) if unit in ("%", "％") else Bilingual.same(missed + unit)
    if middle is not None:
        return Expected(Bilingual.same(f"{middle:f}{unit}"), apart)
    lower, upper = plain(implied.lower), plain(implied.upper)
    if not implied.upper.is_finite():
        return Expected(AT_LEAST.fill(lower + unit), apart)
    if not implied.lower.is_finite():
        return Expected(AT_MOST.fill(upper + unit), apart)
    return Expected(FROM_TO.fill(lower, upper + unit), apart)


def only_value(claim: Claim, implied: Interval) -> Decimal | None:
    """The middle of a narrow interval, with as many decimals as its width warrants; None if it is wide."""
    if not implied.is_bounded:
        return None
    warranted = claim.decimals if implied.width == 0 else max(0, -implied.width.adjusted())
    decimals = min(warranted, claim.decimals + MORE_DECIMALS)
    digit = Decimal(1).scaleb(-decimals)
    return implied.middle.quantize(digit, ROUND_HALF_EVEN) if implied.width <= NARROW * digit else None


def plain(value: Decimal) -> str:
    """A number in plain digits, with four decimals at most and without trailing zeros."""
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_DECIMALS:
        value = value.quantize(Decimal(1).scaleb(-MOST_DECIMALS), ROUND_HALF_EVEN)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
