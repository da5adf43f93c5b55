"""Neighbouring figures that add up to one of them."""

import pytest

from cqcheck.extract import extract_claims
from cqcheck.read import parse_text
from cqcheck.relate.page import Page

TITLE = "2023年南京市国民经济和社会发展统计公报\n\n　　"
TABLE = """表1 2023年货物运输量
| 指标 | 绝对值（万吨） |
| 货物运输总量 | {} |
| 公路货物运输总量 | 20834.34 |
| 水运货物运输总量 | 19455.58 |
| 铁路货物运输总量 | 600.20 |
| 管道货物运输总量 | {} |
"""


def runs_of(text: str) -> list[tuple[str, list[str], bool]]:
    document = parse_text(TITLE + text, "page")
    page = Page(document, extract_claims(document).claims)
    return [(run.total.claim.surface, [part.claim.surface for part in run.parts], run.holds) for run in page.runs]


def test_a_total_may_stand_before_its_parts_or_after_them() -> None:
    before = runs_of("全市图书借阅量4521.37万册，学生借阅量3120.25万册，市民借阅量1401.12万册。")
    after = runs_of("学生借阅量3120.25万册，市民借阅量1401.12万册，图书借阅量4521.37万册。")
    assert before == [("4521.37万册", ["3120.25万册", "1401.12万册"], True)]
    assert after == before


@pytest.mark.parametrize(
    "text",
    [
        "全市图书借阅量45万册，学生借阅量31万册，市民借阅量14万册。",  # so coarse that chance would do it
        "年末全市企业168家，银行49家，保险公司66家，证券公司53家。",  # small counts add up by chance as well
        "全市图书借阅量4521.37万册，学生借阅量3120.25万册，市民借阅量1401.32万册。",  # it does not add up
        "全市图书借阅量4521.37万册，学生人数3120.25万人，市民借阅量1401.12万册。",  # another thing stands between
    ],
)
def test_what_chance_would_do_or_does_not_add_up_is_no_run(text: str) -> None:
    assert runs_of(text) == []


def test_rows_named_after_a_total_are_its_parts_even_if_one_slip_parts_them() -> None:
    assert runs_of(TABLE.format("45758.32", "4868.20")) == [
        ("45758.32", ["20834.34", "19455.58", "600.20", "4868.20"], True)
    ]
    assert runs_of(TABLE.format("45758.32", "4886.20")) == [
        ("45758.32", ["20834.34", "19455.58", "600.20", "4886.20"], False)
    ]


def test_rows_that_more_than_a_slip_parts_from_a_total_are_not_all_of_it() -> None:
    assert runs_of(TABLE.format("55758.32", "1234.50")) == []
