import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cqcheck.codelists import Hedge, Kind, Measure, ObsStatus, Verdict
from cqcheck.errors import DefinitionError
from cqcheck.relate.rules import load_rules
from cqcheck.report.data_docs import write_data_docs
from cqcheck.report.data_docs.suites import SEVERITIES, read_suites
from cqcheck.report.texts import Lang
from cqcheck.tables.edits import edits_schema
from page_parser import Page, parse_file
from sample_run import clean_document, faulty_document, hostile_document

SUITES = Path(__file__).parents[2] / "expectations"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    return write_data_docs([faulty_document(), clean_document(), hostile_document()], folder).index.parent


def expectations(table: str) -> list[dict[str, Any]]:
    (suite,) = [suite for suite in read_suites(SUITES) if suite.table == table]
    return list(suite.content["expectations"])


def changed_suites(folder: Path, table: str, **changes: object) -> Path:
    """A copy of the suites with the last expectation of one of them changed."""
    for path in SUITES.glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == table:
            content["expectations"][-1] |= changes
        (folder / path.name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def rows_of(page: Page, outcome: str) -> list[str]:
    return [" ".join(row.text.split()) for row in page.all("tr") if outcome in row.attributes.get("class", "").split()]


def test_the_site_holds_pages_and_nothing_else(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert [path.suffix for path in files] == [".html"] * 7


def test_the_first_page_shows_every_expectation_by_its_readable_name(site: Path) -> None:
    text = parse_file(site / "index.html").all("body")[0].text
    names = [one["meta"]["zh"] for table in ("claims", "relations", "suspects") for one in expectations(table)]
    assert [name for name in names if name not in text] == []


def test_failing_rows_are_listed_by_their_ids(site: Path) -> None:
    page = parse_file(site / "index.html")
    (sum_row,) = [row for row in rows_of(page, "critical") if "合计等于各部分之和" in row]
    assert "公报/九龙坡 2023.txt~0" in sum_row
    (suspect_row,) = [row for row in rows_of(page, "critical") if "首要嫌疑" in row]
    assert "公报/九龙坡 2023.txt#5" in suspect_row
    assert "公报/九龙坡 2023.txt#0" not in suspect_row


def test_hostile_text_is_shown_and_not_run(site: Path) -> None:
    page = parse_file(site / "index.html")
    assert len(page.run) == 1
    assert "<script>alert(10)</script>" in page.all("body")[0].text


def test_an_expectation_without_rows_is_not_said_to_be_met(site: Path) -> None:
    page = parse_file(site / "index.html")
    assert any("余额等于加项减去减项" in row for row in rows_of(page, "empty"))
    assert not any("余额等于加项减去减项" in row for row in rows_of(page, "met"))


@pytest.mark.parametrize("documents", [[], [clean_document()]])
def test_a_run_without_relations_or_findings_has_its_pages_all_the_same(documents: list[Any], tmp_path: Path) -> None:
    index = write_data_docs(documents, tmp_path, Lang.EN).index
    assert index == tmp_path / "data_docs" / "index.html"
    assert "A total is the sum of its parts" in parse_file(index).all("body")[0].text


def test_a_second_run_leaves_no_page_of_the_first(tmp_path: Path) -> None:
    write_data_docs([faulty_document()], tmp_path)
    index = write_data_docs([clean_document()], tmp_path).index
    assert len(list(index.parent.rglob("*.html"))) == 7
    assert "九龙坡" not in "".join(path.read_text(encoding="utf-8") for path in index.parent.rglob("*.html"))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"type": "expect_column_values_to_be_pretty"}, "expect_column_values_to_be_pretty"),
        ({"kwargs": {"column": "no_such_column"}}, "no_such_column"),
        ({"severity": "fatal"}, "severity 'fatal'; there are critical, warning, info"),
        ({"meta": {"zh": "名"}}, "meta lacks the name in 'en'"),
        ({"meta": ["名"]}, "meta ['名']; names in 'zh' and 'en' are needed"),
        ({"meta": {"zh": "名", "en": "name", "anchor": "a b"}}, "anchor 'a b'; letters of the alphabet, digits"),
        ({"meta": {"zh": "名", "en": "name", "anchor": "claim"}}, "anchor 'claim': there are 2 of it"),
    ],
)
def test_an_expectation_that_cannot_be_used_is_told_and_not_dropped(
    changes: dict[str, Any], told: str, tmp_path: Path
) -> None:
    suites = changed_suites(tmp_path, "suspects", **changes)
    with pytest.raises(DefinitionError, match=r"suspects\.json") as caught:
        write_data_docs([faulty_document()], tmp_path / "out", suites=suites)
    assert told in str(caught.value)


def test_an_expectation_without_a_sentence_is_shown_by_its_type_and_arguments(tmp_path: Path) -> None:
    regex = {"column": "rule", "regex": "^SUM<b>"}
    own = {
        "type": "expect_column_values_to_match_regex",
        "kwargs": regex,
        "meta": {"zh": "只查合计", "en": "Sums only"},
    }
    suites = changed_suites(tmp_path, "suspects", **own)
    page = parse_file(write_data_docs([faulty_document()], tmp_path / "out", suites=suites).index)
    (row,) = [one for one in page.all("tr") if one.attributes.get("id") == f"suspects-{len(expectations('suspects'))}"]
    (shown,) = [one.text for one in row.all("p") if one.attributes.get("class") == "demand"]
    assert shown == f"expect_column_values_to_match_regex {json.dumps(regex)}"


def test_the_type_and_the_arguments_of_an_expectation_stand_in_what_is_closed_at_first(site: Path) -> None:
    page = parse_file(site / "expectations" / "relations.html")
    definitions = page.with_class("definition")
    assert len(definitions) == len(expectations("relations"))
    assert [one for one in definitions if "open" in one.attributes] == []
    assert {code.text for one in definitions for code in one.all("code")} == {code.text for code in page.all("code")}


def test_every_expectation_has_a_place_of_its_own_on_each_page(site: Path) -> None:
    for table in ("claims", "relations", "suspects"):
        anchors = {f"{table}-{one['meta']['anchor']}" for one in expectations(table)}
        (result,) = (site / "validations" / table).rglob("*.html")
        for path in (site / "index.html", site / "expectations" / f"{table}.html", result):
            ids = [name for name in parse_file(path).ids if name.startswith(f"{table}-")]
            assert set(ids) == anchors, path


def test_a_missing_or_broken_suite_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"claims\.json: no such suite"):
        read_suites(tmp_path)
    (tmp_path / "claims.json").write_text('{\n"name": ,\n}', encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"claims\.json:2: no valid JSON"):
        read_suites(tmp_path)


def test_the_suites_name_every_kind_of_relation_once() -> None:
    conditions = [one["kwargs"].get("row_condition", {}).get("conditions", []) for one in expectations("relations")]
    kinds = [part["parameter"] for parts in conditions for part in parts if part["column"]["name"] == "kind"]
    assert sorted(kinds) == sorted(Kind)


@pytest.mark.parametrize(
    ("table", "column", "codes"),
    [
        ("claims", "measure", Measure),
        ("claims", "hedge", Hedge),
        ("claims", "obs_status", ObsStatus),
        ("relations", "verdict", Verdict),
    ],
)
def test_the_suites_have_the_same_code_lists_as_the_package(table: str, column: str, codes: Any) -> None:
    (values,) = [
        one["kwargs"]["value_set"]
        for one in expectations(table)
        if one["type"] == "expect_column_values_to_be_in_set" and one["kwargs"]["column"] == column
    ]
    assert sorted(values) == sorted(codes)


def test_every_single_claim_edit_has_its_expectation_of_its_rule_s_severity() -> None:
    severities = {
        one["kwargs"]["edit"]: one["severity"]
        for one in expectations("claims")
        if one["type"] == "expect_claims_to_pass_edit"
    }
    levels = {"error": "critical", "warning": "warning", "note": "info"}
    rules = {rule.code: rule for rule in load_rules()}
    assert severities == {check.name: levels[rules[check.name].level] for check in edits_schema().checks}


def test_a_claim_that_fails_an_edit_is_listed_with_its_figure(tmp_path: Path) -> None:
    checked = faulty_document()
    share = replace(checked.claims[7], value=Decimal("139.4"))
    claims = (*checked.claims[:7], share, *checked.claims[8:])
    index = write_data_docs([replace(checked, claims=claims)], tmp_path).index
    (row,) = [row for row in rows_of(parse_file(index), "critical") if "占比在0到100%之间" in row]
    assert f"{share.claim_id}39.4第二产业增加值RNG01" in row


def test_every_expectation_has_a_severity_and_names_of_its_own() -> None:
    told = [one for table in ("claims", "relations", "suspects") for one in expectations(table)]
    assert {one["severity"] for one in told} <= set(SEVERITIES)
    for lang in Lang:
        names = [one["meta"][lang] for one in told]
        assert len(names) == len(set(names))


def test_great_expectations_is_not_imported_before_it_is_needed() -> None:
    program = "import cqcheck.report.data_docs, sys; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_great_expectations_tells_nobody_anything() -> None:
    program = (
        "import os; os.environ['GX_ANALYTICS_ENABLED'] = 'true'\n"
        "from cqcheck.report.data_docs.checkpoint import _context\n"
        "import pathlib, sys; from cqcheck.report.texts import Lang\n"
        "context = _context(pathlib.Path(sys.argv[1]), Lang.ZH)\n"
        "sys.exit(os.environ['GX_ANALYTICS_ENABLED'] != 'false' or bool(context.config.analytics_enabled))"
    )
    assert subprocess.run([sys.executable, "-c", program, "site"], check=False).returncode == 0
