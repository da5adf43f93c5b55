"""Puts what was added to a store in order: one file a table, area and year, without the rows that were replaced."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from pyarrow import parquet

from cqcheck.errors import InputError
from cqcheck.store.manifest import Manifest, Part
from cqcheck.store.schema import ACROSS, TABLES
from cqcheck.store.segments import COMPRESSION, name_of
from cqcheck.store.views import connection, create_views, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "300MB"  # a thread
BUILT = ".built"

Key = tuple[str, int]


def compacted(folder: Path, manifest: Manifest) -> Manifest:
    """The state of a store with nothing loose; its files are written, its manifest is not.

    Only areas and years are written anew of which a document was added, replaced or moved away. The same rows give
    the same files, whatever the order in which they were added.

    Raises:
        InputError: There is no room for them, or a file of the store is damaged.
    """
    import duckdb  # noqa: PLC0415 - for those who use a store

    rmtree(folder / BUILT, ignore_errors=True)  # of a process that was killed
    try:
        with connection(folder, memory=MEMORY) as connected:
            create_views(connected, folder, manifest.parts)
            keys = _touched(connected)
        old = [part for part in manifest.parts if part.is_loose or part.key in keys]
        years = {area: sorted(year for each, year in keys if each == area) for area, _year in keys}
        with ThreadPoolExecutor(os.cpu_count()) as writers:
            written = list(writers.map(partial(_written, folder, manifest), *zip(*sorted(years.items()), strict=True)))
    except duckdb.Error as error:
        told = str(error).partition("\n")[0]
        msg = f"{folder}: cannot be put in order, and is as it was: {told}"
        raise InputError(msg) from error
    finally:
        rmtree(folder / BUILT, ignore_errors=True)
    return manifest.changed(chain.from_iterable(written), old)


def _touched(connected: DuckDBPyConnection) -> set[Key]:
    """The areas and years that loose rows belong to, or that have rows which were replaced."""
    found = connected.execute("""
        SELECT DISTINCT area, year FROM all_documents JOIN part USING (file)
        WHERE segment > 0 OR (doc_id, segment) IN (SELECT (doc_id, segment) FROM dead)""")
    return {(area, year) for area, year in found.fetchall()}


def _written(folder: Path, manifest: Manifest, area: str, years: list[int]) -> list[Part]:
    """The files of an area, of some years; one thread works at them, so that rows are written in their order."""
    own = [part for part in manifest.parts if part.is_loose or (part.key is not None and part.key[0] == area)]
    where = f"area = {quoted(area)} AND year IN ({', '.join(map(str, years))})"
    with connection(folder, memory=MEMORY, threads=1) as connected:
        connected.execute(f"SET partitioned_write_max_open_files = {len(years)}")
        create_views(connected, folder, own)
        tables = (table for table in TABLES if table != ACROSS)
        return [
            part for table in tables for part in _sorted_files(connected, folder, table, where, folder / BUILT / area)
        ]


def _sorted_files(connected: DuckDBPyConnection, folder: Path, table: str, where: str, built: Path) -> Iterator[Part]:
    built.mkdir(parents=True, exist_ok=True)
    connected.execute(f"""
        COPY (SELECT * FROM {table} WHERE {where} ORDER BY year, doc_id, number)
        TO {quoted(str(built))} (FORMAT parquet, COMPRESSION {COMPRESSION}, PARTITION_BY (year), WRITE_PARTITION_COLUMNS true)""")
    for file in sorted(built.glob("year=*/*.parquet")):
        content = file.read_bytes()
        path = Path(table, built.name, file.parent.name.partition("=")[2], name_of(content))
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        file.replace(folder / path)
        yield Part(path.as_posix(), 0, parquet.read_metadata(folder / path).num_rows)
    rmtree(built)
