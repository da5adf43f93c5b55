"""Lists, bullets and tables: what their items take from the words around them."""

import pytest

from cqcheck.claims import Claim
from cqcheck.extract import extract_claims
from cqcheck.read import parse_text

TITLE = "2023年宁远市国民经济和社会发展统计公报\n\n"


def claims_of(text: str) -> list[Claim]:
    return list(extract_claims(parse_text(TITLE + text, "d")).claims)


def named(text: str) -> list[tuple[str, str]]:
    return [(claim.surface, claim.indicator) for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市实现工业总产值1,234.5亿元,同比增长7.2%;财政总收入30.1亿元,增长4.4%。",
            [("1,234.5亿元", "工业总产值"), ("7.2%", "工业总产值"), ("30.1亿元", "财政总收入"), ("4.4%", "财政总收入")],
        ),
    ],
)
def test_a_half_width_comma_ends_a_clause_but_no_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_rows_behind_a_part_belong_to_the_head_row_above_them() -> None:
    rows = (
        ("出口额", "398.8"),
        ("其中：一般贸易", "318.1"),
        ("加工贸易", "67.8"),
        ("进口额", "237.6"),
        ("其中：一般贸易", "188.7"),
        ("加工贸易", "33.2"),
    )
    table = "| 指标 | 金额（亿元） |\n" + "\n".join(f"| {label} | {value} |" for label, value in rows)
    names = {claim.surface: claim.indicator for claim in claims_of(f"表1 2023年进出口情况\n{table}\n")}
    assert names["67.8"] == "加工贸易出口额"
    assert names["33.2"] == "加工贸易进口额"
    assert names["188.7"] == "一般贸易进口额"
