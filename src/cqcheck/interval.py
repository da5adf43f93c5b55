"""Closed intervals over Decimal: the values that a printed figure may stand for.

XBRL Calculations 1.1 compares sums by the intervals of their rounded terms; here every kind of
relation is decided that way. Both ends belong to the interval, so that a boundary counts for the bulletin.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cqcheck.codelists import Hedge

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)
ONE = Decimal(1)

# Decimal carries 28 digits; units such as 亩 (2000/3 m²) and quotients are inexact in the last ones.
# A relative slack far below any printed digit keeps a closed boundary closed.
SLACK = Decimal("1e-18")

# 约, 左右: five per cent either way; 近, 接近: up to ten per cent short of the figure. Conventions
# of this project: wide enough that no honest use of the words is called an error.
APPROXIMATE = Decimal("0.05")
NEARLY = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `lower` to `upper`, both included; an open side is infinite."""

    lower: Decimal
    upper: Decimal

    def __post_init__(self) -> None:
        if self.lower > self.upper:
            msg = f"lower end {self.lower} lies above upper end {self.upper}"
            raise ValueError(msg)

    @classmethod
    def exactly(cls, value: Decimal | int) -> Interval:
        """The interval that holds this one value."""
        return cls(Decimal(value), Decimal(value))

    @classmethod
    def spanning(cls, ends: Iterable[Decimal]) -> Interval:
        """The smallest interval that holds all of `ends`."""
        found = list(ends)
        return cls(min(found), max(found))

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.lower + other.lower, self.upper + other.upper)

    def __neg__(self) -> Interval:
        return Interval(-self.upper, -self.lower)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return Interval.spanning(_times(a, b) for a in (self.lower, self.upper) for b in (other.lower, other.upper))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; everything when the divisor may be zero."""
        if other.lower <= 0 <= other.upper:
            return EVERYTHING
        # Corners are divided, not multiplied by an inverse: 6/3 is 2, while 6 × 0.333… falls short of a closed end.
        return Interval.spanning(_over(a, b) for a in (self.lower, self.upper) for b in (other.lower, other.upper))

    def __pow__(self, exponent: Interval) -> Interval:
        """The powers to exponents above zero: everything when the base may be negative, zero when it is."""
        if self.lower < 0:
            return Interval.exactly(ZERO) if self.upper < 0 else EVERYTHING
        return Interval.spanning(a**b for a in (self.lower, self.upper) for b in (exponent.lower, exponent.upper))

    def scaled(self, factor: Decimal) -> Interval:
        """The interval of all values times `factor`."""
        lower, upper = _times(self.lower, factor), _times(self.upper, factor)
        return Interval(lower, upper) if factor >= 0 else Interval(upper, lower)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both intervals."""
        if self.lower <= other.upper and other.lower <= self.upper:
            return True
        slack = SLACK * max(self.magnitude, other.magnitude)
        return self.lower <= other.upper + slack and other.lower <= self.upper + slack

    def holds(self, value: Decimal | int) -> bool:
        """Whether `value` lies in the interval."""
        return self.meets(Interval.exactly(value))

    def intersect(self, other: Interval) -> Interval | None:
        """The values in both intervals, None if there are none."""
        lower, upper = max(self.lower, other.lower), min(self.upper, other.upper)
        return Interval(lower, upper) if lower <= upper else None

    def distance(self, other: Interval) -> Decimal:
        """How far the two intervals lie apart; zero if they meet."""
        return ZERO if self.meets(other) else max(self.lower - other.upper, other.lower - self.upper)

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.lower.is_finite() and self.upper.is_finite()

    @property
    def middle(self) -> Decimal:
        """The value half-way; the finite end where one side is open, zero where both are."""
        if self.is_bounded:
            return (self.lower + self.upper) / 2
        finite = [end for end in (self.lower, self.upper) if end.is_finite()]
        return finite[0] if finite else ZERO

    @property
    def width(self) -> Decimal:
        """Upper minus lower end."""
        return self.upper - self.lower

    @property
    def magnitude(self) -> Decimal:
        """The largest finite absolute value of the two ends."""
        return max((abs(end) for end in (self.lower, self.upper) if end.is_finite()), default=ZERO)


EVERYTHING = Interval(-INFINITY, INFINITY)
UPWARDS, DOWNWARDS = Interval(ZERO, INFINITY), Interval(-INFINITY, ZERO)  # moves that go up or stand still, and down


def total(intervals: Iterable[Interval]) -> Interval:
    """The interval of the sum of one value from each interval."""
    found = list(intervals)
    return Interval(sum((each.lower for each in found), ZERO), sum((each.upper for each in found), ZERO))


@lru_cache(maxsize=1 << 14)
def stated_interval(value: Decimal, decimals: int, hedge: Hedge, *, is_count: bool = False) -> Interval:
    """The values, in the stated unit, that a printed figure asserts: rounding first, then the hedge.

    Half a unit of the last stated digit either way: 36.7 may stand for 36.65 to 36.75. A count of whole
    things (`is_count`: 4159个 without 万 or 亿) is exact. 超 and 不足 open the side they name, of the
    magnitude: a fall of over 3 % is anything from minus infinity to −3.
    """
    half = ZERO if is_count and decimals == 0 else Decimal(5).scaleb(-decimals - 1)
    match hedge:
        case Hedge.EXACT:
            return Interval(value - half, value + half)
        case Hedge.APPROX:
            spread = max(half, abs(value) * APPROXIMATE)
            return Interval(value - spread, value + spread)
        case Hedge.NEAR:
            return Interval.spanning((value - value * NEARLY, value + (half if value >= 0 else -half)))
        case Hedge.OVER:
            return Interval(value, INFINITY) if value >= 0 else Interval(-INFINITY, value)
        case Hedge.UNDER:
            return Interval(-INFINITY, value) if value >= 0 else Interval(value, INFINITY)


def _times(a: Decimal, b: Decimal) -> Decimal:
    # An unbounded side times exactly zero is zero for our purpose: the other factor *is* zero.
    return ZERO if ZERO in (a, b) else a * b


def _over(a: Decimal, b: Decimal) -> Decimal:
    return a / b if b.is_finite() else ZERO
