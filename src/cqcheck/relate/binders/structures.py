"""Shares that add up to a hundred: the terms of `三次产业结构1.8∶34.0∶64.2`, or neighbours in a paragraph."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Measure
from cqcheck.interval import Interval, total
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

WHOLE = Decimal(100)
WIDEST = Decimal("1.5")  # percentage points of rounding with which a hundred is no chance yet
LONGEST = 14
ENDING = 4  # characters of a whole's name: 销售总额 of 医药商品销售总额
FINE = Decimal("0.002")
OVERLAP = Bilingual(
    "各部分之和大于总体，可见部分之间有重叠", "together they are more than their whole, so that they overlap"
)
COLON = re.compile(r"[:：∶︰]")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _terms(page: Page) -> Iterator[Draft]:
    """Every run of two or more shares that are parted by colons only."""
    run: list[Statement] = []
    for each in page.statements:
        goes_on = bool(run) and each.block == run[-1].block and COLON.fullmatch(each.lead) is not None
        if not goes_on:
            yield from _close(run)
            run = []
        if each.measure is Measure.SHARE and each.claim.unit.dimension == "percent":
            run.append(each)
    yield from _close(run)


def _close(run: list[Statement]) -> Iterator[Draft]:
    if len(run) >= 2:
        yield Draft(tuple(("part", each) for each in run))


def _neighbours(page: Page) -> Iterator[Draft]:
    """Shares of one whole in a paragraph that add up to a hundred with those beside them; undecided if to more."""
    for shares in _groups(page):
        complete = list(_complete(shares))
        yield from (Draft(tuple(("part", each) for each in parts)) for parts in complete)
        together = total(each.claim.interval for each in shares)
        if not complete and len(shares) == 2 and together.lower > WHOLE and _is_one_sentence(shares):
            yield Draft(tuple(("part", each) for each in shares), why_undecided=OVERLAP)


def _changes(page: Page) -> Iterator[Draft]:
    """What shares that add up to a hundred have moved by: it cancels, since they did so before as well."""
    for shares in _groups(page):
        for parts in _complete(shares):
            changes = [change for part in parts if (change := page.item_of(part).get("points")) is not None]
            if len(changes) == len(parts) and len({each.base for each in changes}) == 1:
                yield Draft(tuple(("part", each) for each in changes), bounds=Interval.exactly(0))


def _levels(page: Page) -> Iterator[Draft]:
    """The amounts behind shares that add up to a hundred, with the amount that they add up to, wherever it stands."""
    for shares in _groups(page):
        for parts in _complete(shares):
            levels = [page.item_of(part).get("level") for part in parts]
            found = [each for each in levels if each is not None]
            together = total(each.claim.interval for each in found)
            if len(found) < len(parts) or not together.is_bounded or together.width > FINE * together.magnitude:
                continue
            wholes = [
                each
                for each in page.levels(found[0])
                if each not in found and each.is_comparable(found[0]) and each.claim.interval.meets(together)
            ]
            whole = min(wholes, key=lambda each: abs(each.claim.start - found[0].claim.start), default=None)
            if whole is not None and whole.claim.interval.is_bounded:
                yield Draft((("total", whole), *(("part", each) for each in found)))


def _groups(page: Page) -> Iterator[list[Statement]]:
    """The shares of each paragraph that are of one whole, as far as the end of its name tells."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for each in page.statements:
        is_share = each.slot == "share" and each.dimension == "percent" and each.claim.interval.is_bounded
        if is_share and each.claim.reference:
            groups.setdefault((each.block, each.claim.reference[-ENDING:], *each.key[2:]), []).append(each)
    return iter(groups.values())


def _complete(shares: list[Statement]) -> Iterator[list[Statement]]:
    """The neighbours among shares that add up to a hundred."""
    for start in range(len(shares) - 1):
        parts = _adding_up(shares[start : start + LONGEST])
        if parts:
            yield parts


def _adding_up(shares: list[Statement]) -> list[Statement]:
    """As many of the shares, from the first on, as add up to a hundred; none if they never do."""
    together = Interval.exactly(0)
    for count, each in enumerate(shares, start=1):
        together = together + each.claim.interval
        if count >= 2 and together.holds(WHOLE) and together.width <= WIDEST:
            return shares[:count]
    return []


def _is_one_sentence(shares: list[Statement]) -> bool:
    return len({each.claim.sentence for each in shares}) == 1


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {
    "terms": _terms,
    "neighbours": _neighbours,
    "changes": _changes,
    "levels": _levels,
}
