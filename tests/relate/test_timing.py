"""Parts of the year in texts that name no year."""

import pytest

from cqcheck.extract import extract_claims
from cqcheck.read import parse_text
from cqcheck.relate import find_relations
from cqcheck.relate.timing import period_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1—7月，服务进出口总额", "1-7月"),
        ("今年前7个月，服务进出口总额", "1-7月"),
        ("7月份，服务进出口总额", "7月"),
        ("前三季度出口320亿元，其中三季度", "三季度"),
        ("商务部9月2日通报，服务进出口总额", None),
        ("涨幅比一季度收窄", None),
        ("一季度出口32亿元。全年出口", None),
    ],
)
def test_the_last_words_for_a_part_of_the_year_are_the_period(text: str, words: str | None) -> None:
    assert period_words(text) == words


def test_a_period_goes_on_until_another_is_named() -> None:
    assert period_words("，其中出口", "1-7月") == "1-7月"
    assert period_words("。7月份，出口", "1-7月") == "7月"


def test_figures_of_a_month_are_no_wholes_of_those_of_several() -> None:
    text = (
        "服务贸易平稳增长\n\n7月份，服务进出口总额431.9亿元。\n\n"
        "1—7月，知识密集型服务进出口1286.8亿元，占服务进出口总额的45.8%。"
    )
    document = parse_text(text, "case")
    claims = extract_claims(document).claims
    assert {claim.time_period for claim in claims} == {None}
    assert not [each for each in find_relations(document, claims) if each.rule == "SHR01"]
