"""Documents → a segment: their rows as Parquet files, which are one with their bytes and named after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from cqcheck.store.schema import TABLES

Row = dict[str, Any]
COMPRESSION = "zstd"
NAME = 20  # hexadecimal digits: 80 bits


@dataclass(frozen=True, slots=True)
class Segment:
    """What was found in some documents, by table as the bytes of a Parquet file; made by workers, written by the store."""

    files: dict[str, bytes]
    rows: dict[str, int]


def build_segment(documents: Iterable[dict[str, list[Row]]]) -> Segment:
    """The segment of some documents, in the order given; a table without rows has no file.

    Args:
        documents: The rows of each by table.
    """
    parts: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    for rows in documents:  # as tables at once: rows take ten times the memory
        for name, schema in TABLES.items():
            if rows.get(name):
                parts[name].append(pa.Table.from_pylist(rows[name], schema=schema))
    tables = {name: pa.concat_tables(found).combine_chunks() for name, found in parts.items() if found}
    return Segment(
        files={name: bytes_of(table) for name, table in tables.items()},
        rows={name: table.num_rows for name, table in tables.items()},
    )


def name_of(content: bytes) -> str:
    """The name of a file with this content: the same rows are the same file."""
    return f"{sha256(content).hexdigest()[:NAME]}.parquet"


def bytes_of(table: pa.Table) -> bytes:
    """The Parquet file of a table."""
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression=COMPRESSION)
    return bytes(sink.getvalue())
