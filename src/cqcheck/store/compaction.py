"""Puts what was added to a store in order: one file a table, area and year, without the rows that were replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from pyarrow import parquet

from cqcheck.store.manifest import Manifest, Part
from cqcheck.store.schema import ACROSS, TABLES
from cqcheck.store.segments import COMPRESSION, name_of
from cqcheck.store.views import connection, create_views, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "500MB"
OPEN_FILES = 200  # years of an area at a time
BUILT = ".built"

Key = tuple[str, int]


def compacted(folder: Path, manifest: Manifest) -> Manifest:
    """The state of a store with nothing loose; its files are written, its manifest is not.

    Only areas and years are written anew of which a document was added, replaced or moved away. The same rows give
    the same files, whatever the order in which they were added.
    """
    built = folder / BUILT
    rmtree(built, ignore_errors=True)  # of a process that was killed
    try:
        with connection(folder, memory=MEMORY, threads=1) as connected:
            create_views(connected, folder, manifest.parts)
            keys = _touched(connected)
            old = [part for part in manifest.parts if part.is_loose or part.key in keys]
            new = list(_written(connected, folder, keys))
    finally:
        rmtree(built, ignore_errors=True)
    return manifest.changed(new, old)


def _touched(connected: DuckDBPyConnection) -> set[Key]:
    """The areas and years that loose rows belong to, or that have rows which were replaced."""
    found = connected.execute("""
        SELECT DISTINCT area, year FROM all_documents JOIN part USING (file)
        WHERE segment > 0 OR (doc_id, segment) IN (SELECT (doc_id, segment) FROM dead)""")
    return {(area, year) for area, year in found.fetchall()}


def _written(connected: DuckDBPyConnection, folder: Path, keys: set[Key]) -> Iterator[Part]:
    for table in (name for name in TABLES if name != ACROSS):
        for area in sorted({area for area, _year in keys}):
            years = ", ".join(str(year) for key, year in sorted(keys) if key == area)
            where = f"area = {quoted(area)} AND year IN ({years})"
            yield from _sorted_files(connected, folder, table, where)


def _sorted_files(connected: DuckDBPyConnection, folder: Path, table: str, where: str) -> Iterator[Part]:
    built = folder / BUILT
    connected.execute(f"SET partitioned_write_max_open_files = {OPEN_FILES}")
    written = connected.execute(f"""
        COPY (SELECT * FROM {table} WHERE {where} ORDER BY year, doc_id, number)
        TO {quoted(str(built))} (FORMAT parquet, COMPRESSION {COMPRESSION}, PARTITION_BY (area, year), WRITE_PARTITION_COLUMNS true)""").fetchone()
    if not written or not written[0]:
        return
    for file in sorted(built.glob("area=*/year=*/*.parquet")):
        area, year = (part.partition("=")[2] for part in file.parts[-3:-1])
        content = file.read_bytes()
        path = Path(table, area, year, name_of(content))
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        file.replace(folder / path)
        yield Part(table, path.as_posix(), 0, parquet.read_metadata(folder / path).num_rows)
    rmtree(built)
