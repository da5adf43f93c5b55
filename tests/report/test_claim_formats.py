"""JSON lines, CSV and Parquet carry the same claims: the same columns, the same values, nulls apart from empty texts."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from cqcheck.columns import CLAIM_COLUMNS
from cqcheck.pipeline import CheckedDocument, with_claims
from cqcheck.read import parse_text, read_document
from cqcheck.report.csv_lines import csv_line
from cqcheck.report.formats import writer
from cqcheck.report.texts import Lang
from sample_run import clean_document, faulty_document

SEEDS = Path(__file__).parents[2] / "seeds"
ODD = """2023年南京市国民经济和社会发展统计公报

城乡居民收入比为2.39∶1，占比近一半，产值超99999999999999999999亿元，增速居全市第3位。
利润总额增长-17.5%，产量“甲,乙”品牌1234567890.12万吨，行业协会3.5
亿元，下降0.0001%。
"""


def from_json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def from_csv(path: Path) -> list[dict[str, Any]]:
    # Types as a loader would set them; an empty field is null, a quoted one a text.
    numbers = {name: pa.float64() for name in ("value", "obs_value", "lower", "upper")}
    counts = {name: pa.int64() for name in ("start", "end", "sentence", "unit_mult", "decimals")}
    types = {name: pa.string() for name in CLAIM_COLUMNS} | numbers | counts | {"table": pa.bool_()}
    options = pyarrow.csv.ConvertOptions(column_types=types, strings_can_be_null=True, quoted_strings_can_be_null=False)
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    rows: list[dict[str, Any]] = pyarrow.csv.read_csv(path, convert_options=options, parse_options=parse).to_pylist()
    return rows


def from_parquet(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
    return rows


READERS: dict[str, Callable[[Path], list[dict[str, Any]]]] = {
    "jsonl": from_json_lines,
    "csv": from_csv,
    "parquet": from_parquet,
}


def all_forms(folder: Path, documents: list[CheckedDocument]) -> dict[str, list[dict[str, Any]]]:
    read = {}
    for name, reader in READERS.items():
        file = folder / f"claims.{name}"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer("claims", name)(documents, out, Lang.ZH)
        read[name] = reader(file)
    return read


def test_the_three_forms_of_the_claims_of_all_seeds_hold_the_same(tmp_path: Path) -> None:
    paths = sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".md"))
    documents = [with_claims(read_document(path, path.name)) for path in paths]
    forms = all_forms(tmp_path, documents)
    assert len(forms["jsonl"]) == sum(len(document.claims) for document in documents) > 400
    assert forms["csv"] == forms["jsonl"]
    assert forms["parquet"] == forms["jsonl"]


@pytest.mark.parametrize("name", READERS)
def test_a_form_tells_null_from_empty_and_keeps_odd_figures(name: str, tmp_path: Path) -> None:
    documents = [with_claims(parse_text(ODD, "-")), faulty_document(), clean_document()]
    rows = {row["surface"]: row for row in all_forms(tmp_path, documents)[name]}
    ratio = rows["2.39"]
    assert (ratio["unit"], ratio["unit_measure"], ratio["ref_area_code"]) == ("", "", "320100")
    assert ratio["rank_of"] is None
    assert rows["第3"]["rank_of"] == "growth"
    assert rows["-17.5%"]["value"] == -17.5
    assert rows["3.5\n亿元"]["obs_value"] == 350_000_000
    assert rows["0.0001%"]["decimals"] == 4
    huge = rows["99999999999999999999亿元"]
    assert (huge["value"], huge["upper"]) == (1e20, None)
    assert huge["table"] is False
    assert all(row["claim_id"].startswith("-#") for row in rows.values() if row["doc_id"] == "-")


@pytest.mark.parametrize("name", READERS)
def test_every_form_has_the_columns_of_a_claim_in_their_order(name: str, tmp_path: Path) -> None:
    rows = all_forms(tmp_path, [clean_document()])[name]
    assert [tuple(row) for row in rows] == [CLAIM_COLUMNS] * 2


def test_without_claims_the_head_stands_all_the_same() -> None:
    out = StringIO()
    writer("claims", "csv")([], out, Lang.ZH)
    assert out.getvalue().rstrip("\n").split(",") == list(CLAIM_COLUMNS)


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (None, ""),
        ("", '""'),
        (True, "true"),
        ("甲,乙", '"甲,乙"'),
        ('say "x"', '"say ""x"""'),
        ("3.5\n亿元", '"3.5\n亿元"'),
        ("-17.5%", "-17.5%"),
        ("-5台(套)", "-5台(套)"),
        ("-#0", "-#0"),
        ("=1+1", "'=1+1"),
        ("-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("@x", "'@x"),
    ],
)
def test_a_field_is_quoted_only_where_it_must_and_never_runs_as_a_formula(value: object, field: str) -> None:
    assert csv_line([value]) == f"{field}\n"
