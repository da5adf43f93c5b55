"""An amount beside those of its section: ten thousand times smaller or larger, 万 and 亿 were exchanged."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from cqcheck.codelists import Hedge
from cqcheck.interval import Interval
from cqcheck.read import BlockKind
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

# Amounts of these are told in one magnitude within a section; counts of persons and things are not.
TOTALLED = frozenset({"money", "mass", "energy"})
HOME = "CNY"
WAN, YI = 4, 8
SLIP = Decimal(10) ** (YI - WAN)
MOST = Decimal(100)  # 万元 that are few for a total; 1200.5万元 may be one, but of an indicator of the catalogue
FEWEST = 3
FAR = Decimal(1000)  # beyond the smallest or largest of the others
NEAR = Decimal(10)  # within which the amount lies once 万 and 亿 are exchanged
MOVES = ("growth", "change", "share")
# What is paid for one thing is small beside totals.
PRICED = re.compile(r"价|每|奖|补助|补贴|标准|工资|薪|租金|门槛|限额|单笔|单个|单体|最[高低]|起$|以[上下]")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every total that lies far from all others of its section, and among them once 万 and 亿 are exchanged."""
    for totals in _sections(page):
        if len(totals) <= FEWEST:
            continue
        amounts = sorted(abs(each.claim.obs_value) for each in totals if each.claim.obs_value)
        for each in totals:
            if len(amounts) - bool(each.claim.obs_value) < FEWEST:
                continue
            own = abs(each.claim.obs_value)  # among the others are those next to it
            least, most = amounts[amounts[0] == own], amounts[-1 - (amounts[-1] == own)]
            if _is_exchanged(each, least, most):
                yield Draft((("statement", each),), bounds=Interval(least / NEAR, most * NEAR))


def _sections(page: Page) -> Iterator[list[Statement]]:
    """The totals of each section by what they are counted in."""
    headings = [number for number, block in enumerate(page.document.blocks) if block.kind is BlockKind.HEADING]
    found: dict[tuple[object, ...], list[Statement]] = {}
    for item in page.items:
        level = item.get("level")
        if level is None or level.is_average or level.dimension not in TOTALLED:
            continue
        unit = level.claim.unit.unit_measure
        is_total = (level.dimension == "money" and unit != HOME) or any(item.get(move) for move in MOVES)
        if is_total and level.claim.hedge is Hedge.EXACT and not PRICED.search(level.claim.indicator):
            found.setdefault((bisect_right(headings, level.block), unit), []).append(level)
    yield from found.values()


def _is_exchanged(each: Statement, least: Decimal, most: Decimal) -> bool:
    if each.claim.decimals == 0:  # a round sum: 86万元, 120万美元
        return False
    amount, mult = abs(each.claim.obs_value), each.claim.unit.unit_mult
    is_foreign = each.dimension == "money" and each.claim.unit.unit_measure != HOME
    if mult == WAN and amount * FAR < least and (is_foreign or each.indicator or abs(each.claim.value) < MOST):
        repaired = amount * SLIP
    elif mult == YI and amount > most * FAR:
        repaired = amount / SLIP
    else:
        return False
    return least / NEAR <= repaired <= most * NEAR
