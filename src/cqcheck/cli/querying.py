"""A SELECT over a store → its rows in a format; the store's tables and columns in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cqcheck.cli.options import QueryFormat
from cqcheck.cli.output import open_output
from cqcheck.gate import ExitCode
from cqcheck.query import Answer, asked
from cqcheck.report.binary import bytes_behind
from cqcheck.report.flat_rows import FLAT_WRITERS
from cqcheck.report.texts import Lang, has_words, say
from cqcheck.store import open_store
from cqcheck.store.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("table", "column", "meaning", "type")


@dataclass(frozen=True, slots=True)
class Shown:
    """How rows are written, and where."""

    format_: QueryFormat
    output: Path | None


def print_answer(sql: str, folder: Path, shown: Shown) -> ExitCode:
    """Prints the rows of a SELECT as they come.

    Raises:
        InputError: There is no store, or the SQL cannot be answered.
    """
    with asked(open_store(folder), sql) as answer, open_output(shown.output) as out:
        if shown.format_ is QueryFormat.PARQUET:
            _write_parquet(answer, out)
        else:
            FLAT_WRITERS[shown.format_](*answer.rows(), out)
    return ExitCode.CLEAN


def print_schema(shown: Shown, lang: Lang) -> ExitCode:
    """Prints each column of each table with its type and what it holds."""
    rows = list(_schema_rows(lang))
    with open_output(shown.output) as out:
        if shown.format_ is QueryFormat.PARQUET:
            import pyarrow as pa  # noqa: PLC0415 - for those who use a store

            table = pa.Table.from_pylist([dict(zip(COLUMNS, row, strict=True)) for row in rows])
            _write_batches(table.schema, iter(table.to_batches()), out)
        else:
            FLAT_WRITERS[shown.format_](COLUMNS, [rows], out)
    return ExitCode.CLEAN


def _schema_rows(lang: Lang) -> Iterator[tuple[str, ...]]:
    for table, schema in TABLES.items():
        for field in schema:
            group = next(group for group in ("stored", "field", "column") if has_words(group, field.name))
            yield table, field.name, say(group, field.name, lang), str(field.type)


def _write_parquet(answer: Answer, out: TextIO) -> None:
    _write_batches(*answer.record_batches(), out)


def _write_batches(schema: pa.Schema, batches: Iterator[pa.RecordBatch], out: TextIO) -> None:
    from pyarrow import parquet  # noqa: PLC0415 - for those who want it

    with parquet.ParquetWriter(bytes_behind(out, "parquet"), schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
