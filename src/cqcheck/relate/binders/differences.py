"""How far one area's figure lies above another's, with both figures."""

import re
from collections.abc import Iterator

from cqcheck.codelists import Measure
from cqcheck.lexicons.areas import AreaLevel, area_index
from cqcheck.relate.drafts import Draft
from cqcheck.relate.footing import is_national
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

COUNTRY = "中国"
# 高于全国平均水平, 比全省增速高: the area is what is left.
AROUND = re.compile(r"^(?:[高低快慢多少]于|比)|(?:的?(?:平均)?(?:水平|增速|增幅|涨幅|总体)|平均值?|整体)+$")
# 全省 is the province of the one that is told of; its name ends so, but for autonomous regions (内蒙古).
ENDINGS = {"全省": "省", "全市": "市", "全州": "州", "全盟": "盟"}
REGION = frozenset({"全区", "全自治区"})


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every 高于全国2个百分点 or 高于全省1.5个百分点 whose own and other figure are stated."""
    for each in page.statements:
        area = _area(each) if each.measure is Measure.DIFFERENCE else None
        if area is not None:
            for slot in ("growth", "rate", "share") if each.dimension == "points" else ("level",):
                own = _own(page, each, area, slot)
                other = _other(page, each, area, slot)
                if own is not None and other is not None and _are_comparable(each, own, other):
                    yield Draft((("own", own), ("other", other), ("difference", each)))
                    break


def _area(difference: Statement) -> str | None:
    """The area that a difference is from, by the name that claims have: 江苏省 for 高于全省平均 in Nanjing."""
    if not difference.claim.reference:
        return None
    name = AROUND.sub("", difference.claim.reference)
    if name in ("全国", "我国"):
        return COUNTRY
    if name not in ENDINGS and name not in REGION:
        return name or None
    code = difference.claim.ref_area_code
    for area in area_index().chain(code) if code else ():
        is_region = name in REGION and area.level is AreaLevel.PROVINCE
        if is_region or (name in ENDINGS and area.short_name.endswith(ENDINGS[name])):
            return area.short_name
    return None


def _own(page: Page, difference: Statement, area: str, slot: str) -> Statement | None:
    """One's own figure; behind a figure of the other in brackets, （全国增长5.2%）, the one before that."""
    told = [
        each
        for each in page.stated(difference.name, slot)
        if each.claim.sentence == difference.claim.sentence and each.at < difference.at and each.area != area
    ]
    if difference.area == area and told and told[-1].key[2:] == difference.key[2:]:
        return told[-1]
    return page.alike(difference, difference.name, slot)


def _other(page: Page, difference: Statement, area: str, slot: str) -> Statement | None:
    other = page.of(difference.name, area, difference.period, slot)
    if other is not None or area != COUNTRY:
        return other
    named = (each for each in page.stated(difference.name, slot) if is_national(each.claim))
    return next((each for each in named if each.key[2:] == difference.key[2:]), None)


def _are_comparable(difference: Statement, own: Statement, other: Statement) -> bool:
    if own is other or (is_national(own.claim) and not is_national(other.claim)):
        return False  # the text does not say whose own figure it is
    return own.is_comparable(other) and (difference.dimension == "points" or own.is_comparable(difference))
