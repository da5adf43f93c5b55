"""What all series of an area grow from: its industries, its population, and what censuses make of both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from cqcheck.bench.draw import Draw
from cqcheck.bench.places import Place
from cqcheck.bench.series import FILE
from cqcheck.lexicons.files import read_yaml

FIRST, LAST = 2000, 2025
YEAR = 12  # months
BEGIN = (
    FIRST - 4
)  # a stock of months of the year before the first is on its way from the end of a year, with a mean over two
ONE, HUNDRED = Decimal(1), Decimal(100)
INDUSTRIES = ("gdp1", "gdp2", "gdp3")
ECONOMY, PEOPLE = "gdp", "people"  # what censuses count
CALM = 2012  # since then prices rise by half as much

Figures = dict[str, Decimal]
Base = tuple[Decimal, Decimal]  # what all censuses so far have made of the economy and of the population


@dataclass(frozen=True, slots=True)
class Revision:
    """What a census has changed, gdp or people; the factor leads from the old base to that of the year after it."""

    counted: str
    census: int
    factor: Decimal


def base_of(known: tuple[Revision, ...], year: int) -> Base:
    """The base that the bulletins of a year are on."""
    base = {ECONOMY: ONE, PEOPLE: ONE}
    for each in known:
        if each.census < year:
            base[each.counted] *= each.factor
    return base[ECONOMY], base[PEOPLE]


def revisions(place: Place, seed: int) -> tuple[Revision, ...]:
    """The revisions of an area, drawn for half of the censuses."""
    draw = Draw(seed, place.code, "censuses")
    drawn = [
        (draw.happens(0.5), Revision(counted, census, draw.between(Decimal("0.95"), Decimal("1.06"))))
        for counted, censuses in _told()["censuses"].items()
        for census in censuses
    ]
    return tuple(each for is_drawn, each in drawn if is_drawn and each.factor != ONE)


def roots(place: Place, seed: int) -> dict[int, Figures]:
    """By year the industries at current prices on the first base, what they grew by in real terms, and the heads."""
    draw = Draw(seed, place.code, "roots")
    gdp = place.heads * place.wealth / 10000
    first, second = draw.between(Decimal("0.10"), Decimal("0.24")), draw.between(Decimal("0.38"), Decimal("0.50"))
    now = {"gdp1": gdp * first, "gdp2": gdp * second, "gdp3": gdp * (ONE - first - second), "heads": place.heads}
    own = draw.between(Decimal("-0.4"), Decimal("0.4"))
    found = {BEGIN: now}
    for year in range(BEGIN + 1, LAST + 1):
        pace = own + Decimal(str(_told()["pace"][year]))
        growths = {name: pace + draw.between(Decimal("-1.2"), Decimal("1.4")) for name in INDUSTRIES}
        growths["gdp1"] = draw.between(Decimal("1.8"), Decimal("5.2"))
        now = dict(now)
        for name, growth in growths.items():
            prices = draw.between(Decimal("0.2"), Decimal("3.8") if year < CALM else Decimal("1.9"))
            now[name] *= (ONE + growth / HUNDRED) * (ONE + prices / HUNDRED)
            now[f"{name}_real"] = growth
        now["heads"] *= ONE + draw.between(Decimal("-0.4"), Decimal("0.9")) / HUNDRED
        found[year] = now
    return found


@cache
def _told() -> dict[str, Any]:
    return dict(read_yaml(FILE))
