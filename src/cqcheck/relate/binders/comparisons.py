"""Words that compare two growths: 城乡收入差距缩小, 居民收入增长与经济增长同步."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cqcheck.interval import INFINITY, Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

TOWN, COUNTRY, ALL = "城镇居民人均可支配收入", "农村居民人均可支配收入", "居民人均可支配收入"
GAP = re.compile(r"差距[^，。；]{0,4}缩小")
STEP = re.compile(r"与经济增长(?:基本|保持)*同步")
NEARLY = Decimal(2)  # percentage points that still are 基本同步


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the comparison that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _gap(page: Page) -> Iterator[Draft]:
    """A paragraph that says the gap of town and country narrows, with both growths."""
    for country in page.stated(COUNTRY, "growth"):
        town = page.alike(country, TOWN, "growth", base=country.base)
        if (
            town is not None
            and town.is_at_price_of(country)
            and town.block == country.block
            and GAP.search(page.document.blocks[town.block].text)
        ):
            levels = [page.alike(each, name, "level") for each, name in ((town, TOWN), (country, COUNTRY))]
            yield Draft(
                (("statement", country), ("evidence", town), *_stated(levels)),
                bounds=Interval(town.claim.interval.lower, INFINITY),
            )


def _step(page: Page) -> Iterator[Draft]:
    """A paragraph that says incomes keep step with the economy, with the growth of both."""
    for income in page.stated(ALL, "growth"):
        growth = page.alike(income, "地区生产总值", "growth", base=income.base)
        if growth is not None and STEP.search(page.document.blocks[income.block].text):
            stated = growth.claim.interval
            yield Draft(
                (("statement", income), ("evidence", growth)),
                bounds=Interval(stated.lower - NEARLY, stated.upper + NEARLY),
            )


def _stated(levels: list[Statement | None]) -> Iterator[tuple[str, Statement]]:
    for level in levels:
        if level is not None:
            yield "evidence", level


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"gap": _gap, "step": _step}
