from decimal import Decimal

import pytest

from cqcheck.interval import Interval
from cqcheck.localise.narrow import narrow
from cqcheck.localise.network import build_network
from handmade import checked, page, relation


def network(surfaces, *relations):  # noqa: ANN001, ANN002, ANN201
    claims = page(surfaces)
    return build_network(checked(claims, *relations), claims)


GDP = {"gdp": "1626.0亿元", "first": "12.3亿元", "second": "640.5亿元", "third": "937.2亿元"}
SUM = relation("sum", total="gdp", part=["first", "second", "third"])


@pytest.mark.parametrize(
    ("freed", "lower", "upper"),
    [("third", "973.05", "973.35"), ("gdp", "1589.85", "1590.15"), ("first", "48.15", "48.45")],
)
def test_one_freed_figure_lies_where_the_others_imply(freed: str, lower: str, upper: str) -> None:
    found = narrow(network(GDP, SUM), [freed])
    assert found.is_feasible
    assert found.intervals[freed] == Interval(Decimal(lower), Decimal(upper))


def test_a_figure_stated_in_another_unit_is_narrowed_in_its_own() -> None:
    found = narrow(network(GDP | {"third": "9372000万元"}, SUM), ["third"])
    assert found.intervals["third"] == Interval(Decimal(9730500), Decimal(9733500))


def test_a_satisfied_hard_relation_must_go_on_holding() -> None:
    half = relation("change", level="third", base="last", change="more")
    claims = GDP | {"last": "900.0亿元", "more": {"surface": "37.2亿元", "measure": "change"}}
    assert {each.relation.kind for each in narrow(network(claims, SUM, half), ["third"]).conflict} == {"sum", "change"}
    assert narrow(network(claims, SUM, half), ["gdp"]).is_feasible
    assert narrow(network(claims, SUM, half), ["third", "last"]).is_feasible


def test_a_satisfied_soft_relation_need_not_go_on_holding() -> None:
    soft = relation("change", hard=False, level="third", base="last", change="more")
    claims = GDP | {"last": "900.0亿元", "more": {"surface": "37.2亿元", "measure": "change"}}
    assert narrow(network(claims, SUM, soft), ["third"]).is_feasible


def test_no_value_of_one_statement_reconciles_two_others() -> None:
    claims = {"prose": "39.3亿元", "table": "93.3亿元", "annex": "41.0亿元"}
    found = narrow(network(claims, relation("repeat", statement=list(claims))), ["prose"])
    assert not found.is_feasible


def test_two_freed_figures_of_one_relation_are_only_bound_by_others() -> None:
    found = narrow(network(GDP, SUM), ["gdp", "third"])
    assert found.is_feasible
    assert not found.intervals["gdp"].is_bounded
