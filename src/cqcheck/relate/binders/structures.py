"""Shares that add up to a hundred: the terms of `三次产业结构1.8∶34.0∶64.2`, or neighbours in a paragraph."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cqcheck.codelists import Measure
from cqcheck.interval import Interval, total
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

WHOLE = Decimal(100)
WIDEST = Decimal("1.5")  # percentage points of rounding with which a hundred is no chance yet
LONGEST = 14
OVERLAP = "together they are more than their whole, so that they overlap"
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
        if each.measure is Measure.SHARE:
            run.append(each)
    yield from _close(run)


def _close(run: list[Statement]) -> Iterator[Draft]:
    if len(run) >= 2:
        yield Draft(tuple(("part", each) for each in run))


def _neighbours(page: Page) -> Iterator[Draft]:
    """Shares of one whole in a paragraph that add up to a hundred with those beside them; undecided if to more."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for each in page.statements:
        if (
            each.slot == "share"
            and each.dimension == "percent"
            and each.claim.interval.is_bounded
            and each.claim.reference
        ):
            groups.setdefault((each.block, each.claim.reference, *each.key[2:]), []).append(each)
    for shares in groups.values():
        found = False
        for start in range(len(shares) - 1):
            parts = _adding_up(shares[start : start + LONGEST])
            if parts:
                found = True
                yield Draft(tuple(("part", each) for each in parts))
        together = total(each.claim.interval for each in shares)
        if not found and len(shares) == 2 and together.lower > WHOLE and _is_one_sentence(shares):
            yield Draft(tuple(("part", each) for each in shares), why_undecided=OVERLAP)


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


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"terms": _terms, "neighbours": _neighbours}
