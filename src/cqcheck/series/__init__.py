"""Series: what has been claimed about an indicator of an area over time, read from a store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Hedge, Measure, ObsStatus, PriceBasis, Severity
from cqcheck.errors import InputError
from cqcheck.interval import INFINITY, Interval
from cqcheck.lexicons.regions import KnownArea
from cqcheck.series.marks import with_marks
from cqcheck.series.names import find_area, find_indicator
from cqcheck.series.periods import Frequency, end_of
from cqcheck.series.points import Mark, MarkKind, Point
from cqcheck.store import Store
from cqcheck.store.views import rows_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Block", "Mark", "MarkKind", "Point", "Series", "series_of"]

OF_AREA = "(ref_area_code = $code OR ($code IS NULL AND ref_area_code IS NULL AND ref_area = $area))"
CLAIMS = f"""
    SELECT c.doc_id, d.title, d.time_period AS about, d.year, c.line, c.claim_id, c.surface, c.measure, c.reference,
        c.time_period AS period, c.value, c.unit, c.unit_measure, c.lower, c.upper, c.hedge, c.obs_status, c.price_basis, c.rank_of
    FROM (SELECT * FROM claims WHERE indicator = $indicator AND {OF_AREA}) c
    JOIN documents d USING (doc_id) ORDER BY c.doc_id, c.number"""
FINDINGS = """
    SELECT rule, message, message_en, [s.claim_id FOR s IN suspects], [m.claim_id FOR m IN members]
    FROM (FROM findings UNION ALL BY NAME FROM across) WHERE list_contains($documents, doc_id) AND severity <> $remark ORDER BY doc_id, number"""
MENTIONED = f"SELECT indicator FROM claims WHERE {OF_AREA} GROUP BY ALL ORDER BY count(*) DESC, indicator LIMIT 8"


@dataclass(frozen=True, slots=True)
class Block:
    """The points of one sort of periods and one measure, by period and then by bulletin."""

    frequency: Frequency
    measure: Measure
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """All that a store has of an indicator of an area."""

    area: str
    indicator: str
    points: tuple[Point, ...]

    @property
    def blocks(self) -> list[Block]:
        """The points that stand beside each other: yearly ones first, levels before growths."""
        return [
            Block(frequency, measure, tuple(points))
            for (frequency, measure), points in groupby(self.points, lambda point: (point.frequency, point.measure))
        ]


def series_of(store: Store, area: str, indicator: str, measure: Measure | None = None) -> Series:
    """The series of an indicator of an area.

    Args:
        store: Where it is read.
        area: A name as bulletins write it, or a code of GB/T 2260.
        indicator: A name or alias of the catalogue, or a name that stands in the store.
        measure: Only claims of this measure; all of them for None.

    Raises:
        InputError: The area or the indicator cannot be told, the store has nothing of them, or it cannot be read.
    """
    with store.opened() as connected:
        place = find_area(area, _names(connected, "ref_area"))
        name = find_indicator(indicator, _names(connected, "indicator"))
        told = {"area": place.name, "code": place.code}
        points = [_point(row) for row in rows_of(connected.execute(CLAIMS, told | {"indicator": name}))]
        if not any(measure in (None, point.measure) for point in points):
            raise InputError(_nothing(connected, place, name, measure))
        found = _found(connected, sorted({point.doc_id for point in points}))
    marked = with_marks(point.marked(*found[point.claim_id]) for point in points)
    # Narrowed at the end: growths tell of levels whether they are shown or not.
    shown = (point for point in marked if measure in (None, point.measure))
    return Series(place.name, name, tuple(sorted(shown, key=_order)))


def _order(point: Point) -> tuple[object, ...]:
    frequencies, measures = list(Frequency), list(Measure)
    return (
        frequencies.index(point.frequency),
        measures.index(point.measure),
        end_of(point.period),
        point.period or "",
        point.reference or "",
        point.vintage,
        point.doc_id,
        point.line,
    )


def _names(connected: DuckDBPyConnection, column: str) -> list[str]:
    rows = connected.execute(f"SELECT DISTINCT {column} FROM claims WHERE {column} IS NOT NULL ORDER BY ALL").fetchall()
    return [row[0] for row in rows]


def _point(row: dict[str, Any]) -> Point:
    lower, upper, about, year = (row.pop(name) for name in ("lower", "upper", "about", "year"))
    codes: dict[str, Any] = {
        "measure": Measure(row.pop("measure")),
        "hedge": Hedge(row.pop("hedge")),
        "obs_status": ObsStatus(row.pop("obs_status")),
        "price_basis": PriceBasis(row.pop("price_basis")),
        "title": row.pop("title") or "",
    }
    interval = Interval(-INFINITY if lower is None else _exact(lower), INFINITY if upper is None else _exact(upper))
    return Point(**row, **codes, interval=interval, vintage=end_of(about or (str(year) if year else None)))


def _exact(number: float) -> Decimal:
    return Decimal(repr(number))


def _found(connected: DuckDBPyConnection, documents: list[str]) -> dict[str, list[Mark]]:
    """By claim what the findings of its bulletin say of it; remarks do not count."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    told = {"documents": documents, "remark": Severity.INFO.value}
    for rule, zh, en, suspects, members in connected.execute(FINDINGS, told).fetchall():
        why = Bilingual(f"{rule} {zh}", f"{rule} {en}")
        for claim_id in dict.fromkeys((*suspects, *members)):
            kind = MarkKind.SUSPECT if claim_id in suspects else MarkKind.MEMBER
            marks[claim_id].append(Mark(kind, why))
    return marks


def _nothing(connected: DuckDBPyConnection, area: KnownArea, indicator: str, measure: Measure | None) -> str:
    others = connected.execute(MENTIONED, {"area": area.name, "code": area.code}).fetchall()
    told = f"; it has {', '.join(row[0] for row in others)}" if others else ""
    return f"the store has no {measure or 'claim'} of {indicator} of {area.name}{told}"
