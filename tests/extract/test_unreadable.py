"""Figures that cannot be read make no claim, stand in the ledger as such, and are told with what they may have been."""

import pytest

from cqcheck.codelists import Severity, TokenState
from cqcheck.extract import extract_claims
from cqcheck.extract.unreadable import Fault, why_unreadable
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text

TITLE = "2023年南京市国民经济和社会发展统计公报\n\n"


def read(text: str) -> tuple[list[str], list[str]]:
    """The surfaces of the claims, and those of the numbers that could not be read."""
    extraction = extract_claims(parse_text(TITLE + text, "x"))
    unparsed = [row.surface for row in extraction.ledger if row.state is TokenState.UNPARSED]
    return [claim.surface for claim in extraction.claims], unparsed


@pytest.mark.parametrize(
    ("text", "surface", "fault", "guess"),
    [
        ("进出口总额比上年增长14..3%。", "14..3%", Fault.POINTS, "14.3%"),
        ("进出口总额比上年增长14．．3％。", "14．．3％", Fault.POINTS, "14.3%"),
        ("全年完成投资3.5.2亿元。", "3.5.2亿元", Fault.POINTS, None),
        ("城镇化率提高0.53.1个百分点。", "0.53.1个百分点", Fault.POINTS, None),
        ("工业投资增长8.05.2%。", "8.05.2%", Fault.POINTS, None),
        ("工业投资增长8.0\u200b5.2%。", "8.0\u200b5.2%", Fault.POINTS, None),
        ("粮食产量12,34,5万吨。", "12,34,5万吨", Fault.COMMAS, None),
        ("占比提高到53，.5%。", "53，.5%", Fault.POINTS, "53.5%"),
        ("税收收入达到1O5亿元。", "1O5亿元", Fault.LETTERS, "105亿元"),
        ("税收收入增长l5.3%。", "l5.3%", Fault.LETTERS, "15.3%"),
        ("税收收入增长8.O%。", "8.O%", Fault.LETTERS, "8.0%"),
        ("负债总额1I亿元。", "1I亿元", Fault.LETTERS, "11亿元"),
        ("参保人数1,2345人。", "1,2345人", Fault.COMMAS, "12345人"),
        ("营业收入123,45万元。", "123,45万元", Fault.COMMAS, None),
        ("营业收入1,23,456万元。", "1,23,456万元", Fault.COMMAS, None),
        ("年末余额12.亿元。", "12.亿元", Fault.POINT_ALONE, None),
        ("年末余额5.3.亿元。", "5.3.亿元", Fault.POINT_ALONE, None),
        ("全年利润.5亿元。", ".5亿元", Fault.POINT_ALONE, "0.5亿元"),
        ("社会消费增长5，3%。", "5，3%", Fault.COMMA_FOR_POINT, "5.3%"),
    ],
)
def test_a_figure_that_cannot_be_read_is_told(text: str, surface: str, fault: Fault, guess: str | None) -> None:
    assert read(text) == ([], [surface])
    why = why_unreadable(surface)
    assert why is not None
    assert (why.fault, why.guess) == (fault, guess)


def test_the_figures_beside_it_are_read_all_the_same() -> None:
    claims = extract_claims(parse_text(f"{TITLE}出口总额增长14..3%，进口总额1520.6亿元、下降2.1%。", "x")).claims
    assert [(claim.indicator, claim.surface) for claim in claims] == [
        ("货物进口总额", "1520.6亿元"),
        ("货物进口总额", "2.1%"),
    ]


def test_a_cell_of_a_table_that_cannot_be_read_is_told() -> None:
    table = "| 指标 | 产量（万吨） | 增长（%） |\n| --- | --- | --- |\n| 钢材 | 1O5.2 | 3..1 |\n| 水泥 | 98.6 | 2.2 |\n| 粗钢 | 98.61.2 | 2.2 |\n"
    assert read(f"表1 产品产量\n{table}") == (["98.6", "2.2", "2.2"], ["1O5.2", "3..1", "98.61.2"])


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("总产值12，345亿元，总投资1,234.5亿元。", ["12，345亿元", "1,234.5亿元"]),
        ("总产值12 .5亿元。", ["12 .5亿元"]),
        ("版本1.2.3，地址10.0.0.1，会期2023.12.31。", []),
        ("| 编号 | 日期 | 产量（吨） |\n| --- | --- | --- |\n| 3.10.2 | 2023.12.31 | 98.6 |", ["98.6"]),
        ("2021,2022年分别增长5%、6%。", ["5%", "6%"]),
        ("O3浓度为152微克/立方米。", ["152微克/立方米"]),
        ("二氧化碳（CO2）减少3万吨，O2O企业5家。", ["3万吨", "5家"]),
        ("排名全市第3，12个项目开工。", ["第3", "12个"]),
        ("1.亿元企业20家。", ["20家"]),
    ],
)
def test_what_can_be_read_is_not_told(text: str, surfaces: list[str]) -> None:
    assert read(text) == (surfaces, [])


def test_an_editor_is_told_where_it_stands_and_what_it_may_have_been() -> None:
    checked = check_document(parse_text(f"{TITLE}进出口总额增长14..3%。\n", "x.txt"))
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.line, finding.column) == ("WRD06", Severity.WARNING, 3, 8)
    assert finding.message == "数字无法识别：14..3%（第3行）小数点多于一个；疑为14.3%"
    assert finding.message_en == "a figure cannot be read: 14..3% (line 3), more than one decimal point; probably 14.3%"
    assert finding.members == finding.suspects == ()


def test_two_that_read_the_same_have_fingerprints_of_their_own() -> None:
    checked = check_document(parse_text(f"{TITLE}出口增长14..3%，进口增长14..3%。\n", "x.txt"))
    assert len({finding.fingerprint for finding in checked.findings}) == 2


def test_rules_of_ones_own_decide_whether_it_is_told() -> None:
    assert check_document(parse_text(f"{TITLE}出口增长14..3%。\n", "x.txt"), ()).findings == ()
