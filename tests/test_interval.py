"""Closed intervals: rounding, hedges, arithmetic, and what always holds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqcheck.codelists import Hedge
from cqcheck.interval import EVERYTHING, INFINITY, Interval, stated_interval, total


def interval(lower: str, upper: str) -> Interval:
    return Interval(Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("value", "decimals", "hedge", "lower", "upper"),
    [
        ("36.7", 1, Hedge.EXACT, "36.65", "36.75"),
        ("-3.2", 1, Hedge.EXACT, "-3.25", "-3.15"),
        ("1626", 0, Hedge.EXACT, "1625.5", "1626.5"),
        ("1400", 0, Hedge.OVER, "1400", "Infinity"),
        ("-3", 0, Hedge.OVER, "-Infinity", "-3"),
        ("300", 0, Hedge.UNDER, "-Infinity", "300"),
        ("900", 0, Hedge.NEAR, "810", "900.5"),
        ("100", 0, Hedge.APPROX, "95", "105"),
    ],
)
def test_a_figure_stands_for_what_rounds_to_it_and_its_hedge_allows(
    value: str, decimals: int, hedge: Hedge, lower: str, upper: str
) -> None:
    assert stated_interval(Decimal(value), decimals, hedge) == interval(lower, upper)


def test_a_count_of_whole_things_is_exact() -> None:
    assert stated_interval(Decimal(4159), 0, Hedge.EXACT, is_count=True) == interval("4159", "4159")


def test_a_boundary_counts_for_the_bulletin() -> None:
    assert interval("1", "2").meets(interval("2", "3"))
    assert not interval("1", "2").meets(interval("2.0001", "3"))
    assert interval("1", "2").distance(interval("2.5", "3")) == Decimal("0.5")


def test_an_upper_end_below_the_lower_is_refused() -> None:
    with pytest.raises(ValueError, match="lies above"):
        interval("2", "1")


def test_a_divisor_that_may_be_zero_allows_everything() -> None:
    assert interval("1", "2") / interval("-1", "1") == EVERYTHING


def test_an_open_side_stays_open() -> None:
    assert (interval("1", "Infinity") + interval("1", "2")).upper == INFINITY
    assert (interval("10", "Infinity") / interval("2", "5")).upper == INFINITY
    assert interval("1", "Infinity").middle == 1


NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=3)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))


@given(INTERVALS, INTERVALS, st.floats(0, 1), st.floats(0, 1))
def test_the_result_of_two_values_lies_in_the_result_of_their_intervals(
    a: Interval, b: Interval, s: float, t: float
) -> None:
    x, y = a.lower + a.width * Decimal(s), b.lower + b.width * Decimal(t)
    assert (a + b).holds(x + y)
    assert (a - b).holds(x - y)
    assert (a * b).holds(x * y)
    if not b.holds(0):
        assert (a / b).holds(x / y)


@given(st.lists(INTERVALS, max_size=5), INTERVALS)
def test_a_wider_term_never_makes_a_sum_miss(terms: list[Interval], other: Interval) -> None:
    narrow = total(terms)
    wide = total([*terms, interval("-1", "1")])
    assert wide.meets(other) or not narrow.meets(other)


@given(NUMBERS, st.integers(0, 4))
def test_what_is_printed_stands_for_what_it_was_printed_from(value: Decimal, decimals: int) -> None:
    printed = round(value, decimals)
    assert stated_interval(Decimal(printed), decimals, Hedge.EXACT).holds(value)
