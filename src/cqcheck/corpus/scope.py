"""SQL over the part of a store that a run is about: the documents of some sources, and what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from cqcheck.documents import path_told
from cqcheck.store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FINDINGS = ("findings", "across")  # of a bulletin in itself, and of bulletins against each other; of the same columns


@contextmanager
def scope(store: Store, paths: Iterable[str]) -> Iterator[DuckDBPyConnection]:
    """A DuckDB with the views `document` and `finding` of what the store has of these sources, and `claim`, `relation`.

    A finding has the area, the year and the path of its document.

    Raises:
        InputError: The store cannot be read.
    """
    with store.opened() as connected:
        told = pa.table({"source": pa.array(map(path_told, paths), pa.string())})
        connected.register("counted", told)
        connected.execute("CREATE TEMP TABLE document AS SELECT * FROM documents SEMI JOIN counted USING (source)")
        for view, tables in {"claim": ("claims",), "relation": ("relations",), "finding": FINDINGS}.items():
            rows = " UNION ALL BY NAME ".join(f"SELECT * FROM {table}" for table in tables)
            connected.execute(f"CREATE TEMP VIEW {view} AS SELECT * FROM ({rows}) SEMI JOIN document USING (doc_id)")
        yield connected
