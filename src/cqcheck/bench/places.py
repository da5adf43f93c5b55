"""The areas that bulletins are written of: what they are called, and how large they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from cqcheck.bench.draw import Draw
from cqcheck.lexicons.areas import Area, AreaLevel, area_index, load_areas

ELSEWHERE = ("71", "81", "82")  # Taiwan, Hong Kong and Macao publish no bulletins of this genre
HEADS = (Decimal(20), Decimal(60))  # of a county, in 万人
WEALTH = (Decimal(5200), Decimal(11000))  # of a province in 1998, yuan a head
WHOLE = re.compile(r"([省市州盟区县旗])$")
KIN = Decimal("1.15")  # an area has more people than its counties together


@dataclass(frozen=True, slots=True)
class Place:
    """An area: its GB/T 2260 code, the name in titles, its own name, what it calls itself (全市), and its size in 1998.

    `heads` are in 万人, `wealth` is the product of a head in yuan. An area is larger in both than those in it together.
    """

    code: str
    title: str
    name: str
    whole: str
    heads: Decimal
    wealth: Decimal

    @property
    def province(self) -> str:
        """The code of its province."""
        return self.code[:2] + "0000"


def places(seed: int) -> Iterator[Place]:
    """Every area in an order of the seed's own."""
    listed = [
        area for area in load_areas() if area.former_until is None and area.code[:2] not in ELSEWHERE and _whole(area)
    ]
    return (_place(area, seed) for area in Draw(seed, "places").shuffled(listed))


def _place(area: Area, seed: int) -> Place:
    chain = area_index().chain(area.code)
    parent = next((each for each in chain if each.code == area.parent), None)
    is_told_apart = parent is not None and not _is_known_by(area.name)
    return Place(
        code=area.code,
        title=parent.name + area.name if is_told_apart and parent else area.name,
        name=area.name,
        whole=_whole(area),
        heads=_heads(area, seed),
        wealth=_wealth(area, seed),
    )


def _whole(area: Area) -> str:
    end = WHOLE.search(area.name)
    return f"全{end[1]}" if end else ""


def _heads(area: Area, seed: int) -> Decimal:
    draw = Draw(seed, area.code, "heads")
    if area.level is AreaLevel.COUNTY:
        return draw.between(*HEADS)
    return HEADS[1] * (_members()[area.code] + 1) * KIN


def _wealth(area: Area, seed: int) -> Decimal:
    draw = Draw(seed, area.code, "wealth")
    if not area.parent:
        return draw.between(*WEALTH)
    return _wealth(area_index().area(area.parent), seed) * draw.between(Decimal("0.65"), Decimal("0.95"))


def _is_known_by(name: str) -> bool:
    """Whether a bare name stands for one area in running text."""
    return sum(area.former_until is None for area in area_index().by_name.get(name, ())) == 1


@cache
def _members() -> Counter[str]:
    """How many areas of the last level lie in an area, and how many between."""
    members: Counter[str] = Counter()
    for area in load_areas():
        if area.former_until is None and area.parent:
            members.update(each.code for each in area_index().chain(area.code) if each.code != area.code)
    return members
