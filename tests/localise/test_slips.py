from dataclasses import replace
from decimal import Decimal

import pytest

from cqcheck.localise.slips import Slip, sources_of, with_value
from handmade import claim


def read_as(surface: str, right: str, **fields: object) -> set[Slip]:
    """The slips by which `right` becomes `surface`."""
    return {source.slip for source in sources_of(claim("figure", surface, **fields)) if source.claim.surface == right}


@pytest.mark.parametrize(
    ("surface", "right", "slip"),
    [
        ("937.2亿元", "973.2亿元", Slip.SWAPPED),
        ("937.2亿元", "939.2亿元", Slip.REPLACED),
        ("97.2亿元", "973.2亿元", Slip.DROPPED),
        ("9733.2亿元", "973.2亿元", Slip.DOUBLED),
        ("9732亿元", "973.2亿元", Slip.MOVED),
        ("97.32亿元", "973.2亿元", Slip.MOVED),
        ("08.5%", "0.85%", Slip.MOVED),
        ("973.2万元", "973.2亿元", Slip.MULTIPLIER),
        ("973.2亿元", "973.2万元", Slip.MULTIPLIER),
        ("6.25%", "6.25‰", Slip.PER_MILLE),
        ("4.0%", "4.2%", Slip.REPLACED),
        ("0.0%", "0.5%", Slip.REPLACED),
    ],
)
def test_one_slip_leads_from_the_right_figure_to_the_printed_one(surface: str, right: str, slip: Slip) -> None:
    assert slip in read_as(surface, right)


@pytest.mark.parametrize(
    ("measure", "surface", "right", "value"),
    [
        ("growth", "-3.2%", "增长3.2%", "3.2"),
        ("growth", "3.2%", "下降3.2%", "-3.2"),
        ("change", "208万人", "减少208万人", "-208"),
    ],
)
def test_a_word_of_rising_may_stand_for_one_of_falling(measure: str, surface: str, right: str, value: str) -> None:
    (source,) = [each for each in sources_of(claim("figure", surface, measure=measure)) if each.slip is Slip.SIGN]
    assert (source.claim.surface, source.claim.value) == (right, Decimal(value))


def test_an_amount_has_no_sign_to_flip() -> None:
    assert all(source.slip is not Slip.SIGN for source in sources_of(claim("figure", "973.2亿元")))


@pytest.mark.parametrize(
    ("surface", "right"),
    [("12,095万人", "12,905万人"), ("1,626户", "16,626户"), ("９３７.２亿元", "９７３．２亿元")],
)
def test_a_source_is_written_as_the_bulletin_writes_its_numbers(surface: str, right: str) -> None:
    half = surface.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    printed = replace(claim("figure", half), surface=surface)
    assert right in {source.claim.surface for source in sources_of(printed)}


def test_a_source_keeps_the_sign_of_a_fall() -> None:
    falls = [
        source.claim for source in sources_of(claim("figure", "-3.2%", measure="growth")) if source.slip is Slip.MOVED
    ]
    assert {each.value for each in falls} == {Decimal(-32), Decimal("-0.32")}


@pytest.mark.parametrize("surface", ["第三", "1/5"])
def test_chinese_numerals_and_fractions_have_no_sources(surface: str) -> None:
    assert not list(sources_of(replace(claim("figure", "3", unit=""), surface=surface)))


def test_a_figure_whose_unit_stands_in_the_head_of_its_table_has_no_unit_to_exchange() -> None:
    assert all(source.slip is not Slip.MULTIPLIER for source in sources_of(claim("figure", "973.2", unit="亿元")))


def test_a_figure_can_be_rewritten_with_another_value() -> None:
    figure = claim("figure", "-3.2%", measure="growth")
    rewritten = with_value(figure, Decimal("-4.15"))
    assert rewritten is not None
    assert (rewritten.surface, rewritten.decimals) == ("4.15%", 2)
    assert with_value(figure, Decimal("4.15")) is None
