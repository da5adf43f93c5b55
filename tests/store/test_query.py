"""`cqcheck query` answers one SELECT over a store, in batches, and reads nothing else."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from pyarrow import parquet

from cqcheck.cli import run
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.query import BATCH, asked
from cqcheck.report.flat_rows import plain
from cqcheck.report.texts import Lang, has_words
from cqcheck.store import Store, open_store
from cqcheck.store.schema import TABLES

BULLETIN = "东莞市2023年国民经济和社会发展统计公报\n\n全年地区生产总值11438.13亿元，比上年增长2.6%。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(BULLETIN, encoding="utf-8")
    Path("secret.csv").write_text("key\n7\n", encoding="utf-8")
    assert run(["add", "a.txt", "--store", "store"]) is ExitCode.CLEAN
    capsys.readouterr()
    return tmp_path


@pytest.fixture
def store(here: Path) -> Store:
    return open_store(here / "store")


def answer(capsys: pytest.CaptureFixture[str], sql: str, *options: str) -> str:
    assert run(["query", sql, "--store", "store", *options]) is ExitCode.CLEAN
    return capsys.readouterr().out


def files() -> list[Path]:
    return sorted(file for file in Path().rglob("*") if file.suffix != ".lock")


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["query", *arguments]) is ExitCode.WRONG_INPUT
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("cqcheck: query: ")
    (line,) = told.err.splitlines()
    return line


@pytest.mark.usefixtures("here")
def test_the_tables_of_a_store_can_be_asked_and_joined(capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT d.title, c.surface, c.line FROM claims c JOIN documents d USING (doc_id) ORDER BY c.number"
    assert [json.loads(line) for line in answer(capsys, sql, "--format", "jsonl").splitlines()] == [
        {"title": "东莞市2023年国民经济和社会发展统计公报", "surface": surface, "line": 3}
        for surface in ("11438.13亿元", "2.6%")
    ]
    assert answer(capsys, "SELECT count(*) AS n FROM relations, findings", "--format", "csv") == "n\n0\n"


@pytest.mark.usefixtures("here")
def test_a_table_shows_rows_under_their_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    lines = answer(capsys, "SELECT surface, value FROM claims ORDER BY number").splitlines()
    assert [line.split() for line in lines] == [
        ["1–2"],
        ["surface", "value"],
        ["11438.13亿元", "11438.13"],
        ["2.6%", "2.6"],
    ]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("COPY (SELECT 1) TO 'store/x.csv'", "is a statement COPY; give one SELECT over documents, claims"),
        ("COPY (SELECT 1) TO 'x.csv'", "is a statement COPY"),
        ("ATTACH 'store/other.db'", "is a statement ATTACH"),
        ("INSTALL httpfs", "is a statement LOAD"),
        ("LOAD httpfs", "is a statement LOAD"),
        ("SET lock_configuration = false", "is a statement SET"),
        ("PRAGMA version", "is a statement PRAGMA"),
        ("CREATE TABLE t AS SELECT 1", "is a statement CREATE"),
        ("EXPORT DATABASE 'store'", "is a statement EXPORT"),
        ("SELECT 1; SELECT 2", "is 2 statements"),
        ("/* nothing */", "is no statement"),
        ("SELECT * FROM read_csv('/etc/passwd')", "a query reads the tables of the store, and nothing else"),
        ("SELECT * FROM read_text('store/../secret.csv')", "reads the tables of the store, and nothing else"),
        ("SELECT * FROM 'secret.csv'", "reads the tables of the store, and nothing else"),
        ("SELECT * FROM glob('*')", "reads the tables of the store, and nothing else"),
        ("SELECT * FROM read_csv('https://example.org/x.csv')", "reads the tables of the store, and nothing else"),
        ("SELECT getenv('HOME')", "Scalar Function with name getenv does not exist"),
        ("SELECT * FROM enable_logging()", "the configuration has been locked"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_is_no_question_to_the_store_is_refused(sql: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files()
    assert told in complaint(capsys, sql, "--store", "store")
    assert files() == before


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELEC 1", 'Parser Error: syntax error at or near "SELEC" (line 1, at SELEC 1)'),
        ("SELECT valu\nFROM claims", 'Candidate bindings: "value"'),
        ("SELECT *\nFROM clams", 'Did you mean "claims"? (line 2, at clams)'),
        ("SELECT CAST(surface AS INT) FROM claims", "Conversion Error"),
        ("SELECT 1 AS a, 2 AS a", "two columns are called a; give one of them another name with AS"),
        ("SELECT ?", "Values were not provided"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_mistake_is_told_on_one_line_with_a_hint(sql: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told in complaint(capsys, sql, "--store", "store")


def test_a_name_is_never_a_variable_of_this_program(store: Store) -> None:
    rows = parquet.read_table(next(store.folder.rglob("*.parquet")))
    assert rows.num_rows
    with pytest.raises(InputError, match="Table with name rows does not exist"), asked(store, "FROM rows") as answered:
        answered.rows()


@pytest.mark.usefixtures("here")
def test_a_query_without_sql_or_store_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "give a SELECT and --store" in complaint(capsys, "SELECT 1")
    assert "give a SELECT and --store" in complaint(capsys, "--store", "store")


def test_rows_are_fetched_in_batches_and_not_all_at_once(store: Store) -> None:
    with asked(store, "SELECT range AS n FROM range(1000000000000)") as answered:
        names, batches = answered.rows()
        assert names == ("n",)
        assert [len(next(batches)) for _ in range(2)] == [BATCH, BATCH]
    with asked(store, "SELECT range AS n FROM range(1000000000000)") as answered:
        _schema, record_batches = answered.record_batches()
        assert next(record_batches).num_rows >= BATCH


@pytest.mark.usefixtures("here")
def test_csv_and_tables_escape_what_a_program_would_heed(capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT '=cmd|'' /C calc''!A0' AS a, chr(27) || '[31m' AS b, [1, NULL] AS c, {'x': 'y'} AS d"
    (row,) = csv.DictReader(StringIO(answer(capsys, sql, "--format", "csv")))
    assert row == {"a": "'=cmd|' /C calc'!A0", "b": "\ufffd[31m", "c": "[1,null]", "d": '{"x":"y"}'}
    assert "\x1b" not in answer(capsys, sql)
    (line,) = answer(capsys, sql, "--format", "jsonl").splitlines()
    assert "\x1b" not in line
    assert json.loads(line)["c"] == [1, None]


@pytest.mark.usefixtures("here")
def test_every_type_of_duckdb_can_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    for format_ in ("jsonl", "csv", "table"):
        assert answer(capsys, "SELECT * FROM test_all_types()", "--format", format_)


def test_values_without_a_form_in_json_are_text() -> None:
    assert [plain(value) for value in (2**70, b"\x00", {1: (2, None)}, 2.5)] == [
        str(2**70),
        "b'\\x00'",
        {"1": [2, None]},
        2.5,
    ]


@pytest.mark.usefixtures("here")
def test_parquet_keeps_the_types_and_goes_by_the_suffix(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "SELECT surface, value, year FROM claims", "-o", "out.parquet") == ""
    table = parquet.read_table("out.parquet")
    assert (table.num_rows, [str(field.type) for field in table.schema]) == (2, ["string", "double", "int16"])


@pytest.mark.usefixtures("here")
def test_a_failed_query_leaves_the_earlier_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out.csv").write_text("earlier\n", encoding="utf-8")
    complaint(capsys, "SELECT CAST(surface AS INT) FROM claims", "--store", "store", "-o", "out.csv")
    assert Path("out.csv").read_text(encoding="utf-8") == "earlier\n"


def test_the_schema_says_what_each_column_is(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "--schema", "--format", "csv", "--lang", "en"]) is ExitCode.CLEAN
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert [(row["table"], row["column"]) for row in rows] == [(t, c) for t in TABLES for c in TABLES[t].names]
    assert all(row["meaning"] and row["type"] for row in rows)
    assert run(["query", "--schema", "-o", str(here / "s.parquet")]) is ExitCode.CLEAN
    assert parquet.read_table(here / "s.parquet").num_rows == len(rows)


def test_every_column_of_a_store_has_words() -> None:
    columns = {column for schema in TABLES.values() for column in schema.names}
    assert [c for c in sorted(columns) if not any(has_words(group, c) for group in ("stored", "field", "column"))] == []
    assert set(Lang) == {"zh", "en"}


def test_the_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "--help"]) is ExitCode.CLEAN
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.count('cqcheck query "SELECT') == 2


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("format_", ["jsonl", "parquet"])
def test_an_interrupt_ends_a_query(here: Path, format_: str) -> None:
    sql = "SELECT count(*) AS n FROM range(10000000) a, range(10000000) b WHERE a.range * b.range % 7777 = 7"
    program = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from cqcheck.cli import main; main()"
    command = [sys.executable, "-c", program, "query", sql, "--store", "store", "--format", format_, "-o", "out"]
    with subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(4)  # until DuckDB is at it
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(20) == 130
        finally:
            process.kill()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    assert not (here / "out").exists()
