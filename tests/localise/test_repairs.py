"""What has to stand where in the text for a repair."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cqcheck.findings import Repair
from cqcheck.localise.repairs import correction
from handmade import claim

SWAPPED = Repair(Decimal("973.2"), "973.2亿元", "digits swapped")
FLIPPED = Repair(Decimal("3.2"), "增长3.2%", "sign flipped")


def test_a_figure_takes_the_place_of_the_figure() -> None:
    figure = claim("figure", "937.2亿元", start=3)
    assert correction("增加值937.2亿元。", figure, SWAPPED) == (3, "973.2亿元")


@pytest.mark.parametrize(
    ("surface", "put"), [("937.2 亿元", "973.2 亿元"), ("937.2\r\n亿元", "973.2\r\n亿元"), ("93\n7.2亿元", "973.2亿元")]
)
def test_blanks_in_the_figure_stay_where_they_can(surface: str, put: str) -> None:
    figure = replace(claim("figure", "937.2亿元"), surface=surface, end=len(surface))
    assert correction(f"{surface}。", figure, SWAPPED) == (0, put)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [("出口下降3.2%。", (2, "增长3.2%")), ("出口、进口分别下降3.2%、4.1%。", None), ("出口增速为3.2%。", None)],
)
def test_a_figure_of_the_wrong_direction_is_mended_with_the_word_that_is_its_own(
    text: str, corrected: tuple[int, str] | None
) -> None:
    start = text.index("3.2%")
    figure = claim("figure", "-3.2%", measure="growth", start=start)
    assert correction(text, figure, FLIPPED) == corrected
