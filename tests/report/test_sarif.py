import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text
from cqcheck.report.formats import writer
from cqcheck.report.formats.findings.sarif import artifact_uri, literal
from cqcheck.report.rule_notes import rule_note
from cqcheck.report.texts import Lang
from sample_run import clean_document, faulty_document, hostile_document

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def log_of(*documents: CheckedDocument, lang: Lang = Lang.ZH) -> dict[str, Any]:
    out = StringIO()
    writer("findings", "sarif")(documents, out, lang)
    log: dict[str, Any] = json.loads(out.getvalue())
    return log


@pytest.mark.parametrize("lang", Lang)
def test_the_log_keeps_to_the_schema_of_sarif_2_1_0(lang: Lang) -> None:
    log = log_of(faulty_document(), clean_document(), hostile_document(), lang=lang)
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []


def test_the_schema_would_refuse_a_broken_log() -> None:
    log = log_of(faulty_document())
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not Draft4Validator(SCHEMA).is_valid(log)


def test_the_likeliest_suspect_is_the_location_and_the_others_are_related() -> None:
    result = log_of(faulty_document())["runs"][0]["results"][0]
    snippets = [place["physicalLocation"]["region"]["snippet"]["text"] for place in result["relatedLocations"]]
    assert [place["physicalLocation"]["region"]["snippet"]["text"] for place in result["locations"]] == ["937.2亿元"]
    assert snippets == ["1626.0亿元", "12.3亿元", "640.5亿元"]
    assert result["partialFingerprints"] == {"cqcheckFinding/v1": "0123456789abcdef"}
    assert [result["level"] for result in log_of(faulty_document())["runs"][0]["results"]] == ["error", "note"]


def test_a_repair_is_a_fix_that_puts_the_figure_right() -> None:
    checked = faulty_document()
    (fix,) = log_of(checked)["runs"][0]["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    start = replacement["deletedRegion"]["charOffset"]
    end = start + replacement["deletedRegion"]["charLength"]
    text = checked.document.text
    assert text[:start] + replacement["insertedContent"]["text"] + text[end:] == text.replace("937.2亿元", "973.2亿元")


def test_a_rule_brings_its_help_from_its_file() -> None:
    (rule, _) = log_of(faulty_document())["runs"][0]["tool"]["driver"]["rules"]
    note = rule_note("SUM01")
    assert note is not None
    assert rule["id"] == "SUM01"
    assert rule["name"] == note.name
    assert rule["help"]["text"].startswith(note.why_zh)


@pytest.mark.parametrize(
    ("doc_id", "uri"),
    [
        ("a/b.txt", "a/b.txt"),
        ("公报 1.txt", "%E5%85%AC%E6%8A%A5%201.txt"),
        ("/data/a b.txt", "file:///data/a%20b.txt"),
        ("-", "-"),
    ],
)
def test_a_path_is_a_uri_reference(doc_id: str, uri: str) -> None:
    assert artifact_uri(doc_id) == uri


@pytest.mark.parametrize(("text", "message"), [("{0}", "{{0}}"), ("[x](y)", "[x] (y)"), ("100亿元", "100亿元")])
def test_a_message_has_no_placeholder_and_no_link(text: str, message: str) -> None:
    assert literal(text) == message


def test_a_finding_that_names_no_claim_is_located_all_the_same() -> None:
    checked = check_document(parse_text("2023年南京市统计公报\n\n出口增长14..3%。\n", "x.txt"))
    log = log_of(checked)
    assert Draft4Validator(SCHEMA).is_valid(log)
    (place,) = log["runs"][0]["results"][0]["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}


def test_a_figure_of_the_wrong_direction_is_mended_with_its_word() -> None:
    text = "2023年，全市社会消费品零售总额1200.0亿元，上年为1000.0亿元，同比下降20.0%。\n"
    (result,) = log_of(check_document(parse_text(text, "a.txt")))["runs"][0]["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["snippet"]["text"] == "下降20.0%"
    assert replacement["insertedContent"]["text"] == "增长20.0%"
