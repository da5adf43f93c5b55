from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqcheck.interval import Interval
from cqcheck.report.figures import number, round_to, spell, spell_interval


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        ("1626.0", 1, "1626"),
        ("973.25", 3, "973.25"),
        ("-0.05", 1, "0"),
        ("1E+11", 2, "100000000000"),
        ("0.1666666666666666666666666667", 3, "0.167"),
        ("-3.2", 1, "-3.2"),
        ("0", 2, "0"),
    ],
)
def test_a_value_is_spelt_without_exponent_and_trailing_zeros(value: str, places: int, words: str) -> None:
    assert spell(Decimal(value), places) == words


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        ("973.15", "973.25", "973.15–973.25"),
        ("2", "Infinity", "≥2"),
        ("-Infinity", "3.14159", "≤3.15"),
        ("-Infinity", "Infinity", "–"),
        ("4159", "4159", "4159"),
        ("0.3333333", "0.6666666", "0.33–0.67"),
        ("-1.239", "-1.231", "-1.24–-1.23"),
    ],
)
def test_an_interval_is_spelt_with_its_ends_rounded_outwards(lower: str, upper: str, words: str) -> None:
    assert spell_interval(Interval(Decimal(lower), Decimal(upper)), 2) == words


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15), st.integers(0, 6))
def test_rounding_outwards_never_cuts_anything_off(value: Decimal, places: int) -> None:
    assert round_to(value, places, ROUND_FLOOR) <= value <= round_to(value, places, ROUND_CEILING)


def test_an_open_side_is_no_number() -> None:
    assert (number(Decimal("1.5")), number(Decimal("Infinity"))) == (1.5, None)
