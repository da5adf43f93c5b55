"""Every digit run of the text stands in exactly one row of the ledger."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqcheck.codelists import TokenState
from cqcheck.extract import extract_claims
from cqcheck.read import parse_text, read_document
from fuzz.targets import extract

SEEDS = sorted(path for path in (Path(__file__).parents[2] / "seeds").iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_each_digit_of_a_seed_stands_in_one_row(path: Path) -> None:
    document = read_document(path, path.stem)
    rows = extract_claims(document).ledger
    for before, after in pairwise(rows):
        assert before.end <= after.start
    covered = {at for row in rows for at in range(row.start, row.end)}
    assert [at for at, char in enumerate(document.text) if char.isdecimal() and at not in covered] == []
    assert all(document.text[row.start : row.end] == row.surface for row in rows)


def test_the_rows_of_a_page_say_what_became_of_each_number() -> None:
    text = "2023年南京市统计公报\n发布日期：2024-03-28\n\n全年GDP[2]17421.40亿元，PM2.5浓度29微克/立方米，“33618”体系，65岁以上人口增加。\n图1 2018-2023年增速\n"
    rows = {row.surface: row.state for row in extract_claims(parse_text(text, "x")).ledger}
    assert rows["17421.40亿元"] is TokenState.CLAIM
    assert rows["[2]"] is TokenState.FOOTNOTE
    assert rows["2.5"] is TokenState.NAME
    assert rows["33618"] is TokenState.NAME
    assert rows["65岁"] is TokenState.THRESHOLD
    assert rows["2024-03-28"] is TokenState.DATE
    assert rows["2018-2023年"] is TokenState.DATE


def test_a_claim_of_the_ledger_is_a_claim_of_the_document() -> None:
    extraction = extract_claims(parse_text("GDP1428亿元，增长7%。", "x"))
    assert [row.claim_id for row in extraction.ledger] == [claim.claim_id for claim in extraction.claims]


def test_figures_in_digits_of_any_script_are_read() -> None:
    claims = extract_claims(parse_text("全年产值𝟏𝟐.𝟓亿元，增长٣％。", "x")).claims
    assert [str(claim.value) for claim in claims] == ["12.5", "3"]


def test_a_number_of_more_digits_than_any_figure_has_is_not_read() -> None:
    (row,) = extract_claims(parse_text(f"全年产值{'9' * 29}亿元。", "x")).ledger
    assert row.state is TokenState.UNPARSED


TEXT = st.text(
    st.sampled_from(
        "一二三十百万亿元个家人%‰，。、（）：0123456789.-其中分别增长下降占比重为达由至年月日第前“”[]\n \u3000比全市gG"
    ),
    max_size=60,
)


@given(TEXT)
def test_any_text_is_read_and_its_spans_hold(text: str) -> None:
    extract.one(text.encode())
