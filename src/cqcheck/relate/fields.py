"""The field that a place is a place in: which names mean one field, who is in it, and how many there are."""

import re
from functools import cache

from cqcheck.lexicons.areas import AreaLevel, area_index, load_areas
from cqcheck.relate.statements import Statement

# Names of one field, by whom it ranks: the districts of a city, the cities of a province.
WITHIN_CITY = frozenset(
    {"全市", "区县", "全市区县", "各区县", "县区", "各县区", "全市各区县", "全市各区", "各区", "县市区", "全市县市区"}
)
WITHIN_PROVINCE = frozenset({"全省", "全省各市", "各设区市", "全省设区市", "设区市", "全省地级市", "全省各地市"})
WHOLE_FIELDS = WITHIN_CITY | WITHIN_PROVINCE | {"全区", "全州", "全国"}
DISTRICTS = ("区", "县", "旗")
CITIES = ("市", "州", "盟")
# Economic zones and corps are ranked beside the divisions of the register.
BEYOND_REGISTER = 3
# Who has less of it is ahead: issuers count the place from either end.
LESS_IS_BETTER = re.compile(
    r"能耗|煤耗|水耗|电耗|浓度|PM|失业|死亡|事故|伤亡|发案|案件|投诉|信访|差距|收入比|倍差|负债|债务|赤字|逆差|排放|恩格尔|降幅|不良|成本|空气质量综合指数"
)


def field_of(place: Statement) -> str | None:
    """The field of a place under one name for all its usual names.

    全市, 区县 and 全市区县 are one field for a district, but not 主城都市区; 全省 and 各设区市 for a city.
    """
    field = place.claim.reference
    if field is None:
        return None
    is_district = place.area.endswith(DISTRICTS) or _level(place) is AreaLevel.COUNTY
    if is_district and field in WITHIN_CITY:
        return "全市"
    return "全省" if place.area.endswith(CITIES) and field in WITHIN_PROVINCE else field


def are_peers(one: Statement, other: Statement) -> bool:
    """Whether two areas are of one level and, as far as is known, of one city or province: they are in one field."""
    if one.area == other.area:
        return False
    mine, theirs = one.claim.ref_area_code, other.claim.ref_area_code
    if mine and theirs:
        index = area_index()
        inner, outer = index.area(mine), index.area(theirs)
        return inner.level is outer.level and inner.parent == outer.parent
    return any(one.area.endswith(level) and other.area.endswith(level) for level in (DISTRICTS, CITIES))


def size_of_field(place: Statement) -> int | None:
    """The most that a field of divisions can hold, None where that is not known.

    Only the whole field of a catalogued indicator: a firm, a school or a harbour is ranked among others of its kind,
    whatever city it is told for.
    """
    code = place.claim.ref_area_code
    if code is None or place.indicator is None:
        return None
    area = area_index().area(code)
    if area.level is AreaLevel.PROVINCE:
        count = _count(area.level, "") if field_of(place) == "全国" else 0
    else:
        is_whole = field_of(place) == ("全市" if area.level is AreaLevel.COUNTY else "全省")
        count = _count(area.level, area.parent) if is_whole and area.parent else 0
    return count + BEYOND_REGISTER if count > 1 else None


@cache
def _count(level: AreaLevel, parent: str) -> int:
    return sum(each.level is level and each.parent == parent and each.former_until is None for each in load_areas())


def _level(place: Statement) -> AreaLevel | None:
    code = place.claim.ref_area_code
    return area_index().area(code).level if code else None
