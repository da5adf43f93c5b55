"""The catalogue of indicators: canonical names, codes, spellings, price bases, bounds and parents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from cqcheck.codelists import PriceBasis
from cqcheck.interval import Interval
from cqcheck.lexicons.files import LEXICONS, lexicon_files
from cqcheck.lexicons.rows import (
    FLAG,
    MAYBE_TEXT,
    PATTERN,
    RANGE,
    SOME_TEXTS,
    TEXT,
    TEXTS,
    Row,
    are_texts,
    is_text,
    misshapen,
    one_of,
    read_rows,
    refuse,
)

PATH = LEXICONS / "indicators.yaml"
SECTION = "indicators"
BASIS = one_of(PriceBasis)
REQUIRED = {"name": TEXT, "code": TEXT}
OPTIONAL = {
    "aliases": TEXTS,
    "unit": MAYBE_TEXT,
    "level": BASIS,
    "growth": BASIS,
    "growth_range": RANGE,
    "range": RANGE,
    "parent": SOME_TEXTS,
    "loosely": FLAG,
    "members": PATTERN,
    "stock": FLAG,
}
MARKS = re.compile(r"[\s“”\"'‘’《》·•的]|\[\d+\]|［\d+］")
BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
# What stands before a name without changing what is measured.
OWNERS = re.compile(
    r"^(?:20\d\d年|全年|年末|当年|本年|截至?年底|全(?:市|省|区|县|国|州|旗|镇|自治区)(?:实现|完成)?|我[市省区县国旗]|本[市省区县]|我国|实现|完成|全部|共有|共(?!建|同|享|产)|达到)+"
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue.

    `parents` are the wholes of which a level of this indicator is always a part; `is_loose` says that coverage
    may differ. `growth_range` is what a yearly growth can plausibly be, in per cent, and `value_range` what a
    rate (in per cent) or a level (in its base unit) can be. `members` is a regular expression for names that are
    parts of it by their form.
    """

    name: str
    code: str
    aliases: tuple[str, ...]
    unit: str
    level_basis: PriceBasis
    growth_basis: PriceBasis
    growth_range: Interval | None
    value_range: Interval | None
    parents: tuple[str, ...]
    is_loose: bool
    is_stock: bool
    members: str | None


class Catalogue:
    """All indicators, found by any of their spellings."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self.indicators = indicators
        self._spellings = {
            fold(spelling): indicator
            for indicator in indicators.values()
            for spelling in (indicator.name, *indicator.aliases)
        }

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def canonical(self, name: str) -> Indicator | None:
        """The indicator that a name stands for, whatever owner, blanks or quotes it is written with.

        `全市规上工业增加值` and `规模以上工业企业增加值` are both 规模以上工业增加值; a name that is only
        contained in a longer one (`高技术制造业增加值`) is another indicator.
        """
        folded = fold(name)
        for form in (folded, OWNERS.sub("", folded, count=1) if OWNERS.match(folded) else folded):
            found = self._spellings.get(form) or self._spellings.get(BRACKETS.sub("", form))
            if found is not None:
                return found
        return None


@lru_cache(maxsize=1 << 12)
def fold(name: str) -> str:
    """A name without blanks, quotes and footnote marks, with 规上 and 限上 written out."""
    plain = MARKS.sub("", name).replace("(", "（").replace(")", "）")
    return plain.replace("规上", "规模以上").replace("限上", "限额以上")


@cache
def load_catalogue(path: Path | None = None) -> Catalogue:
    """The catalogue in a file; by default the package's, with the user's additions.

    An addition that has but the name of an indicator and aliases gives it further spellings.

    Raises:
        DefinitionError: An entry lacks a name or code, a name or code stands twice, or a parent is unknown.
    """
    rows = read_rows([path] if path else lexicon_files(PATH.name), SECTION)
    refuse(
        (
            (row, fault)
            for row in rows
            if not _is_of_aliases(row)
            for fault in misshapen(row.content, REQUIRED, OPTIONAL)
        ),
        SECTION,
    )
    refuse(_faults(rows), SECTION)
    further: dict[str, list[str]] = {}
    for row in filter(_is_of_aliases, rows):
        further.setdefault(row.content["name"], []).extend(row.content["aliases"])
    kept = [row.content for row in rows if not _is_of_aliases(row)]
    return Catalogue({row["name"]: _indicator(row, further.get(row["name"], [])) for row in kept})


def _is_of_aliases(row: Row) -> bool:
    """Whether an entry only adds spellings."""
    return (
        row.path != PATH
        and row.content.keys() == {"name", "aliases"}
        and is_text(row.content["name"])
        and are_texts(row.content["aliases"])
    )


def _indicator(row: dict[str, Any], further: list[str]) -> Indicator:
    return Indicator(
        name=row["name"],
        code=row["code"],
        aliases=(*row.get("aliases", ()), *further),
        unit=row.get("unit", ""),
        level_basis=PriceBasis(row.get("level", "unknown")),
        growth_basis=PriceBasis(row.get("growth", "unknown")),
        growth_range=_interval(row.get("growth_range")),
        value_range=_interval(row.get("range")),
        parents=_names(row.get("parent")),
        is_loose=row.get("loosely", False),
        is_stock=row.get("stock", False),
        members=row.get("members"),
    )


def _names(given: str | list[str] | None) -> tuple[str, ...]:
    return tuple(given) if isinstance(given, list) else (given,) if given else ()


def _interval(ends: list[float] | None) -> Interval | None:
    return Interval(Decimal(str(ends[0])), Decimal(str(ends[1]))) if ends else None


def _faults(rows: list[Row]) -> Iterator[tuple[Row, str]]:
    owners = {row.content["name"]: row for row in reversed(rows) if not _is_of_aliases(row)}
    codes: set[str] = set()
    spellings: dict[str, str] = {}
    for row in rows:
        name = row.content["name"]
        if name not in owners:
            yield row, f"{name}: the key code is missing"
        elif owners[name] is not row and not _is_of_aliases(row):
            yield row, f"{name}: stands twice; further aliases have no key but name and aliases"
        code = row.content.get("code", "")
        if code in codes:
            yield row, f"{name}: the code {code} stands twice"
        codes |= {code} - {""}
        for parent in _names(row.content.get("parent")):
            if parent not in owners:
                yield row, f"{name}: unknown parent {parent}"
        for spelling in (name, *row.content.get("aliases", ())):
            owner = spellings.setdefault(fold(spelling), name)
            if owner != name:
                yield row, f"{name}: the spelling {spelling} already stands for {owner}"
    wholes = {name: _names(row.content.get("parent")) for name, row in owners.items()}
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        ring = error.args[1]
        yield owners[ring[0]], f"{ring[0]}: is a part of itself by its parents: {', '.join(ring)}"
