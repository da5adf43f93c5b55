"""What copy sites, conversions and old systems do to a bulletin changes neither its claims nor their places."""

from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from cqcheck.codelists import TokenState
from cqcheck.extract import extract_claims
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text

SEEDS = Path(__file__).parents[2] / "seeds"
TEXTS = sorted(path.name for path in SEEDS.iterdir() if path.suffix in {".txt", ".md"})
TITLE = "2023年南京市国民经济和社会发展统计公报\n\n"
TRADITIONAL_TITLE = "2023年香港特別行政區統計公報\n\n"


def claimed(text: str, title: str = TITLE) -> list[tuple[str, str, str]]:
    """Indicator, surface and value of each claim; numbers that cannot be read are none."""
    extraction = extract_claims(parse_text(title + text, "x"))
    assert all(row.state is not TokenState.UNPARSED for row in extraction.ledger)
    return [(claim.indicator, claim.surface, str(claim.value)) for claim in extraction.claims]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("工业投资增长(zeng zhang)8.0%。", "8.0%", "8.0"),
        ("工业投资(gōng yè tóu zī)达5000亿（yì）元。", "5000亿（yì）元", "5000"),
        ("工业投资增长8．5％。", "8．5％", "8.5"),
        ("工业投资增长 8.5 ﹪。", "8.5 ﹪", "8.5"),
        ("工业投资增长8。5%，好于预期。", "8。5%", "8.5"),
        ("工业投资增长8·5%。", "8·5%", "8.5"),
        ("工业投资增长–3.2%。", "–3.2%", "-3.2"),
        ("工业投资增长﹣3.2%。", "﹣3.2%", "-3.2"),
        ("工业投资1'234.5亿元。", "1'234.5亿元", "1234.5"),
        ("工业投资１，２３４亿元。", "１，２３４亿元", "1234"),
        ("⼯业投资增⻓8.0%。", "8.0%", "8.0"),
        ("工\u200b业投资增\u00ad长8\u200b.\u20600%。", "8\u200b.\u20600%", "8.0"),
        ("工业投资增长\u202e8.0\u202c%。", "8.0\u202c%", "8.0"),
        ("工业\x07投资\ufe00增长8\x9f.0%。", "8\x9f.0%", "8.0"),
        ("㈠工业\n⒈工业投资增长8.0%。", "8.0%", "8.0"),
        ("主要是：❶工业投资增长8.0%。", "8.0%", "8.0"),
        ("二○二三年工业投资增长8.0%。", "8.0%", "8.0"),
    ],
)
def test_a_figure_is_read_with_its_indicator(text: str, surface: str, value: str) -> None:
    assert claimed(text) == [("工业投资", surface, value)]


def test_cells_hold_what_is_seen() -> None:
    table = "表1 产量\n单位︰万吨\n| 产品 | 产量 | 增长（％） |\n| --- | --- | --- |\n| 水泥\u200b | \ufeff98.6\u200b | –2.2 |\n"
    assert claimed(table) == [("水泥产量", "98.6", "98.6"), ("水泥产量", "–2.2", "-2.2")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("本地生產總值26577億元，按年實質增長2.3%。", [("本地生产总值", "26577億元", "26577"), ("本地生产总值", "2.3%", "2.3")]),
        ("博彩毛收入1830.6億澳門元，按年上升3.3倍。", [("博彩毛收入", "1830.6億澳門元", "1830.6"), ("博彩毛收入", "3.3倍", "3.3")]),
        ("零售業銷貨價值按月下跌2.1個百分點。", [("零售业销货价值", "2.1個百分點", "-2.1")]),
        ("住戶4000餘戶，儲備資產2.5億新臺幣。", [("住户", "4000餘戶", "4000"), ("储备资产", "2.5億新臺幣", "2.5")]),
        ("稻米產量逾120萬公噸，耕地78萬畝。", [("稻米产量", "120萬公噸", "120"), ("耕地", "78萬畝", "78")]),
    ],
)  # fmt: skip
def test_traditional_texts_are_read_by_simplified_names(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert claimed(text, TRADITIONAL_TITLE) == claims


@pytest.mark.parametrize("name", TEXTS)
def test_a_seed_in_traditional_characters_has_the_same_claims_and_findings(name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    traditional = OpenCC("s2t").convert(text)
    assert len(traditional) == len(text)
    told, wanted = (check_document(parse_text(each, "x")) for each in (traditional, text))
    assert told.document.text == traditional
    assert [stated(claim) for claim in told.claims] == [stated(claim) for claim in wanted.claims]
    assert found(told) == found(wanted)


def stated(claim: Any) -> tuple[Any, ...]:
    return tuple(getattr(claim, name) for name in claim.__dataclass_fields__ if name != "surface")


def found(checked: CheckedDocument) -> list[tuple[Any, ...]]:
    return [
        (finding.rule, finding.line, finding.column, [(each.claim_id, each.repair and each.repair.value) for each in finding.suspects])
        for finding in checked.findings
    ]  # fmt: skip
