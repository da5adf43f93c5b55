"""One SELECT of a user over the tables of a store → its rows, a batch at a time.

The SQL may be anybody's: it reads the store, and cannot write, read another file, reach the network or load an extension.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from cqcheck.errors import InputError
from cqcheck.store import Store
from cqcheck.store.schema import TABLES
from cqcheck.store.views import lock_down

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

BATCH = 1000  # rows
PLACE = re.compile(r"\n+LINE (\d+): (.*)\n( *)\^.*", re.DOTALL)
SHOWN = 30  # characters of the SQL from where it is wrong

Value = TypeVar("Value")
Batch = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT, which are worked out as they are asked for, once: in one of the two ways."""

    connected: DuckDBPyConnection
    sql: str

    def rows(self) -> tuple[tuple[str, ...], Iterator[Batch]]:
        """The names of the columns, and the rows as Python has their values."""
        result = self._broken_off(lambda: self.connected.execute(self.sql))
        return _names([column[0] for column in result.description or ()]), iter(
            lambda: self._broken_off(lambda: result.fetchmany(BATCH)), []
        )

    def record_batches(self) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Their schema, and the rows as Arrow has them."""
        reader = self._broken_off(lambda: self.connected.sql(self.sql).arrow(BATCH))
        _names(reader.schema.names)
        return reader.schema, iter(lambda: self._broken_off(lambda: next(reader, None)), None)

    def _broken_off(self, work: Callable[[], Value]) -> Value:
        """The outcome of some work of DuckDB's, which an interrupt ends: by itself DuckDB heeds none for seconds."""
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(work)
            try:
                return future.result()
            except KeyboardInterrupt:
                self.connected.interrupt()
                raise


@contextmanager
def asked(store: Store, sql: str) -> Iterator[Answer]:
    """The answer to a SELECT; what goes wrong while its rows are fetched is told as well.

    Args:
        store: What is asked.
        sql: A SELECT of DuckDB over the views documents, claims, relations, findings.

    Raises:
        InputError: It is no single SELECT, wants more than the store, has a mistake, or two columns of one name.
    """
    import duckdb  # noqa: PLC0415 - for those who use a store

    with store.opened() as connected:
        try:
            lock_down(connected, store.folder)
            _demand_one_select(sql, [statement.type.name for statement in duckdb.extract_statements(sql)])
            yield Answer(connected, sql)
        except duckdb.PermissionException as error:
            msg = f"{_told(error)}; a query reads the tables of the store, and nothing else"
            raise InputError(msg) from error
        except duckdb.Error as error:
            raise InputError(_told(error)) from error


def _demand_one_select(sql: str, kinds: list[str]) -> None:
    if kinds != ["SELECT"]:
        given = f"{len(kinds)} statements" if len(kinds) > 1 else f"a statement {kinds[0]}" if kinds else "no statement"
        msg = f"query: {sql.strip()[:SHOWN]!r} is {given}; give one SELECT over {', '.join(TABLES)}"
        raise InputError(msg)


def _names(names: list[str]) -> tuple[str, ...]:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        msg = f"query: two columns are called {twice}; give one of them another name with AS"
        raise InputError(msg)
    return tuple(names)


def _told(error: Exception) -> str:
    """DuckDB's message with its hint on one line, and where in the SQL it is."""
    text = str(error)
    place = PLACE.search(text)
    if place is None:
        return f"query: {' '.join(text.split())}"
    wrong = place[2][len(place[3]) - len(f"LINE {place[1]}: ") :][:SHOWN]
    return f"query: {' '.join(text[: place.start()].split())} (line {place[1]}, at {wrong})"
