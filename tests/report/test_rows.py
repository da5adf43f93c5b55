import json
from io import StringIO

import pytest

from cqcheck.report.claim_rows import claim_rows_of
from cqcheck.report.formats import writer
from cqcheck.report.rows import finding_rows, relation_rows, token_rows
from cqcheck.report.texts import Lang
from sample_run import clean_document, faulty_document, hostile_document

FINDING = [
    "doc_id", "finding_id", "rule", "kind", "severity", "message", "message_en", "arithmetic", "line", "column",
    "original", "members", "suspects", "elsewhere", "fingerprint",
]  # fmt: skip
RELATION = [
    "doc_id", "relation_id", "rule", "kind", "hard", "verdict", "why_undecided", "residual_lower", "residual_upper",
    "arithmetic", "members", "detectable_error", "detectable_claim_id", "detectable_percent",
]  # fmt: skip
SUSPECT = ["claim_id", "start", "end", "surface", "weight", "implied_lower", "implied_upper", "repair"]


def test_a_finding_has_the_fields_that_programs_rely_on_in_their_order() -> None:
    row = finding_rows(faulty_document())[0]
    assert list(row) == FINDING
    assert list(row["members"][0]) == ["role", "claim_id", "start", "end", "surface"]
    assert list(row["suspects"][0]) == SUSPECT
    assert row["suspects"][0]["repair"] == {"value": 973.2, "surface": "973.2亿元", "slip": "digits swapped"}


def test_a_relation_has_the_fields_that_programs_rely_on_in_their_order() -> None:
    invalid, valid, undecided = relation_rows(faulty_document())
    assert list(invalid) == RELATION
    assert [row["verdict"] for row in (invalid, valid, undecided)] == ["invalid", "valid", "undecided"]
    assert (undecided["residual_lower"], undecided["why_undecided"]) == (None, "no other area's growth is stated")
    assert (valid["detectable_error"], valid["detectable_claim_id"]) == (0.2, valid["members"][2]["claim_id"])
    assert valid["detectable_percent"] == pytest.approx(0.2 / 59.8 * 100)
    assert invalid["detectable_error"] is None


def test_a_number_token_has_the_fields_that_programs_rely_on_in_their_order() -> None:
    assert list(token_rows(clean_document())[0]) == ["doc_id", "start", "end", "surface", "state", "claim_id"]


def test_spans_are_slices_of_the_text_and_lines_and_columns_count_from_one() -> None:
    checked = faulty_document()
    text = checked.document.text
    rows = finding_rows(checked)
    for place in [place for row in rows for place in (*row["members"], *row["suspects"])]:
        assert text[place["start"] : place["end"]] == place["surface"]
    line = text.splitlines()[rows[0]["line"] - 1]
    assert line[rows[0]["column"] - 1 :].startswith("937.2亿元")


def test_an_open_side_is_null() -> None:
    suspect = finding_rows(hostile_document())[0]["suspects"][0]
    assert (suspect["implied_lower"], suspect["implied_upper"]) == (99.0, None)


def test_a_claim_keeps_its_own_name_for_each_field() -> None:
    row = claim_rows_of(faulty_document())[0]
    assert (row["surface"], row["value"], row["unit_mult"], row["table"]) == ("1626.0亿元", 1626, 8, False)


@pytest.mark.parametrize("subject", ["findings", "claims", "relations", "ledger"])
def test_every_line_of_json_lines_is_one_object(subject: str) -> None:
    out = StringIO()
    writer(subject, "jsonl")([faulty_document(), hostile_document()], out, Lang.ZH)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {row["doc_id"] for row in rows} == {faulty_document().document.doc_id, hostile_document().document.doc_id}


def test_json_is_one_array_even_of_nothing() -> None:
    out = StringIO()
    writer("findings", "json")([clean_document()], out, Lang.ZH)
    assert json.loads(out.getvalue()) == []
    out = StringIO()
    writer("findings", "json")([faulty_document(), hostile_document()], out, Lang.ZH)
    assert [row["rule"] for row in json.loads(out.getvalue())] == ["SUM01", "RNK02", "SUM01"]
