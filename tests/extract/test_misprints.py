"""Misprints around figures that can be read are told as remarks; what is merely unusual is not."""

import pytest

from cqcheck.codelists import Severity
from cqcheck.extract.misprints import Misprint, find_misprints
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text

TITLE = "2023年南京市国民经济和社会发展统计公报\n\n　　"


@pytest.mark.parametrize(
    ("text", "surface", "fault"),
    [
        ("汽车产量增长增长8.2%。", "增长增长8.2", Misprint.WORD_TWICE),
        ("贷款余额1200亿元元，增长5.1%。", "1200亿元元", Misprint.UNIT_TWICE),
        ("占比为5.2%，比上年提高2.1个百分点点。", "2.1个百分点点", Misprint.UNIT_TWICE),
        ("失业率为5.2%，比上年下降0.2个个百分点。", "0.2个个百分点", Misprint.UNIT_TWICE),
        ("失业率为5.2%，比上年下降0.2个百分百点。", "0.2个百分百点", Misprint.UNIT_TWICE),
        ("工业投资增长8%%。", "8%%", Misprint.UNIT_TWICE),
        ("服务业增加值占比重为53.2%，比上年提高1.5%。", "1.5%", Misprint.PERCENT_FOR_POINTS),
        ("工业增加值增长6.5%，增速比上年回落1.2%。", "1.2%", Misprint.PERCENT_FOR_POINTS),
        ("高技术产业投资占比提高1.5%，达到35.2%。", "1.5%", Misprint.PERCENT_FOR_POINTS),
        ("工业投资增长14.4%85.6%。", "14.4%85.6%", Misprint.MARK_MISSING),
        ("工业利润120亿元5.2%。", "120亿元5.2%", Misprint.MARK_MISSING),
        ("社会消费品零售总额1626.35亿，增长5.1%。", "1626.35亿", Misprint.YUAN_MISSING),
    ],
)
def test_a_misprint_is_told_with_its_place(text: str, surface: str, fault: Misprint) -> None:
    document = parse_text(TITLE + text, "x")
    (slip,) = find_misprints(document)
    assert (slip.fault, slip.surface) == (fault, surface)
    assert document.text[slip.start : slip.end] == surface


@pytest.mark.parametrize(
    ("text", "surface", "fault"),
    [
        ("工业投资增长8。5%，好于预期。", "8。5%", Misprint.STOP_FOR_POINT),
        ("工业投资增长\u202e8.0\u202c%。", "8.0", Misprint.TURNED),
    ],
)
def test_a_misprint_that_only_the_source_shows_is_told(text: str, surface: str, fault: Misprint) -> None:
    (slip,) = find_misprints(parse_text(TITLE + text, "x"))
    assert (slip.fault, slip.surface) == (fault, surface)


@pytest.mark.parametrize(
    "text",
    [
        "汽车产量增长8.2%，增长率居首。",
        "贷款余额1200亿元，元旦假期接待游客5万人。",
        "产业规模分别达1.28万亿、1.18万亿、8200亿元。",
        "诊疗人次95.5亿，增长5.1%。",
        "服务业增加值占比53.2%，比上年提高1.5个百分点；工业增加值占比30.1%，增长5.1%。",
        "工业投资增长8·5%，\u200e利润增长3%\u200e，得分5。",
        "旅客周转量35.2亿人公里，人均5.1公里。",
    ],
)
def test_what_is_usual_is_not_told(text: str) -> None:
    assert list(find_misprints(parse_text(TITLE + text, "x"))) == []


def test_a_misprint_is_a_remark_with_line_and_column() -> None:
    findings = check_document(parse_text(TITLE + "汽车产量增长增长8.2%。", "x")).findings
    (found,) = [finding for finding in findings if finding.rule == "WRD24"]
    assert (found.severity, found.line, found.column) == (Severity.INFO, 3, 7)
    assert "增长增长8.2" in found.message
    assert "twice" in found.message_en
