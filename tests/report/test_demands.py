"""What expectations demand, in words."""

import re
from pathlib import Path
from typing import Any

import pytest

from cqcheck.report.data_docs.demands import column_words, demand, value_words
from cqcheck.report.data_docs.edit_expectation import ExpectClaimsToPassEdit
from cqcheck.report.data_docs.engine import gx
from cqcheck.report.data_docs.suites import read_suites
from cqcheck.report.texts import Lang
from cqcheck.tables.schemas import claims_schema, relations_schema, suspects_schema

SUITES = Path(__file__).parents[2] / "expectations"
SHIPPED = [one for suite in read_suites(SUITES) for one in suite.content["expectations"]]
COLUMNS = {*claims_schema().columns, *relations_schema().columns, *suspects_schema().columns}

VERDICTS = {"column": "verdict", "value_set": ["valid", "invalid", "undecided"]}
WHEN_UNDECIDED = {"type": "comparison", "column": {"name": "verdict"}, "operator": "==", "parameter": "undecided"}
IS_RULE = {"type": "comparison", "column": {"name": "rule"}, "operator": "!=", "parameter": "SUM01"}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one["meta"]["en"])
def test_every_expectation_of_the_suites_has_a_sentence_without_names_of_columns(
    one: dict[str, Any], lang: Lang
) -> None:
    said = demand(one["type"], one["kwargs"], lang)
    assert said
    assert re.findall(r"[a-z]+_[a-z_]+|[{}\[\]\"$]|\bTrue\b|\bNone\b", said) == []


@pytest.mark.parametrize(
    ("kind", "arguments", "chinese", "english"),
    [
        ("be_in_set", VERDICTS, "「结论」须为成立、不成立或无法判定", "“verdict” must be valid, invalid or undecided"),
        (
            "not_be_null",
            {"column": "why_undecided", "row_condition": WHEN_UNDECIDED},
            "若「结论」为无法判定，「无法判定的原因」不得为空",
            "If “verdict” is undecided, “why undecided” must not be empty",
        ),
        (
            "be_null",
            {
                "column": "reason",
                "mostly": 0.95,
                "row_condition": {"type": "and", "conditions": [WHEN_UNDECIDED, IS_RULE]},
            },
            "若「结论」为无法判定且「规则」不为SUM01，「原因」须为空（至少95%的行）",
            "If “verdict” is undecided and “rule” is not SUM01, “reason” must be empty (in 95 % of the rows at least)",
        ),
        (
            "be_between",
            {"column": "weight", "min_value": 0.0, "max_value": 1.0},
            "「责任权重」须在0至1之间",
            "“share of the blame” must lie between 0 and 1",
        ),
    ],
)
def test_a_sentence_says_the_arguments_in_the_reader_s_words(
    kind: str, arguments: dict[str, Any], chinese: str, english: str
) -> None:
    said = [demand(f"expect_column_values_to_{kind}", arguments, lang) for lang in Lang]
    assert said == [chinese, english]


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("expect_column_values_to_match_regex", {"column": "rule", "regex": "^[A-Z]+$"}),
        ("expect_column_values_to_be_between", {"column": "weight", "min_value": 0}),
        (
            "expect_column_values_to_be_between",
            {"column": "weight", "min_value": 0, "max_value": 1, "strict_min": True},
        ),
        ("expect_column_values_to_be_null", {"column": "reason", "row_condition": "rule == 'SUM01'"}),
        ("expect_column_values_to_be_null", {"column": "reason", "row_condition": IS_RULE | {"operator": "IN"}}),
    ],
)
def test_what_no_sentence_says_in_full_has_none(kind: str, arguments: dict[str, Any]) -> None:
    assert [demand(kind, arguments, lang) for lang in Lang] == ["", ""]


@pytest.mark.parametrize("lang", Lang)
def test_every_column_of_the_tables_has_a_name_for_readers(lang: Lang) -> None:
    unnamed = {column for column in COLUMNS if column_words(column, lang) == column and "_" in column}
    assert unnamed == set()
    assert "_" not in "".join(column_words(column, lang) for column in COLUMNS)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("verdict", "invalid", "不成立"),
        ("severity", "critical", "严重"),
        ("rank_of", "growth", "增速"),
        ("hard", True, "恒等"),
        ("is_slight", False, "否"),
        ("surface", "valid", "valid"),
        ("place", 1, "1"),
    ],
)
def test_codes_are_said_in_words_and_other_values_as_they_stand(column: str, value: object, said: str) -> None:
    assert value_words(column, value, Lang.ZH) == said


def test_great_expectations_itself_says_the_sentence_of_an_edit() -> None:
    expectation = ExpectClaimsToPassEdit(column="failed_edits", edit="RNG01")
    prescriptive = gx.expectations.registry.get_renderer_impl(
        "expect_claims_to_pass_edit", gx.render.LegacyRendererType.PRESCRIPTIVE
    )
    (told,) = prescriptive.renderer(configuration=expectation.configuration)
    assert told.string_template["template"] == "「违反的规则」中不得有 RNG01 / “rules broken” must not name RNG01"
