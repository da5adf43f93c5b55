"""Terms of a ratio: `三次产业结构1.8∶34.0∶64.2`."""

import re
from collections.abc import Iterator

from cqcheck.codelists import Measure
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

COLON = re.compile(r"[:：∶︰]")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
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
