"""Whose figure it is: areas of a list, and owners that a sentence names once."""

import pytest

from cqcheck.extract import extract_claims
from cqcheck.read import parse_text

TITLE = "南京市2023年国民经济和社会发展统计公报\n\n"


def _named(text: str) -> list[tuple[str, str | None, str]]:
    claims = extract_claims(parse_text(TITLE + text, "text")).claims
    return [(claim.surface, claim.ref_area, claim.indicator) for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "鼓楼区、玄武区和秦淮区规上工业增加值分别增长5.1%、7.2%和8.2%。",
        "全市规上工业增加值较快增长，其中鼓楼区、玄武区、秦淮区规上工业增加值分别增长5.1%、7.2%和8.2%。",
    ],
)
def test_values_are_distributed_over_a_list_of_areas(text: str) -> None:
    assert _named(text) == [
        ("5.1%", "鼓楼区", "规模以上工业增加值"),
        ("7.2%", "玄武区", "规模以上工业增加值"),
        ("8.2%", "秦淮区", "规模以上工业增加值"),
    ]


def test_a_second_list_of_values_goes_on_over_the_same_areas() -> None:
    named = _named("鼓楼区、玄武区地区生产总值分别为512.3亿元、720.1亿元，增长5.1%、5.2%。")
    assert [area for _, area, _ in named] == ["鼓楼区", "玄武区"] * 2
    assert {name for *_, name in named} == {"地区生产总值"}


def test_areas_without_a_noun_take_the_subject_before() -> None:
    named = _named("工业投资增长3.1%，其中鼓楼区、玄武区分别增长5.1%和6.2%。")
    assert named[1:] == [("5.1%", "鼓楼区", "工业投资"), ("6.2%", "玄武区", "工业投资")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("城乡居民人均可支配收入分别增长4.2%和5.9%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("参加失业、工伤保险的人数分别为186.4万人、203.7万人。", ["参加失业保险人数", "参加工伤保险人数"]),
        (
            "演出单位1.8万家，从业人员35.6万人，营业利润214.7亿元。",
            ["演出单位", "演出单位从业人员", "演出单位营业利润"],
        ),
        ("科普机构从业人员6.4万人，其中中级职称2.7万人。", ["科普机构从业人员", "科普机构中级职称从业人员"]),
        ("博物馆接待观众900万人次，其中未成年人210万人次。", ["博物馆接待观众", "博物馆接待未成年人"]),
        ("文化馆举办演出820场；举办展览210场。", ["文化馆举办演出", "文化馆举办展览"]),
        (
            "仓储类上市公司平均毛利率12.6%；平均费用率9.4%。",
            ["仓储类上市公司平均毛利率", "仓储类上市公司平均费用率"],
        ),
    ],
)
def test_an_owner_named_once_holds_for_the_figures_after_it(text: str, names: list[str]) -> None:
    assert [name for *_, name in _named(text)] == names


def test_a_rise_of_the_share_is_of_what_the_share_is_of() -> None:
    named = _named("县级财政科普经费38.6亿元，占科普经费的52.3%，比重比上年提高0.9个百分点。")
    assert {name for *_, name in named} == {"县级财政科普经费"}


def test_the_share_of_those_that_have_something_is_named_by_what_they_have() -> None:
    (claim,) = extract_claims(parse_text(TITLE + "63.5%的企业具有节能管理系统。", "text")).claims
    assert (claim.measure, claim.indicator, claim.reference) == ("share", "具有节能管理系统的企业", "企业")


def test_two_counts_in_one_clause_name_their_own_things() -> None:
    named = _named("3个地级市和8个县级市入选全国节水城市。")
    assert [name for *_, name in named] == ["入选全国节水城市的地级市", "入选全国节水城市的县级市"]


def test_a_part_and_its_head_that_share_a_word_are_joined_once() -> None:
    named = _named("全社会用电量842.6亿千瓦时，增长8.4%；其中，工业用电563.2亿千瓦时，增长9.2%。")
    assert [name for *_, name in named][2:] == ["工业用电量", "工业用电量"]


def test_to_put_first_is_no_rank() -> None:
    assert _named("把公共安全摆在首位，事故起数下降6.3%。") == [("6.3%", "南京市", "事故起数")]


def test_a_sum_is_named_by_the_works_in_the_next_clause() -> None:
    named = _named("投资2900万元，完成14条背街巷道改造；投资1.8亿元，实施老城区供热工程。")
    assert [name for *_, name in named if name.endswith("投资")] == ["背街巷道改造投资", "老城区供热工程投资"]


def test_things_taken_together_are_named_together() -> None:
    named = _named("乳制品类销售额46.2亿元，肉制品类销售额21.5亿元，两者合计占全部销售额的67.7%。")
    assert named[-1][2] == "乳制品类、肉制品类销售额"


def test_money_paid_out_is_named_by_what_it_is() -> None:
    named = _named("为2860户低收入农户发放取暖补贴171.6万元。")
    assert named[-1] == ("171.6万元", "南京市", "取暖补贴")


def test_a_growth_takes_its_head_from_an_amount_not_from_a_rate() -> None:
    named = _named("规模以上工业总产值增长6.7%，产销率为97.4%。其中，小微型企业增长3.8%。")
    assert named[-1][2] == "规模以上工业小微型企业总产值"


def test_people_paid_are_named_as_people() -> None:
    named = _named("为2860户低收入农户发放取暖补贴171.6万元。")
    assert named[0][0] == "2860户"
    assert "低收入农户" in named[0][2]
