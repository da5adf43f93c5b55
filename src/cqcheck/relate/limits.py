"""What a figure can be by itself: the limits that rules and the catalogue set, for relations and tables alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from cqcheck.codelists import Measure
from cqcheck.interval import Interval
from cqcheck.lexicons.limits import limits_of
from cqcheck.lexicons.units import Unit, parse_unit
from cqcheck.relate.footing import may_be_outgrown
from cqcheck.relate.names import catalogued
from cqcheck.relate.statements import YEARLY

PERCENT = Interval(Decimal(0), Decimal(100))
YEARS = re.compile(r"\d{4}/\d{4}")
FRACTIONS = frozenset({"percent", "number"})


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of a claim that say what it can be; `is_of_years` says that its period is several years."""

    indicator: str
    measure: Measure
    unit: Unit
    reference: str | None
    is_of_years: bool = False


def is_of_years(period: str | None) -> bool:
    """Whether a period is several years: 1978/2018."""
    return period is not None and YEARS.fullmatch(period) is not None


def share_limits(stated: Stated) -> Interval | None:
    """A part is between nothing and the whole; a bare number may be a share of anything."""
    is_part = stated.measure is Measure.SHARE and stated.unit.dimension == "percent"
    return PERCENT if is_part and not may_be_outgrown(stated.reference) else None


def value_limits(stated: Stated) -> Interval | None:
    """What the catalogue says that a rate, a ratio or a level can be; for open names, `limits.yaml` of a year's level."""
    indicator = catalogued(stated.indicator)
    if stated.measure not in (Measure.RATE, Measure.LEVEL, Measure.RATIO):
        return None
    if indicator is None:
        is_yearly = stated.measure is Measure.LEVEL and not stated.is_of_years
        return limits_of(stated.indicator, stated.unit.unit_measure) if is_yearly else None
    usual = parse_unit(indicator.unit)
    is_amount = stated.measure is Measure.LEVEL and stated.unit.unit_measure == usual.unit_measure
    is_fraction = stated.unit.dimension in FRACTIONS and usual.dimension in FRACTIONS
    return indicator.value_range if is_amount or is_fraction else None


def growth_limits(stated: Stated) -> Interval | None:
    """What the catalogue says that the growth over a year can be."""
    indicator = catalogued(stated.indicator)
    is_yearly = stated.measure is Measure.GROWTH and stated.reference in YEARLY and not stated.is_of_years
    return indicator.growth_range if indicator and is_yearly and stated.unit.dimension in FRACTIONS else None


# By the `where` of the rules that are bound as ranges.
LIMITS: dict[str, Callable[[Stated], Interval | None]] = {
    "share": share_limits,
    "value": value_limits,
    "growth": growth_limits,
}
