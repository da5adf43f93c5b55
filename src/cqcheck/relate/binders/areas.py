"""Amounts of an area, of the area that encloses it, and of all areas in that."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from cqcheck.bilingual import Bilingual
from cqcheck.lexicons.areas import area_index, load_areas
from cqcheck.lexicons.words import head_of
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import is_new
from cqcheck.relate.page import Page, around
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SHORTEST = 4  # characters of a name that is one thing by itself
FEWEST = 2
MOST = 512  # statements among which the areas of one are looked for
ZONE = re.compile(r"[\u4e00-\u9fff]{0,10}(?:高新|经开|开发|[新湖山城]|管理|管委会|功能|试验|示范|景|林)区$")
ZONES = Bilingual(
    "开发区、高新区等功能区另有数据，可能单独核算",
    "zones that are no divisions have figures beside them, and may be counted apart",
)
OTHERS = ("非", "其他", "除")
Parts = dict[str, Statement]


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of what the rule's `where` names: each part `within` its whole, or the `sum` of all parts."""
    yield from LAWS[str(rule.where)](page)


def _within(page: Page) -> Iterator[Draft]:
    """Every amount of an area with that of an area around it, and of several areas together.

    The amounts are of one indicator, or that of the part has a qualifier more: 世界500强企业 among 500强企业.
    """
    for levels in _levels(page):
        for whole, inner in _enclosed(levels):
            disjoint: dict[str, Parts] = {}
            for part in inner:
                yield Draft((("whole", whole), ("part", part)))
                code = str(part.claim.ref_area_code)
                if part.name == whole.name:
                    disjoint.setdefault(area_index().area(code).parent, {}).setdefault(code, part)
            for parts in disjoint.values():
                if len(parts) >= FEWEST:
                    yield Draft((("whole", whole), *(("part", part) for part in parts.values())))


def _enclosed(levels: list[Statement]) -> Iterable[tuple[Statement, list[Statement]]]:
    """Each amount with those of the same thing in the areas within its area."""
    by_code: dict[str, list[Statement]] = {}
    for each in levels:
        by_code.setdefault(str(each.claim.ref_area_code), []).append(each)
    found: dict[Statement, list[Statement]] = {}
    for code, parts in by_code.items():
        for outer in area_index().chain(code):
            wholes = by_code.get(outer.code, ()) if outer.code != code else ()
            for part in parts:
                for whole in around(wholes, part):
                    if _is_of(part, whole):
                        found.setdefault(whole, []).append(part)
    return found.items()


def _sum(page: Page) -> Iterator[Draft]:
    """An amount of an area with that of every area in it: all districts of a city."""
    for levels in _levels(page):
        codes = {str(each.claim.ref_area_code) for each in levels}
        for whole in levels:
            inner = _inner_areas(str(whole.claim.ref_area_code))
            if not inner <= codes:
                continue
            parts: Parts = {}
            for part in around(levels, whole, MOST):
                code = str(part.claim.ref_area_code)
                if code in inner and part.name == whole.name and _is_of(part, whole):
                    parts.setdefault(code, part)
            if len(inner) >= FEWEST and parts.keys() == inner:
                excuse = ZONES if _has_zones(page, whole, parts) else None
                yield Draft((("total", whole), *(("part", part) for part in parts.values())), excuse=excuse)


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"within": _within, "sum": _sum}


def _levels(page: Page) -> Iterator[list[Statement]]:
    """The amounts of several areas, by period and the end of their name."""
    found: dict[tuple[object, ...], list[Statement]] = {}
    for each in page.statements:
        if each.slot == "level" and each.claim.ref_area_code and not each.is_average:
            found.setdefault((each.name[-SHORTEST:], *each.key[2:]), []).append(each)
    yield from (levels for levels in found.values() if len({each.area for each in levels}) > 1)


def _has_zones(page: Page, whole: Statement, parts: Parts) -> bool:
    """Whether zones that are no divisions are told of beside the parts: 渝水区462亿元，分宜县286亿元，高新区312亿元."""
    blocks, head = {part.block for part in parts.values()}, head_of(whole.claim.indicator)
    return any(
        each.block in blocks
        and each.slot == "level"
        and each.dimension == whole.dimension
        and ZONE.match(_zone_of(each, head))
        for each in page.statements
    )


def _zone_of(each: Statement, head: str) -> str:
    """What is told to have an amount, where it has no code: 高新区 of 高新区地区生产总值."""
    own = each.claim.ref_area if each.claim.ref_area_code is None and each.claim.ref_area else ""
    return own or each.claim.indicator.removesuffix(head).removesuffix("地区")


def _is_of(part: Statement, whole: Statement) -> bool:
    """Whether an amount is of the same thing as another, or of the same with a qualifier."""
    if not part.is_comparable(whole):
        return False
    if part.name == whole.name:
        return True
    is_count = part.claim.unit.is_count and whole.claim.unit.is_count
    qualifier = part.name.removesuffix(whole.name)
    is_qualified = len(whole.name) >= SHORTEST and qualifier != part.name and not qualifier.endswith(OTHERS)
    return is_count and is_qualified and is_new(part.name) == is_new(whole.name)


@cache
def _inner_areas(code: str) -> frozenset[str]:
    areas = (area for area in load_areas() if area.parent == code and area.former_until is None)
    return frozenset(area.code for area in areas)
