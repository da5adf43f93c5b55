from decimal import Decimal

import pytest

from cqcheck.interval import EVERYTHING, INFINITY, Interval
from cqcheck.localise.quantities import expect, plain
from handmade import claim


@pytest.mark.parametrize(
    ("surface", "lower", "upper", "chinese", "difference"),
    [
        ("937.2亿元", "973.15", "973.25", "973.2亿元", "36亿元"),
        ("186%", "18.55", "18.65", "18.6%", "167.4个百分点"),
        ("428.67万辆", "-Infinity", "338.805", "不高于338.805万辆", "89.865万辆"),
        ("846.087亿元", "4572.635", "Infinity", "不低于4572.635亿元", "3726.548亿元"),
        ("4048.12亿元", "4375.62207", "4416.41863", "4375.6221至4416.4186亿元", "327.5021亿元"),
        ("61.9%", "67.893502", "67.894412", "67.894%", "5.994个百分点"),
        ("4159个", "4160", "4160", "4160个", "1个"),
    ],
)
def test_what_is_implied_is_written_as_a_value_a_range_or_a_bound(
    surface: str, lower: str, upper: str, chinese: str, difference: str
) -> None:
    expected = expect(claim("figure", surface), Interval(Decimal(lower), Decimal(upper)))
    assert expected is not None
    assert (expected.reading.zh, expected.difference.zh) == (chinese, difference)


def test_the_english_bounds_say_at_least_and_at_most() -> None:
    figure = claim("figure", "50亿元")
    at_least = expect(figure, Interval(Decimal(60), INFINITY))
    at_most = expect(figure, Interval(-INFINITY, Decimal(40)))
    assert at_least is not None
    assert at_most is not None
    assert (at_least.reading.en, at_most.reading.en) == ("at least 60亿元", "at most 40亿元")


def test_a_relation_that_implies_nothing_expects_nothing() -> None:
    assert expect(claim("figure", "50亿元"), EVERYTHING) is None


@pytest.mark.parametrize(
    ("value", "text"), [("36.00", "36"), ("0.123456", "0.1235"), ("1E+3", "1000"), ("-0.50", "-0.5")]
)
def test_plain_numbers_have_neither_exponents_nor_idle_zeros(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
