"""DuckDB over a state of a store: one view a table, with the rows that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cqcheck.store.manifest import Part
from cqcheck.store.schema import TABLES, VERSION, columns_since

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "500MB"
SPILL = ".spill"


@contextmanager
def connection(folder: Path, *, memory: str = MEMORY, threads: int | None = None) -> Iterator[DuckDBPyConnection]:
    """A DuckDB of its own in memory; what finds no room there goes into the store's folder and is removed at the end."""
    import duckdb  # noqa: PLC0415 - for those who use a store

    # A name in SQL means a table of the store, never a variable of this program; a bar would get among the results.
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "python_enable_replacements": False,
    }
    with duckdb.connect(config=config) as connected:
        connected.execute("SET enable_progress_bar = false")
        connected.execute(f"SET memory_limit = {quoted(memory)}")
        connected.execute(f"SET temp_directory = {quoted(str(folder / SPILL))}")
        if threads:
            connected.execute(f"SET threads = {threads}")
        yield connected


def create_views(connected: DuckDBPyConnection, folder: Path, parts: Iterable[Part]) -> None:
    """Makes a view of each table over some files of a store."""
    known = list(parts)
    for table, schema in TABLES.items():
        connected.register(f"no_{table}", schema.empty_table())
        own = [part for part in known if part.table == table]
        rows = " UNION ALL BY NAME ".join(
            [f"SELECT *, NULL::VARCHAR AS file FROM no_{table}", *_selections(table, folder, own)]
        )
        connected.execute(f"CREATE VIEW all_{table} AS {rows}")
    _find_dead(connected, folder, known)
    for table in TABLES:
        connected.execute(f"CREATE VIEW {table} AS {_living(connected, table)}")


def lock_down(connected: DuckDBPyConnection, folder: Path) -> None:
    """Lets a user's SQL read the files of the store, and nothing else: no other file, no network, no extension."""
    connected.execute(f"SET allowed_directories = [{quoted(str(folder))}]")
    connected.execute("SET enable_external_access = false")
    connected.execute("SET lock_configuration = true")


def rows_of(result: DuckDBPyConnection) -> list[dict[str, Any]]:
    """The rows of a result by the names of its columns."""
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _selections(table: str, folder: Path, parts: list[Part]) -> Iterator[str]:
    """The rows of the files of each version of the schema, in the columns of this one."""
    for version in sorted({part.schema for part in parts}):
        files = ", ".join(quoted(_file(folder, part)) for part in parts if part.schema == version)
        added = "".join(f", {sql} AS {name}" for name, sql in columns_since(table, version).items())
        yield f"SELECT *{added if version < VERSION else ''} FROM read_parquet([{files}], filename = 'file')"


def _file(folder: Path, part: Part) -> str:
    return f"{folder.as_posix()}/{part.path}"  # paths of pathlib are slow to join, by the ten thousand


def _find_dead(connected: DuckDBPyConnection, folder: Path, parts: list[Part]) -> None:
    """The rows of documents whose source was added again later: (doc_id, segment)."""
    rows = [(_file(folder, part), part.segment) for part in parts]
    connected.execute("CREATE TEMP TABLE part (file VARCHAR, segment INTEGER)")
    if any(part.is_loose for part in parts):
        connected.executemany("INSERT INTO part VALUES (?, ?)", rows)
    connected.execute("""
        CREATE TEMP TABLE dead AS
        WITH told AS (SELECT doc_id, source, segment FROM all_documents JOIN part USING (file)),
             latest AS (SELECT source, max(segment) AS segment FROM told WHERE segment > 0 GROUP BY source)
        SELECT DISTINCT told.doc_id, told.segment
        FROM told JOIN latest ON told.source = latest.source AND told.segment < latest.segment""")


def _living(connected: DuckDBPyConnection, table: str) -> str:
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    if connected.execute("SELECT count(*) FROM dead").fetchone() == (0,):
        return f"SELECT {columns} FROM all_{table}"
    return f"""
        SELECT {columns} FROM all_{table} JOIN part USING (file)
        ANTI JOIN dead ON dead.doc_id = all_{table}.doc_id AND dead.segment = part.segment"""
