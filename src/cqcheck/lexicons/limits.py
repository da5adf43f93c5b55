"""What figures of open names can be: air, weather, homes, incomes per head."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from cqcheck.interval import Interval
from cqcheck.lexicons.files import LEXICONS, read_yaml
from cqcheck.lexicons.units import Unit, parse_unit


@dataclass(frozen=True, slots=True)
class NamedLimits:
    """How a name ends, the unit that it is usually told in, and what it can be, in the base unit of that."""

    ending: re.Pattern[str]
    unit: Unit
    value_range: Interval


@cache
def load_limits() -> tuple[NamedLimits, ...]:
    """The lines of `limits.yaml`."""
    return tuple(_limits(**row) for row in read_yaml(LEXICONS / "limits.yaml")["limits"])


@cache
def limits_of(name: str, unit_measure: str) -> Interval | None:
    """What an amount of a name can be in the base unit `unit_measure`; None if that is not known."""
    for each in load_limits():
        if each.unit.unit_measure == unit_measure and each.ending.search(name):
            return each.value_range
    return None


def _limits(names: str, unit: str, range: list[float]) -> NamedLimits:  # noqa: A002 - the word of the file
    lower, upper = (Decimal(str(end)) for end in range)
    usual = parse_unit(unit)
    return NamedLimits(re.compile(f"(?:{names})$"), usual, Interval(lower, upper).scaled(usual.factor))
