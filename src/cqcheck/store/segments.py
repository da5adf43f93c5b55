"""Documents → a segment: their tables as Parquet files, which are one with their bytes and named after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import pyarrow as pa
from pyarrow import parquet

from cqcheck.store.schema import TABLES
from cqcheck.store.tables import Tables

COMPRESSION = "zstd"
NAME = 20  # hexadecimal digits: 80 bits


@dataclass(frozen=True, slots=True)
class Segment:
    """What was found in some documents, by table as the bytes of a Parquet file; made by workers, written by the store."""

    files: dict[str, bytes]
    rows: dict[str, int]


def build_segment(documents: Iterable[Tables]) -> Segment:
    """The segment of some documents, in the order given; a table without rows has no file.

    Args:
        documents: What the store keeps of each.
    """
    parts: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    for tables in documents:
        for name, table in tables.items():
            if table.num_rows:
                parts[name].append(table)
    whole = {name: pa.concat_tables(found).combine_chunks() for name, found in parts.items() if found}
    return Segment(
        files={name: bytes_of(table) for name, table in whole.items()},
        rows={name: table.num_rows for name, table in whole.items()},
    )


def name_of(content: bytes) -> str:
    """The name of a file with this content: the same rows are the same file."""
    return f"{sha256(content).hexdigest()[:NAME]}.parquet"


def bytes_of(table: pa.Table) -> bytes:
    """The Parquet file of a table."""
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression=COMPRESSION)
    return bytes(sink.getvalue())
