"""One fact stated more than once, under one name or under two that are much alike."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, groupby, pairwise

from cqcheck.codelists import Measure
from cqcheck.relate.drafts import Draft
from cqcheck.relate.footing import counted, is_national
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

# Words that make a figure one of several years, or of a part of the year.
SPANNING = re.compile(r"累计|五年|[三四]年来|十[一二三四五]五|期间|以来|上半年|季度|1[-—至]\d{1,2}月|当月|平均")
SHORTEST = 6  # characters of a name that tells what it is of
MOST_ALIKE = 0.85  # of the pairs of characters of the shorter name that the longer has too
DIGITS = 3  # significant ones, of figures that are equal by more than chance
MOST = 48  # statements in one relation; who says one thing more often is no bulletin
REFERRED = frozenset({Measure.SHARE, Measure.RANK, Measure.DIFFERENCE, Measure.MULTIPLE})


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of what the rule's `where` names: facts under one `name`, or figures that `agree` under two."""
    yield from LAWS[str(rule.where)](page)


def _named(page: Page) -> Iterator[Draft]:
    """Every fact with two statements or more.

    Statements that disagree are only bound where the name is the catalogue's or one of them is a table cell, and
    no word speaks of several years: an open name may stand for two things.
    """
    for facts in page.facts():
        for _, group in groupby(sorted(facts, key=_sense), key=_sense):
            yield from _repeat(page, list(group))


def _agreed(page: Page) -> Iterator[Draft]:
    """Every two equal figures of sentences apart whose names are much alike: 培训农民工 and 组织农民工参加培训.

    Only what agrees is bound: it confirms both, and a figure that is unlike may be of another thing. A growth is bound
    where one of the two stands in a table.
    """
    equal: dict[tuple[object, ...], list[Statement]] = {}
    for each in page.statements:
        if each.slot in ("level", "growth") and each.claim.time_period and _digits(each) >= DIGITS:
            known = (each.key[1:], each.slot, _sense(each), each.claim.obs_value, each.claim.decimals)
            equal.setdefault(known, []).append(each)
    for statements in equal.values():
        for one, other in combinations(statements, 2):
            is_apart = one.claim.sentence != other.claim.sentence and one.name != other.name
            is_told = one.slot == "level" or one.claim.table != other.claim.table
            if is_apart and is_told and _are_alike(one.name, other.name):
                yield Draft((("statement", one), ("statement", other)), is_hard=False)


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"name": _named, "agree": _agreed}


def _digits(statement: Statement) -> int:
    return len(str(abs(statement.claim.value)).replace(".", "").strip("0"))


def _are_alike(name: str, other: str) -> bool:
    """Whether the longer of two names has nearly all pairs of characters of the shorter, in whatever order."""
    shorter, longer = sorted((name, other), key=len)
    if len(shorter) < SHORTEST:
        return False
    mine, theirs = ({"".join(pair) for pair in pairwise(each)} for each in (shorter, longer))
    return len(mine & theirs) >= MOST_ALIKE * len(mine)


def _repeat(page: Page, statements: list[Statement]) -> Iterator[Draft]:
    spans = {(each.claim.start, each.claim.end) for each in statements}
    if len(spans) < 2 or statements[0].claim.time_period is None:
        return
    statements.sort(key=lambda each: each.claim.start)
    intervals = list(dict.fromkeys(each.claim.interval for each in statements))
    is_agreed = all(a.meets(b) for a in intervals for b in intervals)
    if is_agreed or _may_accuse(page, statements):
        # Each relation begins with the last statement of the one before: what differs from it is seen there.
        for start in range(0, len(statements) - 1, MOST - 1):
            yield Draft(tuple(("statement", each) for each in statements[start : start + MOST]))


def _may_accuse(page: Page, statements: list[Statement]) -> bool:
    sentences = {each.claim.sentence for each in statements}
    tables = {each.claim.table for each in statements}
    if len(sentences) < len(statements) or (statements[0].indicator is None and len(tables) == 1):
        return False
    distinct = {(each.claim.interval, each.claim.value): each for each in statements}.values()
    if len(tables) == 1 and not all(_is_one_slip(a, b) for a in distinct for b in distinct):
        return False
    return not any(SPANNING.search(page.sentence_before(each)) for each in statements if not each.claim.table)


def _is_one_slip(one: Statement, other: Statement) -> bool:
    """Whether one slip of the pen leads from one figure to the other; figures further apart are two facts.

    A digit replaced, dropped or doubled, two digits swapped, the point or the unit moved.
    """
    if one.claim.interval.meets(other.claim.interval):
        return True
    a, b = (str(abs(each.claim.value)).replace(".", "").strip("0") for each in (one, other))
    if sorted(a) == sorted(b):
        return True
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    longer, shorter = sorted((a, b), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _sense(each: Statement) -> tuple[str, str, str, str, bool]:
    reference = str(each.claim.reference) if each.measure in REFERRED else each.base
    unit = each.claim.unit
    return (
        unit.dimension,
        counted(unit.text) if unit.dimension == "item" else unit.unit_measure,
        reference,
        str(each.claim.rank_of),
        each.is_unusually_real or is_national(each.claim),
    )
