"""Balances of social insurance funds: what is left is what was left before, plus income, less spending."""

import re
from collections.abc import Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

BALANCE = re.compile(r"(?:累计|滚存|(?P<yearly>当年|当期|本年))?(?:结余|余额)$")
NOT_STATED = Bilingual("上年末结余未公布", "the balance at the end of the year before is not stated")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every fund's balance with its income and spending.

    The year's own balance follows from both; what has accumulated needs the balance of the year before, which
    may have been revised since.
    """
    for total in page.statements:
        ending = BALANCE.search(total.name)
        fund = total.name[: ending.start()] if ending else ""
        if total.slot != "level" or ending is None or not fund.endswith("基金"):
            continue
        income, spending = page.alike(total, fund + "收入", "level"), page.alike(total, fund + "支出", "level")
        if income is None or spending is None or not (total.is_comparable(income) and total.is_comparable(spending)):
            continue
        if ending["yearly"]:
            yield Draft((("total", total), ("plus", income), ("minus", spending)))
            continue
        before = _before(page, total)
        terms = [("total", total), ("plus", income), ("minus", spending)]
        yield Draft(
            (*terms[:2], *([("plus", before)] if before else []), terms[2]),
            why_undecided=None if before else NOT_STATED,
            is_hard=False,
        )


def _before(page: Page, total: Statement) -> Statement | None:
    period = total.claim.time_period
    if period is None or not period.isdecimal():
        return None
    return page.of(total.name, total.area, str(int(period) - 1), "level")
