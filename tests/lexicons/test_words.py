"""Units, numerals and word lists."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqcheck.lexicons.numerals import chinese_number
from cqcheck.lexicons.units import base_units, parse_unit
from cqcheck.lexicons.words import head_of


@pytest.mark.parametrize(
    ("text", "dimension", "base", "mult", "factor"),
    [
        ("亿元", "money", "CNY", 8, "100000000"),
        ("万亿元", "money", "CNY", 12, "1000000000000"),
        ("亿美元", "money", "USD", 8, "100000000"),
        ("%", "percent", "%", 0, "1"),
        ("‰", "percent", "%", -1, "0.1"),
        ("倍", "percent", "%", 2, "100"),
        ("个百分点", "points", "pp", 0, "1"),
        ("万人", "person", "person", 4, "10000"),
        ("亿千瓦时", "energy", "kWh", 8, "100000000"),
        ("万平方米", "area", "m2", 4, "10000"),
        ("万吨标准煤", "coal-equivalent", "tce", 4, "10000"),
        ("亿吨公里", "freight-turnover", "t.km", 8, "100000000"),
        ("", "number", "", 0, "1"),
    ],
)
def test_a_unit_has_dimension_base_and_multiplier(text: str, dimension: str, base: str, mult: int, factor: str) -> None:
    unit = parse_unit(text)
    assert (unit.dimension, unit.unit_measure, unit.unit_mult, unit.factor) == (dimension, base, mult, Decimal(factor))


def test_a_unit_with_a_stroke_is_a_quotient() -> None:
    unit = parse_unit("元/千瓦时")
    assert (unit.unit_measure, unit.factor) == ("CNY/kWh", Decimal(1))


def test_an_unknown_unit_is_its_own_base() -> None:
    assert parse_unit("亿标签").unit_measure == "标签"
    assert parse_unit("亿标签").unit_mult == 8


@pytest.mark.parametrize(
    ("text", "is_count"), [("个", True), ("家", True), ("人", True), ("万户", False), ("亩", False), ("元", False)]
)
def test_only_whole_things_without_multiplier_are_counts(text: str, *, is_count: bool) -> None:
    assert parse_unit(text).is_count is is_count


def test_every_spelling_is_read_as_itself() -> None:
    for spelling, base in base_units().items():
        assert parse_unit(spelling).unit_measure == base.unit_measure, spelling


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十三", 23),
        ("一百零五", 105),
        ("十", 10),
        ("两千", 2000),
        ("一万二千", 12000),
        ("三百五十万", 3500000),
        ("一亿三千万", 130000000),
        ("二〇二三", 2023),
        ("三点五", "3.5"),
        ("百亿", 10000000000),
    ],
)
def test_chinese_numerals(text: str, value: str | int) -> None:
    assert chinese_number(text) == Decimal(value)


def test_what_is_no_numeral_is_refused() -> None:
    with pytest.raises(ValueError, match="no Chinese numeral"):
        chinese_number("三个")


DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """A number below ten thousand in Chinese."""
    parts, has_gap = [], False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            parts.append(("零" if has_gap and parts else "") + DIGITS[digit] + name)
            has_gap = False
        else:
            has_gap = True
    return "".join(parts)


@given(st.integers(1, 9999))
def test_a_spelled_number_is_read_back(number: int) -> None:
    assert chinese_number(spelled(number)) == number


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("规模以上工业增加值", "增加值"),
        ("居民人均可支配收入", "居民人均可支配收入"),
        ("股份制企业", ""),
        ("调解成功率", "成功率"),
        ("农业（种植业）产值", "产值"),
    ],
)
def test_the_head_noun_of_a_phrase(phrase: str, head: str) -> None:
    assert head_of(phrase) == head
