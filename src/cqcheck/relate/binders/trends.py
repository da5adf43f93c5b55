"""The sign of a figure against the verb before it: 增长-3.2%."""

import re
from collections.abc import Iterator

from cqcheck.codelists import Measure
from cqcheck.interval import INFINITY, ZERO, Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

RISE = re.compile(r"(?:增长|上升|提高|增加|上涨|回升|提升|增幅为?|增收)[了约达到为]*$")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every figure with a minus sign after a verb of rising, outside tables."""
    for each in page.statements:
        if each.measure not in (Measure.GROWTH, Measure.CHANGE) or each.claim.table:
            continue
        if each.claim.surface[:1] in "-−－" and RISE.search(page.text_before(each, 8)):
            yield Draft((("statement", each),), bounds=Interval(ZERO, INFINITY))
