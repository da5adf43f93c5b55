"""A figure that is one quantity over another, such as a yield or a density, with both."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Kind, Measure
from cqcheck.interval import Interval
from cqcheck.lexicons.quotients import Names, Quotient, quotients_of
from cqcheck.relate.binders.shares import is_within
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import normalise
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

AVERAGE = Bilingual(
    "该比值可能按全年平均数或其他口径的数字计算",
    "the quotient may be taken of an average over the year, or of figures of other coverage",
)
COMPARABLE = Bilingual(
    "增速可能按可比口径计算，上年的比率则不是",
    "the growths may be on a comparable base, the rate of the year before is not",
)
PER_WHAT = Bilingual("单产未写明按亩还是按公顷计算", "the yield does not say whether it is of a mu or of a hectare")
ABSENT = Bilingual("除数未公布", "what it is divided by is not stated")
ROLES = {
    Kind.RATIO: ("numerator", "denominator", "ratio"),
    Kind.PER_CAPITA: ("total", "population", "per_capita"),
    Kind.SHARE: ("part", "whole", "share"),
}
NEAR = 3  # paragraphs before a figure per head in which its total stands
PER_HEAD = re.compile(r"人均|每[万千]|万人")
RATIOS = (Measure.LEVEL, Measure.RATE, Measure.RATIO)
Terms = tuple[tuple[str, Statement], ...]


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names, for the quotients of the rule's kind."""
    for stated, quotient, names in page.once(_called):
        if quotient.kind is rule.kind:
            yield from LAWS[str(rule.where)](rule, page, quotient, stated, names)


def _called(page: Page) -> list[tuple[Statement, Quotient, Names]]:
    """The statements that are called like a quotient."""
    return [
        (stated, quotient, names)
        for stated in page.statements
        if not stated.is_target
        for quotient, names in quotients_of(stated.claim.indicator) or quotients_of(stated.name)
    ]


def _level(rule: Rule, page: Page, quotient: Quotient, ratio: Statement, names: Names) -> Iterator[Draft]:
    """Level over level; where the quotient is not firm, over each denominator that is stated."""
    if ratio.measure not in RATIOS:
        return
    over, under = (list(_stated(page, ratio, each, "level")) for each in names)
    roles = ROLES[rule.kind]
    # 421.9公斤/亩: the unit itself says what the denominator is counted by
    is_told = "/" in ratio.claim.unit.unit_measure
    bounds = Interval.exactly(quotient.per) if quotient.per and not is_told else None
    if rule.kind is Kind.PER_CAPITA:  # no figure in dollars from a total in yuan
        over = [each for each in over if each.claim.unit.unit_measure == ratio.claim.unit.unit_measure]
    for upper in over[:1]:
        for lower in under[:1] if quotient.is_firm else under:
            terms = ((roles[0], upper), (roles[1], lower), *_change(page, rule, lower), (roles[2], ratio))
            excuse = None if quotient.is_firm else AVERAGE
            # 播种面积583千公顷，单产4220公斤: where areas are in hectares, a yield may be of a mu all the same
            is_of_hectares = not is_told and "公顷" in lower.claim.unit.text and "亩" not in ratio.claim.indicator
            yield Draft(terms, bounds=bounds, excuse=PER_WHAT if is_of_hectares else excuse)
        if not under:
            yield Draft(((roles[0], upper), (roles[2], ratio)), bounds=bounds, why_undecided=ABSENT)


def _growth(rule: Rule, page: Page, quotient: Quotient, ratio: Statement, names: Names) -> Iterator[Draft]:
    """The growths of all three; of a figure per head those of it and the total bound that of the population."""
    if ratio.slot != "growth":
        return
    over, under = (next(_stated(page, ratio, each, "growth"), None) for each in names)
    if over is None or over.base != ratio.base:
        return
    if rule.kind is Kind.PER_CAPITA and rule.bounds:
        bounds = Interval.spanning(map(Decimal, rule.bounds))
        yield Draft((("total.growth", over), ("per_capita.growth", ratio)), bounds=bounds)
    elif quotient.is_firm and under is not None and under.base == ratio.base:
        yield Draft((("numerator.growth", over), ("denominator.growth", under), ("ratio.growth", ratio)))


def _move(rule: Rule, page: Page, quotient: Quotient, ratio: Statement, names: Names) -> Iterator[Draft]:
    """A rate, its change in points and the growths of what it divides."""
    del quotient
    change = page.item_of(ratio).get("points")
    if ratio.measure is not Measure.RATE or change is None or rule.kind is not Kind.RATIO:
        return
    over, under = (next(_stated(page, ratio, each, "growth"), None) for each in names)
    if over is not None and under is not None and over.base == under.base == change.base:
        terms = (
            ("ratio", ratio),
            ("change", change),
            ("numerator_growth", over),
            ("denominator_growth", under),
        )
        yield Draft(terms, excuse=COMPARABLE)


LAWS: dict[str, Callable[[Rule, Page, Quotient, Statement, Names], Iterator[Draft]]] = {
    "level": _level,
    "growth": _growth,
    "move": _move,
}


def _stated(page: Page, ratio: Statement, names: list[str], slot: str) -> Iterator[Statement]:
    """What is stated under any of the names for the area and period of the ratio.

    Where nothing is, and the ratio is an amount per head, an amount of its unit in the paragraph whose name holds all
    characters of the first name in their order: 图书藏量 per head and 图书总藏量.
    """
    found_any = False
    for name in dict.fromkeys(normalise(name) for name in names if name):
        found = page.alike(ratio, name, slot)
        if found is not None and found.name != ratio.name:
            found_any = True
            yield found
    if not found_any and PER_HEAD.search(ratio.claim.indicator):
        yield from _called_alike(page, ratio, names[0], slot)


def _called_alike(page: Page, ratio: Statement, name: str, slot: str) -> Iterator[Statement]:
    alike = [
        level
        for level in page.levels(ratio)
        if 0 <= ratio.block - level.block <= NEAR and level.claim.start < ratio.claim.start
        if level.claim.unit.unit_measure == _unit(page, ratio) and level.name != ratio.name
        if len(name) <= len(level.claim.indicator) and is_within(name, level.claim.indicator)
    ]
    stated = alike[-1] if alike else None
    if stated is not None and slot != "level":
        stated = page.item_of(stated).get(slot)
    if stated is not None:
        yield stated


def _unit(page: Page, ratio: Statement) -> str:
    """The base unit of the level that a statement belongs to."""
    level = page.item_of(ratio).get("level") or ratio
    return level.claim.unit.unit_measure


def _change(page: Page, rule: Rule, population: Statement) -> Terms:
    """The population's change over the year, from which its average follows."""
    change = page.alike(population, population.name, "change") if rule.kind is Kind.PER_CAPITA else None
    is_yearly = change is not None and change.base == "上年" and change.is_comparable(population)
    return (("change", change),) if change is not None and is_yearly else ()
