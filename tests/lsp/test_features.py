"""What is told of a draft: diagnostics, hovers, fixes, highlights."""

import re
from dataclasses import replace

import pytest
from lsprotocol import types
from pygls.workspace import PositionCodec

from cqcheck.lsp.actions import quick_fixes
from cqcheck.lsp.diagnostics import list_diagnostics
from cqcheck.lsp.draft import Draft
from cqcheck.lsp.highlights import list_highlights
from cqcheck.lsp.hover import describe
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text
from cqcheck.report.texts import Lang
from sample_run import faulty_document, hostile_document

TITLE = "中山市2023年经济运行情况\n\n"
WRONG_WAY = TITLE + "2023年，全市社会消费品零售总额1200亿元，上年为1000亿元，同比下降20.0%。\n"
SWAPPED = (
    TITLE
    + "全市地区生产总值4126.53亿元，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1693.42亿元。\n"
)
UTF16 = types.PositionEncodingKind.Utf16
ENCODINGS = (types.PositionEncodingKind.Utf8, UTF16, types.PositionEncodingKind.Utf32)


def draft(given: str | CheckedDocument, encoding: types.PositionEncodingKind = UTF16) -> Draft:
    checked = check_document(parse_text(given, "a.txt")) if isinstance(given, str) else given
    return Draft("file:///a.txt", checked, PositionCodec(encoding))


def at(here: Draft, words: str) -> types.Position:
    return here.position(here.document.text.index(words))


def shown(here: Draft, place: types.Range) -> str:
    return here.document.text[here.offset(place.start) : here.offset(place.end)]


def hover_at(here: Draft, words: str, lang: Lang = Lang.ZH) -> str:
    hover = describe(here, at(here, words), lang)
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    return hover.contents.value


def fixes_at(here: Draft, words: str, lang: Lang = Lang.ZH) -> list[types.CodeAction]:
    return quick_fixes(here, types.Range(at(here, words), at(here, words)), lang)


def mended(here: Draft, fix: types.CodeAction) -> str:
    assert fix.edit
    assert fix.edit.changes
    ((uri, (edit,)),) = fix.edit.changes.items()
    assert uri == here.uri
    assert isinstance(edit, types.TextEdit)
    start, end = here.offset(edit.range.start), here.offset(edit.range.end)
    return here.document.text[:start] + edit.new_text + here.document.text[end:]


# --- diagnostics


def test_severities_and_codes_are_those_of_the_findings() -> None:
    wrong, tie = list_diagnostics(draft(faulty_document()), Lang.ZH)
    assert (wrong.code, wrong.severity) == ("SUM01", types.DiagnosticSeverity.Error)
    assert (tie.code, tie.severity) == ("RNK02", types.DiagnosticSeverity.Information)
    assert {each.code_description for each in (wrong, tie)} == {None}


def test_a_finding_stands_at_its_first_suspect_else_at_its_first_member() -> None:
    here = draft(faulty_document())
    assert [shown(here, each.range) for each in list_diagnostics(here, Lang.ZH)] == ["937.2亿元", "第2位"]
    others = [
        [shown(here, one.location.range) for one in each.related_information or ()]
        for each in list_diagnostics(here, Lang.ZH)
    ]
    assert others == [["1626.0亿元", "12.3亿元", "640.5亿元"], ["6.2%"]]


def test_the_message_is_in_the_language_and_has_the_arithmetic() -> None:
    (wrong, _) = list_diagnostics(draft(faulty_document()), Lang.EN)
    message, arithmetic = wrong.message.split("\n")
    assert message.startswith("地区生产总值 is 1626.0亿元, its three industries add up to")
    assert arithmetic == "1626.0亿元 − (12.3亿元 + 640.5亿元 + 937.2亿元) = 36.0亿元, not zero"
    assert wrong.related_information
    assert wrong.related_information[0].message == "total 地区生产总值 1626.0亿元"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [("2023年出口增长14..3%。\n", "WRD06", "14..3%"), ("2023年出口增长增长8%。\n", "WRD24", "增")],
)
def test_a_finding_that_names_no_claim_stands_where_it_is_printed(text: str, code: str, place: str) -> None:
    here = draft(TITLE + text)
    (told,) = list_diagnostics(here, Lang.ZH)
    assert told.code == code
    assert shown(here, told.range).startswith(place)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_figures_behind_characters_beyond_the_bmp_and_crlf_are_found(encoding: types.PositionEncodingKind) -> None:
    text = SWAPPED.replace("\n", "\r\n").replace("全市地区", "全力以赴😀𠮷！全市地区")
    here = draft(text, encoding)
    (told,) = list_diagnostics(here, Lang.ZH)
    assert shown(here, told.range) == "1693.42亿元"
    assert told.range.start.line == 2
    (fix,) = fixes_at(here, "1693.42")
    assert mended(here, fix) == text.replace("1693.42", "1963.42")


# --- fixes


def test_the_fix_of_the_first_suspect_is_preferred_and_each_mends_the_text() -> None:
    here = draft(WRONG_WAY)
    fixes = fixes_at(here, "20.0%")
    assert [(each.title, each.is_preferred) for each in fixes] == [
        ("将下降20.0%改为增长20.0% (增减写反)", True),
        ("将1000亿元改为1500亿元 (一位数字写错)", False),
    ]
    assert [mended(here, each) for each in fixes] == [
        WRONG_WAY.replace("下降", "增长"),
        WRONG_WAY.replace("1000亿元", "1500亿元"),
    ]
    for each in fixes:
        assert list_diagnostics(draft(mended(here, each)), Lang.ZH) == []


def test_the_fix_of_another_suspect_is_offered_at_its_own_figure() -> None:
    assert [each.title for each in fixes_at(draft(WRONG_WAY), "1000亿元", Lang.EN)] == [
        "Change 1000亿元 to 1500亿元 (digit replaced)"
    ]


def test_one_fix_of_several_findings_is_offered_once() -> None:
    text = SWAPPED.replace("1693.42亿元。", "1693.42亿元，第三产业增加值占地区生产总值的比重为47.6%。")
    here = draft(text)
    (fix,) = fixes_at(here, "1693.42")
    assert len(fix.diagnostics or ()) == len(list_diagnostics(here, Lang.ZH)) == 2


def test_there_is_no_fix_elsewhere_nor_without_a_repair() -> None:
    here = draft(faulty_document())
    assert fixes_at(here, "12.3亿元") == []
    assert fixes_at(here, "第2位") == []
    assert [each.title for each in fixes_at(here, "1626.0亿元")] == []
    assert len(fixes_at(here, "937.2亿元")) == 1


# --- hovers


def test_a_hover_tells_the_fields_the_standing_and_the_relations() -> None:
    here = draft(faulty_document())
    assert hover_at(here, "1626.0亿元").splitlines() == [
        "**地区生产总值** · 总量 · 九龙坡区 · 2023",
        "",
        "- 原文数字：1626.0亿元",
        "- 断言区间：1625.95–1626.05亿元",
        "- 核查状态：涉及矛盾",
        "",
        "**勾稽关系** (1)",
        "",
        r"- 不成立 · SUM01 合计：1626.0亿元 − \(12.3亿元 \+ 640.5亿元 \+ 937.2亿元\) = 36.0亿元",
    ]
    told = hover_at(here, "6.2%", Lang.EN)
    assert "- compared with: 上年" in told
    assert "- undecided · RNK02 rank: no other area's growth is stated" in told
    assert "- standing: confirmed, 1 valid relations confirm it" in hover_at(here, "39.4", Lang.EN)


def test_a_hover_tells_hedge_prices_and_status_where_there_is_something_to_say() -> None:
    here = draft("中山市2024年工作安排\n\n据初步核算，全市地区生产总值约4200亿元。\n")
    told = hover_at(here, "4200亿元")
    assert "- 限定词：约" in told
    assert "- 价格：现价" in told
    assert "- 数据状态：初步数" in told


def test_there_is_no_hover_and_no_highlight_beside_a_figure() -> None:
    here = draft(faulty_document())
    assert describe(here, types.Position(0, 0), Lang.ZH) is None
    assert list_highlights(here, types.Position(0, 0)) == []


def test_what_the_document_says_is_no_markup_of_the_hover() -> None:
    here = draft(hostile_document())
    told = "\n".join(hover_at(here, words) for words in ("100亿元", "5%", "7%", "9%"))
    assert re.findall(r"<\w|(?<!\\)\[|javascript:|\x1b", told) == []
    assert r"\[点此\]\(javascript&#58;alert\(3\)\)" in told


def test_only_some_of_many_relations_are_shown_the_invalid_first() -> None:
    checked = faulty_document()
    invalid, valid, _ = checked.relations
    again = replace(invalid, verdict=valid.verdict)
    told = hover_at(draft(replace(checked, relations=(*[again] * 20, invalid))), "937.2亿元").splitlines()
    relations = told[told.index("**勾稽关系** (21)") + 2 :]
    assert [line[:5] for line in relations] == ["- 不成立", *["- 成立 "] * 11, "- …"]


# --- highlights


def test_the_figures_of_decided_relations_are_highlighted() -> None:
    here = draft(faulty_document())
    marks = [shown(here, each.range) for each in list_highlights(here, at(here, "640.5亿元"))]
    assert marks == ["1626.0亿元", "12.3亿元", "640.5亿元", "937.2亿元"]
    assert [shown(here, each.range) for each in list_highlights(here, at(here, "6.2%"))] == ["6.2%"]
