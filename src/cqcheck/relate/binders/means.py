"""Mean growths and changes a year: with the two figures that they lead from and to, or with the growth of all the years."""

import re
from collections.abc import Callable, Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.claims import MEAN
from cqcheck.codelists import Kind, PriceBasis
from cqcheck.extract.periods import FIVE_YEAR_PLANS
from cqcheck.interval import Interval
from cqcheck.relate.binders.bases import PLANNED
from cqcheck.relate.binders.clause import COMPARABLE, FAR, REAL, distance
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

YEARS = re.compile(r"(\d{4})/(\d{4})")
YEARS_UNTOLD = Bilingual(
    "基期年份未写明，年数不能确定", "the base year is not told, so that the number of years is uncertain"
)
SUM_OR_END = Bilingual(
    "累计增长可能指各年合计与此前各年合计相比",
    "the total growth may be that of the sum over the years on the sum before",
)
STEADIER = 2  # over several years prices move so many times less a year than in one
MOVED = {"growth": ("level",), "change": ("level", "ratio"), "points": ("rate", "share")}
SLOTS = {Kind.GROWTH: ("growth",), Kind.CHANGE: ("change", "points")}


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    for slot in SLOTS[rule.kind]:
        for mean in page.once(_means, slot):
            yield from LAWS[str(rule.where)](page, mean)


def _means(page: Page, slot: str) -> list[Statement]:
    return [each for each in page.statements if each.slot == slot and each.base == MEAN and _span(each) is not None]


def _levels(page: Page, mean: Statement) -> Iterator[Draft]:
    """由2.9万亿元增加到4.3万亿元，年均增长6.5%; 达到51200元，比2020年增加14300元，年均增长6.8%."""
    before, now = _ends(mean)
    for slot in MOVED[mean.slot]:
        level = page.near(mean, mean.name, mean.area, now, slot, is_target=mean.is_target)
        base = page.near(mean, mean.name, mean.area, before, slot)
        role = "base"
        if base is None and mean.slot == "growth":
            base, role = page.near(mean, mean.name, mean.area, now, "change"), "change"
        if level is None or base is None or not level.is_comparable(base) or (role == "change" and base.base != before):
            continue
        if mean.slot == "change" and not level.is_comparable(mean):
            continue
        mean_role = "growth" if mean.slot == "growth" else "change"
        yield _draft(page, (("level", level), (role, base), (mean_role, mean)))


def _totals(page: Page, mean: Statement) -> Iterator[Draft]:
    """比2015年增长47.2%，年均增长8.0%; 五年累计增长40.3%，年均增长7%."""
    before, now = _ends(mean)
    for total in page.by_block[mean.block]:
        is_alike = total.slot == mean.slot and (total.name, total.area) == (mean.name, mean.area)
        if not is_alike or total is mean or total.is_target is not mean.is_target or not total.is_at_price_of(mean):
            continue
        is_since = total.base.startswith(before) and str(total.period).startswith(now)
        if is_since or (total.base == "上年" and total.period == mean.period):
            yield Draft(
                (("level.growth", total), ("growth", mean)),
                bounds=_years(mean),
                excuse=None if is_since else SUM_OR_END,
                is_hard=total.claim.sentence == mean.claim.sentence,
            )


def _draft(page: Page, terms: tuple[tuple[str, Statement], ...]) -> Draft:
    """Amounts and a mean growth at other prices, or of years that are not told, need not agree."""
    (_, level), (_, base), (_, mean) = terms
    why: Bilingual | None = None
    is_hard = level.claim.sentence == base.claim.sentence == mean.claim.sentence
    if mean.slot == "growth" and mean.claim.price_basis is PriceBasis.CONSTANT:
        is_far = distance(dict(terms), _years(mean)) > FAR[PriceBasis.CONSTANT] / STEADIER
        why, is_hard = None if is_far else REAL, False
    elif mean.slot == "growth" and page.is_comparable_growth(mean):
        why = COMPARABLE
    excuse = PLANNED if mean.is_target else None if _is_told(page, base, mean) else YEARS_UNTOLD
    return Draft(terms, bounds=_years(mean), why_undecided=why, excuse=excuse, is_hard=is_hard)


def _is_told(page: Page, base: Statement, mean: Statement) -> bool:
    """Whether the year of the base is printed: by a figure, at the head of its column, or as a plan that runs from or to it."""
    before, _ = _ends(mean)
    if base.claim.table or any(before in page.sentence_of(each) for each in (base, mean)):
        return True
    plans = [f"{plan}五" for plan, first in FIVE_YEAR_PLANS.items() if int(before) in (first - 1, first + 4)]
    paragraph = page.document.blocks[mean.block].text[: mean.at]
    return any(plan in paragraph for plan in plans)


def _span(mean: Statement) -> re.Match[str] | None:
    return YEARS.fullmatch(mean.period or "")


def _ends(mean: Statement) -> tuple[str, str]:
    """The year that the mean is counted from, and the last one."""
    first, last = str(mean.period).split("/")
    return str(int(first) - 1), last


def _years(mean: Statement) -> Interval:
    before, now = _ends(mean)
    return Interval.exactly(int(now) - int(before))


LAWS: dict[str, Callable[[Page, Statement], Iterator[Draft]]] = {"levels": _levels, "totals": _totals}
