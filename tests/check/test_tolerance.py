"""Tolerances: a result may be off by some units of its last digit, of any kind of relation, and nothing gets graver."""

from decimal import Decimal

import pytest

from cqcheck.check import TOLERATED
from cqcheck.check.detectable import detectable_error
from cqcheck.codelists import Verdict
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text

TOTAL = "2023年，全市地区生产总值{}亿元。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1963.42亿元。"
OFF = {
    "SUM01": TOTAL.format("4126.58"),
    "SHR01": "2023年，全市地区生产总值4126.53亿元，第一产业增加值98.64亿元，占地区生产总值的2.6%。",
    "STR01": "2023年，全市地区生产总值4126.53亿元。三次产业结构比为2.4∶50.0∶47.3。",
    "CHG01": "2023年，全市常住人口445.82万人，比上年末增加2.71万人。2022年，全市常住人口443.15万人。",
    "REP01": "2023年，全市地区生产总值4126.53亿元。2023年全市地区生产总值4126.56亿元。",
    "GRW01": "2023年，全市社会消费品零售总额1500.2亿元，比上年增加100.0亿元，增长7.4%。",
}


def check(text: str, **tolerance: str | int) -> CheckedDocument:
    return check_document(parse_text(text, "a.txt"), None, {code: Decimal(units) for code, units in tolerance.items()})


def verdict(checked: CheckedDocument, rule: str) -> tuple[Verdict, str | None]:
    (one,) = (each for each in checked.relations if each.relation.rule == rule)
    return one.verdict, one.why_undecided


@pytest.mark.parametrize("rule", OFF)
def test_what_is_off_by_no_more_than_is_tolerated_is_undecided_and_not_told(rule: str) -> None:
    for units, is_told in ((0, True), (1, True), (3, False)):
        checked = check(OFF[rule], **{rule[:3]: units})
        assert verdict(checked, rule) == ((Verdict.INVALID, None) if is_told else (Verdict.UNDECIDED, TOLERATED))
        assert (rule in {finding.rule for finding in checked.findings}) is is_told


def test_the_unit_is_of_the_last_digit_of_the_result_besides_its_rounding() -> None:
    # The parts make 4126.53, give or take 0.015; the total is rounded by 0.005 more.
    for total, units, expected in (
        ("4126.55", "0", Verdict.VALID),
        ("4126.56", "1", Verdict.UNDECIDED),
        ("4126.57", "1", Verdict.INVALID),
        ("4126.57", "1.5", Verdict.INVALID),
        ("4126.57", "2", Verdict.UNDECIDED),
        ("4128", "1", Verdict.UNDECIDED),
    ):
        assert verdict(check(TOTAL.format(total), SUM=units), "SUM01")[0] is expected, (total, units)


def test_the_longest_beginning_of_a_code_decides() -> None:
    text = OFF["SUM01"]
    assert verdict(check(text, SUM=5, SUM01=0), "SUM01")[0] is Verdict.INVALID
    assert verdict(check(text, SUM=0, SUM01=5), "SUM01")[0] is Verdict.UNDECIDED
    assert verdict(check(text, SHR=5), "SUM01")[0] is Verdict.INVALID


def test_what_holds_goes_on_holding_and_only_larger_errors_would_be_found() -> None:
    errors = []
    for units in (0, 1, 7):
        checked = check(TOTAL.format("4126.53"), SUM=units)
        assert verdict(checked, "SUM01") == (Verdict.VALID, None)
        (one,) = (each for each in checked.relations if each.relation.rule == "SUM01")
        found = detectable_error(one, {claim.claim_id: claim for claim in checked.claims})
        assert found is not None
        errors.append(abs(found.error))
    assert errors == [Decimal("0.03"), Decimal("0.04"), Decimal("0.10")]


def test_a_number_of_names_is_no_figure_that_may_be_off() -> None:
    text = "接待游客人次、旅游收入分别增长37.9%、42.9%、12.5%。"
    plain, tolerant = check(text), check(text, WRD=9)
    assert [finding.rule for finding in tolerant.findings] == [finding.rule for finding in plain.findings] == ["WRD01"]
