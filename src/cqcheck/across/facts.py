"""The claims of a store → the facts that bulletins state, in a DuckDB table that the laws are asked of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from cqcheck.lexicons.areas import load_areas
from cqcheck.lexicons.indicators import Indicator, load_catalogue
from cqcheck.lexicons.units import is_average, parse_unit
from cqcheck.relate.fields import LESS_IS_BETTER

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FOLDER = Path(__file__).parent
COUNTRY = "000000"  # the area around the provinces; GB/T 2260 has no code for it
AREA = pa.schema({"code": pa.string(), "parent": pa.string(), "level": pa.string()})
INDICATOR = pa.schema(
    {
        "code": pa.string(),
        "is_stock": pa.bool_(),
        "is_sum": pa.bool_(),
        "less_is_better": pa.bool_(),
        "low": pa.float64(),
        "high": pa.float64(),
    }
)
# Figures of these dimensions, and averages, do not add up over areas or months.
NO_SUMS = frozenset({"percent", "number", "points", "rank", "time", "temperature", "concentration", "sound"})


def create_lists(connected: DuckDBPyConnection) -> None:
    """Makes the tables `area` and `indicator`: the areas of today, and the catalogue."""
    connected.register("area", _areas())
    connected.register("indicator", _indicators())


def create_facts(connected: DuckDBPyConnection) -> None:
    """Makes the tables `fact` and `told` out of `seen_claims` and `seen_documents`; the lists have to be there."""
    connected.execute((FOLDER / "facts.sql").read_text(encoding="utf-8"))


@cache
def _areas() -> pa.Table:
    rows = [
        {"code": area.code, "parent": area.parent or COUNTRY, "level": area.level.value}
        for area in load_areas()
        if area.former_until is None
    ]
    return pa.Table.from_pylist(rows, schema=AREA)


def _indicators() -> pa.Table:
    return pa.Table.from_pylist([_row(indicator) for indicator in load_catalogue()], schema=INDICATOR)


def _row(indicator: Indicator) -> dict[str, Any]:
    can_grow = indicator.growth_range
    return {
        "code": indicator.code,
        "is_stock": indicator.is_stock,
        "is_sum": _adds_up(indicator),
        "less_is_better": bool(LESS_IS_BETTER.search(indicator.name)),
        "low": float(can_grow.lower) if can_grow else None,
        "high": float(can_grow.upper) if can_grow else None,
    }


def _adds_up(indicator: Indicator) -> bool:
    is_quotient = "/" in indicator.unit or "人均" in indicator.name or is_average(indicator.name)
    return bool(indicator.unit) and not is_quotient and parse_unit(indicator.unit).dimension not in NO_SUMS
