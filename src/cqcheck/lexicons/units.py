"""Units of measurement: spelling → base unit, power of ten, factor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from cqcheck.lexicons.files import LEXICONS, lexicon_files, read_yaml
from cqcheck.lexicons.rows import FLAG, TEXT, Row, Shape, is_amount, is_text, misshapen, read_rows, refuse

WIDE_SLASHES = str.maketrans({"／": "/", "％": "%"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as stated.

    `unit_measure` is SDMX UNIT_MEASURE (the base unit), `unit_mult` SDMX UNIT_MULT (the power of ten of
    the stated multiplier: 亿 → 8), `factor` takes a stated value to the base unit (multiplier included).
    `is_count` marks whole things without multiplier, whose figures are exact.
    """

    text: str
    dimension: str
    unit_measure: str
    unit_mult: int
    factor: Decimal
    is_count: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class BaseUnit:
    """A spelling without multiplier."""

    dimension: str
    unit_measure: str
    factor: Decimal
    is_count: bool


def _are_spellings(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(is_text, value)) and all(map(is_amount, value.values()))


PATH = LEXICONS / "units.yaml"
SECTION = "units"
OWN_MONEY = "CNY"
REQUIRED = {
    "unit_measure": TEXT,
    "dimension": TEXT,
    "spellings": Shape("a mapping of spellings to factors above 0", _are_spellings),
}
OPTIONAL = {"count": FLAG}
PURE = Unit("", "number", "", 0, Decimal(1))


@cache
def _content() -> dict[str, Any]:
    return dict(read_yaml(PATH))


@cache
def multipliers() -> dict[str, int]:
    """The power of ten of each multiplier: 万亿 → 12, 亿 → 8."""
    return dict(_content()["multipliers"])


@cache
def base_units() -> dict[str, BaseUnit]:
    """Every spelling of a unit without multiplier: the package's and those of the user's additions.

    Raises:
        DefinitionError: A unit lacks a key or has an unknown one, or a spelling stands twice.
    """
    rows = read_rows(lexicon_files(PATH.name), SECTION)
    refuse(((row, fault) for row in rows for fault in misshapen(row.content, REQUIRED, OPTIONAL)), SECTION)
    refuse(_conflicts(rows), SECTION)
    return {
        spelling: BaseUnit(
            row.content["dimension"],
            row.content["unit_measure"],
            Decimal(str(factor)),
            row.content.get("count", False),
        )
        for row in rows
        for spelling, factor in row.content["spellings"].items()
    }


def _conflicts(rows: list[Row]) -> Iterator[tuple[Row, str]]:
    measures: dict[str, str] = {}
    for row in rows:
        for spelling in row.content["spellings"]:
            if spelling in measures:
                yield row, f"{spelling}: already stands for {measures[spelling]}"
            measures[spelling] = row.content["unit_measure"]


@lru_cache(maxsize=4096)
def is_average(indicator: str) -> bool:
    """Whether an indicator's name says that it is an average, so that its figures in whole things are rounded."""
    return any(word in indicator for word in _content()["averages"])


@cache
def unit_pattern() -> str:
    """A regular expression for any known unit: multiplier, base unit, and another one after a stroke."""
    multiplier = "|".join(sorted(multipliers(), key=len, reverse=True))
    spellings = sorted(base_units(), key=len, reverse=True)
    # 千瓦时 is no 千 of 瓦时: what begins like a multiplier is tried before one is taken off.
    whole = "|".join(re.escape(spelling) for spelling in spellings if spelling.startswith(tuple(multipliers())))
    words = _content()["not_before"]
    base = "|".join(
        re.escape(spelling) + (f"(?![{words[spelling]}])" if spelling in words else "")
        for spelling in spellings
        if not spelling.startswith(tuple(multipliers()))
    )
    known = rf"(?:(?:{whole})|(?:{multiplier})?(?:{base}))"
    return rf"(?:{known}(?:[/／](?:{known}|[日月年]))?|(?:{multiplier})(?:{whole})?)"


@cache
def foreign_money() -> re.Pattern[str]:
    """A foreign currency at the end of a text, in front of its amount: 新台币5亿元."""
    names = (
        name for name, unit in base_units().items() if unit.dimension == "money" and unit.unit_measure != OWN_MONEY
    )
    return re.compile(rf"(?<!\d)(?<![万亿])(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})$")


@cache
def parse_unit(text: str) -> Unit:
    """The unit that a spelling stands for: 亿元 is CNY with unit_mult 8; an unknown spelling is its own base unit."""
    if not text:
        return PURE
    plain = text.translate(WIDE_SLASHES)
    known = _parse_known(plain)
    if known is not None:
        return Unit(text, known.dimension, known.unit_measure, known.unit_mult, known.factor, known.is_count)
    if "/" in plain:
        upper, lower = (parse_unit(part) for part in plain.split("/", 1))
        measure = f"{upper.unit_measure}/{lower.unit_measure}"
        return Unit(
            text,
            f"{upper.dimension} per {lower.dimension}",
            measure,
            upper.unit_mult,
            upper.factor / lower.factor,
        )
    mult, base = _split_multiplier(plain)
    if not base:
        return Unit(text, "number", "", mult, Decimal(10) ** mult)
    return Unit(text, "other", base, mult, Decimal(10) ** mult)


def _parse_known(text: str) -> Unit | None:
    base = base_units().get(text)
    mult = 0
    if base is None:
        mult, rest = _split_multiplier(text)
        base = base_units().get(rest)
    if base is None:
        return None
    factor = base.factor * Decimal(10) ** mult
    if mult == 0 and base.unit_measure in ("%", "pp"):
        mult = base.factor.adjusted()
    return Unit(text, base.dimension, base.unit_measure, mult, factor, base.is_count and mult == 0)


def _split_multiplier(text: str) -> tuple[int, str]:
    for spelling, power in sorted(multipliers().items(), key=lambda item: -len(item[0])):
        if text.startswith(spelling):
            return power, text[len(spelling) :]
    return 0, text
