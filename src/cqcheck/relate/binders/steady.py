"""持平: a growth of about nothing against the one that other figures imply."""

from collections.abc import Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.interval import ONE, Interval, total
from cqcheck.relate.drafts import Draft
from cqcheck.relate.items import Item
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

WORD = "持平"
LEEWAY = Interval(Decimal(-1), Decimal(1))  # percentage points that still are 总体持平
# The identity of the same figures (growth over a printed base, mean of the parts) is broken too, and finds the culprit.
ANY_OF_THEM = Bilingual(
    "各数字推算出的增速与此不同，哪个有误由它们之间的恒等关系判定",
    "the figures imply another growth, and it is for their identity to say which of them is wrong",
)
HUNDRED = Decimal(100)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every 持平 of an amount whose base is printed, or follows from the growth of its whole and the other parts."""
    for each in page.statements:
        if each.slot == "growth" and WORD in each.claim.surface and not each.is_target:
            yield from _by_base(page, each)
    for cut in page.cuts:
        yield from _by_whole(cut.whole, [item for items in cut.parts for item in items[:1]], len(cut.by.parts))


def _by_base(page: Page, steady: Statement) -> Iterator[Draft]:
    period = steady.period
    level = page.alike(steady, steady.name, "level")
    if level is None or period is None or not period.isdigit() or steady.base != "上年":
        return
    base = page.of(steady.name, steady.area, str(int(period) - 1), "level")
    if base is not None and base.is_comparable(level):
        yield _against(steady, level.claim.interval / base.claim.interval, [level, base])


def _by_whole(whole: Item, parts: list[Item], count: int) -> Iterator[Draft]:
    """The part that keeps level, by what the whole and the other parts were a year before."""
    steady = [part for part in parts if (growth := part.get("growth")) is not None and WORD in growth.claim.surface]
    others = [part for part in parts if part not in steady]
    if len(steady) != 1 or len(parts) != count or not all(_is_amount(each) for each in (whole, *parts)):
        return
    growth, levels = steady[0].get("growth"), [each.get("level") for each in (steady[0], whole, *others)]
    growths = [each.get("growth") for each in (whole, *others)]
    evidence = [each for each in (*levels, *growths) if each is not None]
    if growth is not None and len(evidence) == len(levels) + len(growths):
        before = _base(whole) - total(_base(each) for each in others)
        level = steady[0].get("level")
        if level is not None and before.lower > 0:
            yield _against(growth, level.claim.interval / before, evidence)


def _is_amount(item: Item) -> bool:
    """Whether level and growth of an item are of things counted or measured, which no prices move."""
    level, growth = item.get("level"), item.get("growth")
    return level is not None and growth is not None and "money" not in level.dimension and growth.base == "上年"


def _base(item: Item) -> Interval:
    level, growth = item.get("level"), item.get("growth")
    if level is None or growth is None:
        msg = "an amount without level or growth"
        raise ValueError(msg)
    return level.claim.interval / (growth.claim.interval.scaled(ONE / HUNDRED) + Interval.exactly(1))


def _against(steady: Statement, multiple: Interval, evidence: list[Statement]) -> Draft:
    bounds = (multiple - Interval.exactly(1)).scaled(HUNDRED) + LEEWAY
    return Draft(
        (("statement", steady), *(("evidence", each) for each in evidence)),
        bounds=bounds,
        why_undecided=None if bounds.meets(steady.claim.interval) else ANY_OF_THEM,
    )
