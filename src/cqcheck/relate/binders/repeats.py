"""One fact stated more than once."""

import re
from collections.abc import Iterator
from itertools import groupby

from cqcheck.codelists import Measure
from cqcheck.relate.drafts import Draft
from cqcheck.relate.footing import counted, is_national
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

# Words that make a figure one of several years, or of a part of the year.
SPANNING = re.compile(r"累计|五年|[三四]年来|十[一二三四五]五|期间|以来|上半年|季度|1[-—至]\d{1,2}月|当月|平均")
REFERRED = frozenset({Measure.SHARE, Measure.RANK, Measure.DIFFERENCE, Measure.MULTIPLE})


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every fact with two statements or more.

    Statements that disagree are only bound where the name is the catalogue's or one of them is a table cell, and
    no word speaks of several years: an open name may stand for two things.
    """
    for facts in page.facts():
        for _, group in groupby(sorted(facts, key=_sense), key=_sense):
            yield from _repeat(page, list(group))


def _repeat(page: Page, statements: list[Statement]) -> Iterator[Draft]:
    spans = {(each.claim.start, each.claim.end) for each in statements}
    if len(spans) < 2 or statements[0].claim.time_period is None:
        return
    statements.sort(key=lambda each: each.claim.start)
    is_agreed = all(a.claim.interval.meets(b.claim.interval) for a in statements for b in statements)
    if is_agreed or _may_accuse(page, statements):
        yield Draft(tuple(("statement", each) for each in statements))


def _may_accuse(page: Page, statements: list[Statement]) -> bool:
    sentences = {each.claim.sentence for each in statements}
    tables = {each.claim.table for each in statements}
    if len(sentences) < len(statements) or (statements[0].indicator is None and len(tables) == 1):
        return False
    if len(tables) == 1 and not all(_is_one_slip(a, b) for a in statements for b in statements):
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
