"""A store → a larger one: its documents again and again, each time in other centuries, so that they are held against their like alone."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from cqcheck.store import Segment, Store, open_store
from cqcheck.store.schema import TABLES
from cqcheck.store.segments import bytes_of

CENTURIES = 1000  # years from one time to the next


def enlarged(store: Store, folder: Path, claims: int) -> Store:
    """A store in a folder with at least so many claims; one that is there is taken as it is."""
    if (folder / "store.json").exists():
        return open_store(folder)
    larger = open_store(folder, create=True)
    with store.opened() as connected:
        areas = [row[0] for row in connected.execute("SELECT DISTINCT area FROM documents ORDER BY 1").fetchall()]
        ((counted,),) = connected.execute("SELECT count(*) FROM claims").fetchall()
        for time in range(-(-claims // max(1, counted))):
            for area in areas:
                tables = {}
                for table in ("documents", "claims"):
                    rows = f"SELECT * REPLACE ({_moved(table, time)}) FROM {table} WHERE area = '{area}' ORDER BY year, doc_id, number"  # noqa: S608 - of our own
                    tables[table] = connected.sql(rows).to_arrow_table().cast(TABLES[table])
                larger.add(_segment(tables), orders=False)
    larger.order()
    return larger


def _moved(table: str, time: int) -> str:
    """A document's columns some thousand years later; the time itself for the first time."""
    later = f"'{2 + time}'"
    columns = [f"doc_id || '~{time}' AS doc_id", f"CAST(year + {CENTURIES * time} AS SMALLINT) AS year"]
    columns.append(rf"regexp_replace(time_period, '\b20(\d\d)\b', {later} || '0\1', 'g') AS time_period")
    return ", ".join(
        [*columns, f"source || '~{time}' AS source"]
        if table == "documents"
        else [*columns, f"claim_id || '~{time}' AS claim_id"]
    )


def _segment(tables: dict[str, pa.Table]) -> Segment:
    return Segment(
        files={name: bytes_of(table) for name, table in tables.items()},
        rows={name: table.num_rows for name, table in tables.items()},
    )
