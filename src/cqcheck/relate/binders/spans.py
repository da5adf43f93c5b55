"""The two ends of a stated range: 5%-5.5%."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cqcheck.codelists import Hedge
from cqcheck.interval import Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

DASH = re.compile(r"[-—–~～至到]+")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every pair of a lower and an upper end with only a dash between them."""
    for low, high in pairwise(page.statements):
        is_range = (low.claim.hedge, high.claim.hedge) == (Hedge.OVER, Hedge.UNDER) and low.key == high.key
        if is_range and low.slot == high.slot and low.block == high.block and DASH.fullmatch(high.lead):
            ends = (low.claim.obs_value, high.claim.obs_value)
            bounds = Interval(*ends) if ends[0] <= ends[1] else Interval.exactly(ends[1])
            yield Draft((("statement", low), ("statement", high)), bounds=bounds)
