"""Verdicts, the arithmetic that shows them, and what custom explains."""

from dataclasses import replace

import pytest

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Verdict
from cqcheck.interval import Interval
from cqcheck.relations import Relation, Term
from handmade import checked, page, relation

GDP = {"gdp": "1626.0亿元", "one": "12.3亿元", "two": "640.5亿元", "three": "973.2亿元"}
SUM = relation("sum", total="gdp", part=["one", "two", "three"])
REVISED = Bilingual("基数可能经过修订", "the base may have been revised")
UNSTATED = Bilingual("三产未公布", "three is not stated")


def test_a_sum_that_rounding_explains_is_valid() -> None:
    (found,) = checked(page({**GDP, "gdp": "1626.1亿元"}), SUM)
    assert found.verdict is Verdict.VALID


def test_a_sum_that_rounding_does_not_explain_is_invalid() -> None:
    (found,) = checked(page({**GDP, "three": "937.2亿元"}), SUM)
    assert found.verdict is Verdict.INVALID
    assert not found.is_slight
    assert found.residual is not None
    assert 35 < found.residual.middle < 37


def test_the_arithmetic_shows_sum_stated_figure_residual_and_unit() -> None:
    (found,) = checked(page(GDP), SUM)
    assert found.arithmetic == Bilingual(
        "12.3 + 640.5 + 973.2 = 1626，公布 1626，残差 [-0.2, 0.2] 亿元",
        "12.3 + 640.5 + 973.2 = 1626, stated 1626, residual [-0.2, 0.2] 亿元",
    )


MEAN = {"surface": "7.0%", "measure": "growth"}
RETAIL = {"now": "7300亿元", "then": "5200亿元", "total": {"surface": "40.3%", "measure": "growth"}, "mean": MEAN}


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        (
            {"level": "now", "base": "then", "growth": "mean"},
            "(7300 ÷ 5200)^(1/5) − 1 = 7.019743%，公布 7%，残差 [-0.073267, 0.033781] 个百分点",
        ),
        (
            {"level.growth": "total", "growth": "mean"},
            "(1 + 7%)^5 − 1 = 40.25517%，公布 40.3%，残差 [-0.064465, 0.050789] 个百分点",
        ),
    ],
)
def test_the_arithmetic_of_a_mean_growth_has_its_years(roles: dict[str, str], shown: str) -> None:
    stated = {name: RETAIL[name] for name in roles.values()}
    (found,) = checked(page(stated), replace(relation("growth", **roles), bounds=Interval.exactly(5)))
    assert (found.verdict, found.arithmetic.zh) == (Verdict.VALID, shown)


def test_the_arithmetic_of_a_mean_change_has_its_years() -> None:
    rate = {"measure": "rate", "indicator": "城镇化率"}
    stated = {
        "now": rate | {"surface": "65.7%"},
        "then": rate | {"surface": "58.2%"},
        "mean": {"surface": "1.5个百分点", "measure": "change"},
    }
    (found,) = checked(
        page(stated), replace(relation("change", level="now", base="then", change="mean"), bounds=Interval.exactly(5))
    )
    assert found.arithmetic.zh.startswith("(65.7 − 58.2) ÷ 5 = 1.5，公布 1.5")


def test_counts_of_whole_things_are_exact() -> None:
    claims = page({"all": "4160个", "one": "4005个", "two": "154个"})
    (found,) = checked(claims, relation("sum", total="all", part=["one", "two"]))
    assert found.verdict is Verdict.INVALID


@pytest.mark.parametrize(
    ("indicator", "verdict"),
    [
        ("每万人口发明专利拥有量", Verdict.VALID),
        ("平均每户家庭人口", Verdict.VALID),
        ("发明专利授权量", Verdict.INVALID),
    ],
)
def test_averages_in_whole_things_are_rounded(indicator: str, verdict: Verdict) -> None:
    levels = {name: {"surface": each, "indicator": indicator} for name, each in (("now", "15件"), ("then", "12件"))}
    claims = page({**levels, "growth": {"surface": "21.7%", "measure": "growth"}})
    (found,) = checked(claims, relation("growth", level="now", base="then", growth="growth"))
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("three", "verdict", "why"),
    [("973.2亿元", Verdict.VALID, None), ("937.2亿元", Verdict.UNDECIDED, REVISED)],
)
def test_an_excuse_counts_only_for_what_does_not_hold(three: str, verdict: Verdict, why: Bilingual | None) -> None:
    excused = replace(SUM, excuse=REVISED)
    (found,) = checked(page({**GDP, "three": three}), excused)
    assert (found.verdict, found.why_undecided) == (verdict, why)


def test_the_growth_of_a_whole_is_told_as_the_whole() -> None:
    assert [Term(role, "c").stated_role for role in ("whole", "whole.growth", "part_growth")] == [
        "whole",
        "whole",
        "part_growth",
    ]


def test_a_part_that_grew_from_more_than_its_whole_did_is_invalid() -> None:
    grown = {"measure": "growth"}
    claims = page(
        {
            "whole": "2753.19亿元",
            "whole growth": {"surface": "60.2%", **grown},
            "part": "2063.46亿元",
            "part growth": {"surface": "0.5%", **grown},
        }
    )
    names = {"whole": "whole", "whole.growth": "whole growth", "part": "part", "part.growth": "part growth"}
    (found,) = checked(claims, relation("subset", **names))
    assert found.verdict is Verdict.INVALID
    assert found.arithmetic.zh.startswith("上年部分 2063.46 ÷ (1 + 0.5%) 应不大于上年总体 2753.19 ÷ (1 + 60.2%)")


def test_what_binding_left_undecided_stays_so_with_its_reason() -> None:
    undecided = Relation(
        relation_id="SUM01-x",
        rule="SUM01",
        kind=SUM.kind,
        hard=True,
        terms=SUM.terms[:3],
        why_undecided=UNSTATED,
    )
    (found,) = checked(page(GDP), undecided)
    assert (found.verdict, found.why_undecided) == (Verdict.UNDECIDED, UNSTATED)


def test_a_share_adjusted_to_close_its_structure_is_undecided() -> None:
    shares = {
        name: {"surface": surface, "measure": "share"}
        for name, surface in (("a", "1.8%"), ("b", "34.0%"), ("c", "64.2%"))
    }
    claims = page({"gdp": "17421.40亿元", "third": "11174.65亿元", **shares})
    structure = relation("structure", part=["a", "b", "c"])
    share = relation("share", part="third", whole="gdp", share="c")
    assert [each.verdict for each in checked(claims, structure, share)] == [Verdict.VALID, Verdict.UNDECIDED]
    (alone,) = checked(claims, share)
    assert alone.verdict is Verdict.INVALID
    assert alone.is_slight


def test_a_share_off_by_more_than_a_digit_is_no_adjustment() -> None:
    claims = page({"gdp": "17421.40亿元", "third": "11174.65亿元", "c": {"surface": "62.4%", "measure": "share"}})
    (found,) = checked(claims, relation("share", part="third", whole="gdp", share="c"))
    assert found.verdict is Verdict.INVALID
    assert not found.is_slight


@pytest.mark.parametrize(("growth", "is_slight"), [("11.4%", True), ("11.5%", False)])
def test_a_growth_rounded_twice_is_slight(growth: str, is_slight: bool) -> None:  # noqa: FBT001
    moves = {"up": {"surface": "5537.68亿元", "measure": "change"}, "growth": {"surface": growth, "measure": "growth"}}
    claims = page({"loans": "54337.89亿元", **moves})
    (found,) = checked(claims, relation("growth", level="loans", change="up", growth="growth"))
    assert (found.verdict, found.is_slight) == (Verdict.INVALID, is_slight)


def test_a_tie_at_the_printed_precision_is_a_remark() -> None:
    rows = {"first": {"surface": "第1", "measure": "rank", "unit": "位"}}
    growths = {name: {"surface": "11.4%", "measure": "growth"} for name in ("value", "tied")}
    rank = relation("rank", first="first", value="value", tied="tied")
    undecided = Relation(
        relation_id="RNK02-x",
        rule="RNK02",
        kind=rank.kind,
        hard=False,
        terms=rank.terms,
        why_undecided=Bilingual("并列", "a tie"),
    )
    (found,) = checked(page({**rows, **growths}), undecided)
    assert (found.verdict, found.is_slight) == (Verdict.UNDECIDED, True)
    (apart,) = checked(page({**rows, **growths, "tied": {"surface": "11.2%", "measure": "growth"}}), undecided)
    assert not apart.is_slight


def test_verdicts_do_not_depend_on_the_order_of_relations() -> None:
    claims = page(GDP)
    part = Relation(
        relation_id="SUB01-x",
        rule="SUB01",
        kind=relation("subset", whole="gdp", part="one").kind,
        hard=True,
        terms=(Term("whole", "gdp"), Term("part", "one")),
    )
    forwards, backwards = checked(claims, SUM, part), checked(claims, part, SUM)
    assert forwards == backwards[::-1]
