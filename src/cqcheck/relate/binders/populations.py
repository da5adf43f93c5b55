"""People, households and firms of an area beside the people who live there."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cqcheck.codelists import Hedge
from cqcheck.interval import ZERO, Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.footing import counted
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

PEOPLE = ("常住人口", "户籍人口")
# What there is one of to a person at most; of parcels, patents or trees there are many.
COUNTED = frozenset({"人", "名", "户", "家", "所"})
MOST = Decimal(50)  # to each who lives there: a campaign or a firm may reach people elsewhere
YI = 8
# Who is reached wherever they live.
ELSEWHERE = re.compile(r"注册|活跃|平台|粉丝|会员|APP|覆盖|触达|惠及|服务|观众|受众|全球|全国|累计", re.IGNORECASE)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every count in 亿 of an area whose population is stated, with what it can be at most."""
    people = _people(page)
    for each in page.statements:
        unit = each.claim.unit
        is_count = each.slot == "level" and unit.unit_mult >= YI and counted(unit.text) in COUNTED
        is_local = each.area in people and each.name not in PEOPLE and not ELSEWHERE.search(each.claim.indicator)
        if is_count and is_local and each.claim.hedge is Hedge.EXACT:
            yield Draft((("statement", each),), bounds=Interval(ZERO, people[each.area] * MOST))


def _people(page: Page) -> dict[str, Decimal]:
    """The largest population that is stated of each area."""
    found: dict[str, Decimal] = {}
    for name in PEOPLE:
        for each in _levels(page, name):
            found[each.area] = max(found.get(each.area, ZERO), each.claim.obs_value)
    return found


def _levels(page: Page, name: str) -> list[Statement]:
    return [each for each in page.stated(name, "level") if each.dimension == "person"]
