"""A figure, the figure of the period before, both printed, and the growth, change or multiple between them."""

import re
from collections.abc import Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Kind, PriceBasis
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

PERIOD = re.compile(r"\d{4}(?:-\d{2}|-[QS]\d)?(?:/\d{4}(?:-\d{2})?)?")
YEAR = re.compile(r"(\d{4})(-(?:\d{2}|[QS]\d))?")
YEARS = re.compile(r"(\d{4})/(\d{4})")
MONTH = re.compile(r"((?:\d{4}-01/)?\d{4})-(\d{2})")
PLANNED = Bilingual(
    "目标多取整数，增速目标可能按不变价计算", "targets are round, and those for growth may be at constant prices"
)
# Which figures a move is between: a change in points is one of shares, rates or growths.
MOVED = {
    "change": ("level", "ratio"),
    "points": ("share", "rate", "growth"),
    "growth": ("level",),
    "multiple": ("level",),
}
STEPS = {Kind.CHANGE: ("change", "points"), Kind.GROWTH: ("growth",), Kind.RATIO: ("multiple",)}


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """Every change, growth or multiple whose two figures are both stated.

    `上市公司从518家发展到731家，增加213家` is a change of two levels; growths at constant prices are left out.
    """
    for move in page.statements:
        if move.slot in STEPS[rule.kind] and not move.is_target:
            yield from _between(rule.kind, page, move)
        elif move.slot == "growth" and rule.kind is Kind.GROWTH:
            yield from _planned(page, move)


def _planned(page: Page, growth: Statement) -> Iterator[Draft]:
    """A planned growth with the planned level and last year's outcome: 增长11%，达到282亿元."""
    level = page.item_of(growth).get("level")
    _now, before = _periods(growth)
    base = page.near(growth, growth.name, growth.area, before, "level") if before else None
    if level is not None and base is not None and level.is_comparable(base):
        yield Draft((("level", level), ("base", base), ("growth", growth)), excuse=PLANNED)


def _between(kind: Kind, page: Page, move: Statement) -> Iterator[Draft]:
    now, before = _periods(move)
    if before is None or now == before:
        return
    for slot in MOVED[move.slot]:
        level = page.near(move, move.name, move.area, now, slot)
        base = page.near(move, move.name, move.area, before, slot)
        if level is None or base is None or not level.is_comparable(base):
            continue
        if move.slot == "change" and not level.is_comparable(move):
            continue
        if kind is Kind.GROWTH and _is_real(page, move):
            continue
        # In one sentence the base is not revised.
        is_hard = level.claim.sentence == base.claim.sentence == move.claim.sentence
        yield Draft(_terms(kind, level, base, move), is_hard=is_hard)


def _terms(kind: Kind, level: Statement, base: Statement, move: Statement) -> tuple[tuple[str, Statement], ...]:
    if kind is Kind.RATIO:
        return (("numerator", level), ("denominator", base), ("ratio", move))
    return (("level", level), ("base", base), ("change" if kind is Kind.CHANGE else "growth", move))


def _is_real(page: Page, growth: Statement) -> bool:
    basis = growth.indicator.growth_basis if growth.indicator is not None else PriceBasis.UNKNOWN
    is_yearly = growth.base == "上年" and YEARS.fullmatch(str(growth.claim.time_period)) is None
    is_constant = basis is PriceBasis.CONSTANT or (basis is PriceBasis.COMPARABLE and is_yearly)
    return is_constant or page.is_comparable_growth(growth)


def _periods(move: Statement) -> tuple[str | None, str | None]:
    """The periods of the two figures that a move is between."""
    now = move.claim.time_period
    if now is None:
        return None, None
    years = YEARS.fullmatch(now)
    if PERIOD.fullmatch(move.base):
        is_sum = YEARS.fullmatch(move.base) is not None  # 比“十三五”时期增长31.2%: one sum over another
        return (years[2] if years and not is_sum else now), move.base
    if move.base == "上年" and years:  # 三年累计下降1.1%: from the year before the first
        return years[2], str(int(years[1]) - 1)
    if move.base == "上年":
        found = YEAR.fullmatch(now)
        return now, f"{int(found[1]) - 1}{found[2] or ''}" if found else None
    if move.base == "上月":
        month = MONTH.fullmatch(now)
        return now, f"{month[1]}-{int(month[2]) - 1:02}" if month and int(month[2]) > 1 else None
    return now, None
