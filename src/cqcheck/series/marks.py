"""Points of a series beside each other: what contradicts what, what was revised, what breaks the series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Measure, PriceBasis
from cqcheck.interval import Interval
from cqcheck.lexicons.units import parse_unit
from cqcheck.series.periods import moved
from cqcheck.series.points import Mark, MarkKind, Point

LAST_YEAR = "上年"
REAL = frozenset({PriceBasis.CONSTANT, PriceBasis.COMPARABLE})
HUNDRED = Decimal(100)
CONTRADICTS = Bilingual("同期另称{}（{}）", "also stated as {} ({})")
REVISES = Bilingual("此前公布为{}（{}），疑为修订", "stated as {} before ({}); probably revised")
BREAKS = Bilingual(
    "由上年数和增速推算为{}，由下年数和增速推算为{}，均不相符",
    "the year before and the growth give {}, the year after and its growth {}; neither agrees",
)


def with_marks(points: Iterable[Point]) -> list[Point]:
    """The points with the marks that the others give them."""
    told = list(points)
    marks: dict[str, list[Mark]] = defaultdict(list)
    for claim_id, mark in (*_compared(told), *_breaks(told)):
        marks[claim_id].append(mark)
    return [point.marked(*marks[point.claim_id]) for point in told]


def _compared(points: list[Point]) -> Iterator[tuple[str, Mark]]:
    """Contradictions of bulletins of one time, and what later ones tell otherwise."""
    facts: dict[object, list[Point]] = defaultdict(list)
    for point in points:
        if point.period and not point.is_ahead:
            key = (point.measure, point.reference, point.period, point.unit_measure, point.price_basis, point.rank_of)
            facts[key].append(point)
    for fact in facts.values():
        earlier: list[Point] = []
        for _vintage, group in groupby(sorted(fact, key=lambda point: point.vintage), lambda point: point.vintage):
            told = list(group)
            for point in told:
                others = [other for other in told if not point.interval.meets(other.interval)]
                if others:
                    yield point.claim_id, _said(MarkKind.CONTRADICTION, CONTRADICTS, others[0])
                elif earlier and not any(point.interval.meets(other.interval) for other in earlier):
                    yield point.claim_id, _said(MarkKind.REVISION, REVISES, earlier[-1])
            earlier += told


def _said(kind: MarkKind, why: Bilingual, other: Point) -> Mark:
    return Mark(kind, why.fill(other.surface, other.title or other.doc_id))


def _breaks(points: list[Point]) -> Iterator[tuple[str, Mark]]:
    """Levels that two neighbours, which agree with each other by the growths stated, both put elsewhere.

    A real growth says nothing of nominal levels; where several values are told of a period, any of them may hold.
    """
    facts = [point for point in points if point.period and not point.is_ahead]
    levels = _spans(point for point in facts if point.measure is Measure.LEVEL)
    growths = _spans(
        point for point in facts if point.measure is Measure.GROWTH and (point.reference or "").startswith(LAST_YEAR)
    )
    for point in facts:
        if point.measure is not Measure.LEVEL:
            continue
        before, after = (_level(levels, point, years) for years in (-1, 1))
        to_it, from_it = (_factor(growths, point, years) for years in (0, 1))
        if before is None or after is None or to_it is None or from_it is None:
            continue
        forwards, backwards = before * to_it, after / from_it
        if not (forwards.is_bounded and backwards.is_bounded):
            continue
        if forwards.meets(backwards) and not (point.interval.meets(forwards) or point.interval.meets(backwards)):
            why = BREAKS.fill(_spelt(forwards, point.unit), _spelt(backwards, point.unit))
            yield point.claim_id, Mark(MarkKind.BREAK, why)


Key = tuple[str, str, PriceBasis]


def _spans(points: Iterable[Point]) -> Mapping[Key, Interval]:
    """By period, unit and prices the smallest interval that holds all that is told."""
    spans: dict[Key, Interval] = {}
    for point in points:
        key = (point.period or "", point.unit_measure, point.price_basis)
        held = spans.get(key, point.interval)
        spans[key] = Interval.spanning((held.lower, held.upper, point.interval.lower, point.interval.upper))
    return spans


def _level(levels: Mapping[Key, Interval], point: Point, years: int) -> Interval | None:
    return levels.get((moved(point.period or "", years), point.unit_measure, point.price_basis))


def _factor(growths: Mapping[Key, Interval], point: Point, years: int) -> Interval | None:
    """What the level of the year before is multiplied with."""
    period = moved(point.period or "", years)
    for (told, _unit, basis), growth in growths.items():
        if told == period and (basis not in REAL or basis is point.price_basis):
            return Interval.exactly(1) + growth.scaled(1 / HUNDRED)
    return None


def _spelt(interval: Interval, unit: str) -> str:
    ends = interval.scaled(1 / parse_unit(unit).factor)
    lower, upper = (f"{end:.2f}" for end in (ends.lower, ends.upper))
    return f"{lower}–{upper}{unit}"
