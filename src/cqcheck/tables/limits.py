"""The limits by rule, as the table of claims is held against them, and the dimensions that a unit may have."""

from __future__ import annotations

import re
from functools import cache

from cqcheck.codelists import Measure
from cqcheck.interval import Interval
from cqcheck.lexicons.units import parse_unit
from cqcheck.relate.limits import FRACTIONS, PERCENT, Stated, growth_limits, share_limits, value_limits
from cqcheck.relate.names import catalogued
from cqcheck.relate.rules import load_rules

RATES = "RNG05"
# Persons, visits and things are counted with one another's measure words.
COUNTS = frozenset({"person", "visit", "person-time", "item", "number"})
# 业务总量 is stated in money or in standard volume.
VOLUMES = frozenset({"money", "postal-volume", "number"})
# 连续37年: how long something has held says nothing of its unit.
SPANS = frozenset({"time"})
PARTS_OF_HUNDRED = frozenset({Measure.SHARE, Measure.RATE, Measure.GROWTH, Measure.CONTRIBUTION})
EXCEPTION = "!"
PER = re.compile(r" per (?:time|year|person|item)$")


def rate_limits(stated: Stated) -> Interval | None:
    """Between nothing and all for rates whose name says that they are parts of a whole."""
    if stated.measure is not Measure.RATE or stated.unit.dimension != "percent":
        return None
    endings, exceptions = _endings()
    is_part = stated.indicator.endswith(endings) and not stated.indicator.endswith(exceptions)
    return PERCENT if is_part else None


LIMITS = {"RNG01": share_limits, "RNG02": value_limits, "RNG03": growth_limits, RATES: rate_limits}


def fits_unit(stated: Stated) -> bool:
    """Whether the unit is of a dimension in which the measure or, for an amount, the indicator is stated."""
    # 元/年 and 元/人 are money.
    dimension = PER.sub("", stated.unit.dimension)
    if stated.measure in (Measure.GROWTH, Measure.SHARE):
        return dimension in FRACTIONS
    indicator = catalogued(stated.indicator)
    if stated.measure is not Measure.LEVEL or indicator is None or not indicator.unit:
        return True
    usual = parse_unit(indicator.unit).dimension
    alike = next((group for group in (COUNTS, VOLUMES) if usual in group), frozenset({usual, "number"}))
    return dimension in alike | SPANS


def to_stated_unit(stated: Stated, limits: Interval) -> Interval:
    """Limits in per cent or base units in the unit that the claim is stated in."""
    is_fraction = stated.unit.dimension == "number" and stated.measure in PARTS_OF_HUNDRED
    return limits.scaled(1 / (stated.unit.factor * (100 if is_fraction else 1)))


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = [word for rule in load_rules() if rule.code == RATES for word in str(rule.where).split()]
    endings = tuple(word for word in words if not word.startswith(EXCEPTION))
    return endings, tuple(word.removeprefix(EXCEPTION) for word in words if word.startswith(EXCEPTION))
