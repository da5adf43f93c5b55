"""Rows of any columns → a table for a terminal, CSV or JSON lines, a batch at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType
from typing import TextIO

from cqcheck.columns import EXACT_INTEGERS, plain_number
from cqcheck.report.csv_lines import csv_line
from cqcheck.report.json_lines import json_text
from cqcheck.report.tabulate import write_table

Batches = Iterable[Sequence[Sequence[object]]]
FlatWriter = Callable[[Sequence[str], Batches, TextIO], None]


def write_csv(columns: Sequence[str], batches: Batches, out: TextIO) -> None:
    """Writes a head and a line a row; lists and structs are JSON."""
    out.write(csv_line(columns))
    for batch in batches:
        out.writelines(csv_line(map(_in_cell, row)) for row in batch)
        out.flush()


def write_jsonl(columns: Sequence[str], batches: Batches, out: TextIO) -> None:
    """Writes an object a row."""
    for batch in batches:
        out.writelines(json_text(dict(zip(columns, map(plain, row), strict=True))) + "\n" for row in batch)
        out.flush()


def write_tables(columns: Sequence[str], batches: Batches, out: TextIO) -> None:
    """Writes a table a batch, under the numbers of its rows: all rows at once might not fit into memory."""
    first = 1
    for batch in batches:
        title = f"{first}–{first + len(batch) - 1}"
        write_table(title, columns, ([_in_cell(cell) for cell in row] for row in batch), out)
        first += len(batch)


FLAT_WRITERS: Mapping[str, FlatWriter] = MappingProxyType(
    {"table": write_tables, "csv": write_csv, "jsonl": write_jsonl}
)


def plain(value: object) -> object:
    """A value as JSON has it: dates as text, whole numbers beyond its own and all that it has no form for as text too."""
    match value:
        case None | bool() | str() | float():
            return value
        case int():
            return value if abs(value) < EXACT_INTEGERS else str(value)
        case Decimal():
            return plain_number(value)
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return [plain(one) for one in value]
        case dict():
            return {str(key): plain(one) for key, one in value.items()}
    return str(value)


def _in_cell(value: object) -> object:
    told = plain(value)
    return json_text(told) if isinstance(told, list | dict) else told
