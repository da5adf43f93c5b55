"""The series of `series.yaml`: what each is printed as, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cqcheck.errors import DefinitionError
from cqcheck.lexicons.files import read_yaml

FILE = Path(__file__).with_name("series.yaml")
MAKES = ("root", "of", "sum", "less", "over", "mean", "real", "rate", "around")
# What a census puts on another base, by what it counts; whatever is made of it goes with it.
COUNTED = {"gdp1": "gdp", "gdp2": "gdp", "gdp3": "gdp", "people": "people", "people_mean": "people"}


@dataclass(frozen=True, slots=True)
class Series:
    """One series.

    `make` is how it comes about, `parts` are the series that it is made of, `weights` what they are weighted by or
    their growths. `low` and `high` bound what is drawn; `wobble` and `drift` are parts of one. `counted_by` are the
    censuses that put it on another base. `words` tell a rise and a fall of a signed figure, `pair` those of its difference.
    """

    name: str
    unit: str
    decimals: int
    make: str
    parts: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    wobble: Decimal = Decimal("0.02")
    drift: Decimal = Decimal(0)
    per: Decimal = Decimal(1)
    is_stock: bool = False
    counted_by: frozenset[str] = frozenset()
    words: tuple[str, str] | None = None
    pair: tuple[str, str] | None = None


@cache
def load_series() -> dict[str, Series]:
    """Every series by its name, each after those that it is made of.

    Raises:
        DefinitionError: A series is made in no way or in two, or of one that does not stand before it.
    """
    found: dict[str, Series] = {}
    faults = []
    for name, told in read_yaml(FILE)["series"].items():
        ways = [way for way in MAKES if way in told]
        made = _series(name, told, ways[0], found) if len(ways) == 1 else None
        if made is None:
            faults.append((0, f"{name}: made in {len(ways)} ways; it takes one of {', '.join(MAKES)}"))
        elif unknown := [part for part in (*made.parts, *made.weights) if part not in found]:
            faults.append((0, f"{name}: made of {unknown[0]}, which does not stand before it"))
        else:
            found[name] = made
    if faults:
        raise DefinitionError(FILE, faults)
    return found


def _series(name: str, told: dict[str, Any], make: str, before: dict[str, Series]) -> Series:
    weighted = make in ("mean", "real")
    made_of = told[make]
    parts: tuple[str, ...] = ()
    if weighted:
        parts = tuple(part for part, _ in made_of)
    elif make in ("of", "around"):
        parts = (made_of,)
    elif make in ("sum", "less", "over"):
        parts = tuple(made_of)
    low, high = told.get("times") or told.get("by") or (made_of if make == "rate" else (0, 0))
    weights = tuple(weight for _, weight in made_of) if weighted else ()
    counted = {COUNTED[name]} if name in COUNTED else set()
    return Series(
        name=name,
        unit=told["unit"],
        decimals=told["decimals"],
        make=make,
        parts=parts,
        weights=weights,
        low=Decimal(str(low)),
        high=Decimal(str(high)),
        wobble=Decimal(str(told.get("wobble", 2))) / 100,
        drift=Decimal(str(told.get("drift", 0))) / 100,
        per=Decimal(told.get("per", 1)),
        is_stock=told.get("stock", False),
        counted_by=frozenset(counted).union(
            *(before[each].counted_by for each in (*parts, *weights) if each in before)
        ),
        words=_pair(told.get("words")),
        pair=_pair(told.get("pair")),
    )


def _pair(words: list[str] | None) -> tuple[str, str] | None:
    return (words[0], words[1]) if words else None
