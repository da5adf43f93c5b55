"""What one slip makes of a figure, in the text and in the claim."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cqcheck.localise.slips import Slip
from cqcheck.mutate.misprints import Misprint, misprints_of
from handmade import claim


def misprints(
    before: str, surface: str, *, beside: str | None = None, after: str = "。", **fields: object
) -> list[Misprint]:
    """The misprints of the figure `surface` after the words `before`; a fall is given with its minus sign."""
    made = claim("figure", "".join(surface.split()), start=len(before), **fields)
    printed = surface.removeprefix("-")
    figure = replace(made, surface=printed, end=len(before) + len(printed))
    return list(misprints_of(before + printed + after, figure, [claim("other", beside)] if beside else []))


def printed_by(slip: Slip, *given: str, **fields: object) -> set[str]:
    return {each.put for each in misprints(*given, **fields) if each.slip is slip}


@pytest.mark.parametrize(
    ("slip", "surface", "put"),
    [
        (Slip.REPLACED, "973.2亿元", "978.2亿元"),
        (Slip.DROPPED, "973.2亿元", "97.2亿元"),
        (Slip.DROPPED, "973.2亿元", "973亿元"),
        (Slip.DOUBLED, "973.2亿元", "9773.2亿元"),
        (Slip.DOUBLED, "973.2亿元", "973.22亿元"),
        (Slip.SWAPPED, "973.2亿元", "937.2亿元"),
        (Slip.MOVED, "973.2亿元", "97.32亿元"),
        (Slip.MOVED, "973.2亿元", "9732亿元"),
        (Slip.MULTIPLIER, "973.2亿元", "973.2万元"),
        (Slip.PER_MILLE, "6.25‰", "6.25%"),
        (Slip.DROPPED, "12,095万人", "1,295万人"),
    ],
)
def test_a_slip_turns_the_right_figure_into_the_printed_one(slip: Slip, surface: str, put: str) -> None:
    assert put in printed_by(slip, "全年", surface)


def test_the_claim_is_what_the_misprint_says() -> None:
    (exchanged,) = [each for each in misprints("全年", "973.20亿元") if each.slip is Slip.MULTIPLIER]
    (doubled,) = [each for each in misprints("全年", "973.20亿元") if each.put == "973.200亿元"] or [None]
    assert (exchanged.claim.value, exchanged.claim.unit.factor) == (Decimal("973.20"), Decimal(10000))
    assert doubled is None, "a zero more behind the point is the same value"


def test_no_misprint_says_what_the_figure_said_or_begins_with_a_zero() -> None:
    made = misprints("全年", "100.5亿元")
    assert all((each.claim.value, each.claim.unit.text) != (Decimal("100.5"), "亿元") for each in made)
    assert not [each.put for each in made if each.put.startswith("0") and each.put[1] != "."]


def test_blanks_and_line_breaks_in_a_figure_stay_as_they_are() -> None:
    assert "370\n万名" in printed_by(Slip.SWAPPED, "培训", "730\n万名")
    assert "730\n亿名" in printed_by(Slip.MULTIPLIER, "培训", "730\n万名")


def test_a_neighbour_s_figure_is_copied_where_the_unit_is_the_same() -> None:
    assert printed_by(Slip.COPIED, "全年", "973.2亿元", beside="64.05亿元") == {"64.05亿元"}
    assert printed_by(Slip.COPIED, "全年", "973.2亿元", beside="64.05万人") == set()


@pytest.mark.parametrize(
    ("before", "surface", "measure", "put"),
    [
        ("出口比上年增长", "3.2%", "growth", "下降3.2%"),
        ("出口比上年下降了", "-3.2%", "growth", "增长了3.2%"),
        ("比上年末减少", "-208万人", "change", "增加208万人"),
        ("比全省平均高", "1.5个百分点", "difference", "低1.5个百分点"),
    ],
)
def test_a_word_of_rising_becomes_one_of_falling_and_the_other_way_round(
    before: str, surface: str, measure: str, put: str
) -> None:
    assert printed_by(Slip.SIGN, before, surface, measure=measure) == {put}


def test_the_flipped_claim_has_the_other_sign_and_the_span_of_its_word() -> None:
    (flipped,) = [each for each in misprints("出口增长", "3.2%", measure="growth") if each.slip is Slip.SIGN]
    assert (flipped.claim.value, flipped.start, flipped.end) == (Decimal("-3.2"), 2, 8)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("进口和出口分别增长", "、4.1%。"),
        ("城市和农村均增长", "。"),
        ("增长", "—4.1%。"),
        ("增速为", "。"),
        ("降幅比增长", "、2.0%。"),
    ],
)
def test_a_word_that_stands_over_several_figures_or_far_off_is_not_flipped(before: str, after: str) -> None:
    assert printed_by(Slip.SIGN, before, "3.2%", after=after, measure="growth") == set()


def test_a_minus_sign_may_get_lost() -> None:
    figure = replace(claim("figure", "-3.2%", measure="growth"), surface="-3.2%", end=5)
    assert [each.put for each in misprints_of("-3.2%", figure, []) if each.slip is Slip.SIGN] == ["3.2%"]


def test_a_figure_in_chinese_numerals_has_no_misprints() -> None:
    assert misprints("位居", "3") != []
    assert list(misprints_of("第三", replace(claim("rank", "3"), surface="第三", end=2), [])) == []
