"""Programmes that carry their size in their name: 1596个“千项万亿”重大项目完成投资1.5万亿元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.interval import INFINITY, Interval
from cqcheck.lexicons.words import word_list
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

NAME = re.compile(r"“(?P<count>[十百千万])[项个企家](?P<amount>[十百千万]+亿?)”")
NEAR = 24
STAGE = Bilingual(
    "工程名称中的数字可能是各年合计要达到的数", "a programme may be named for what it is to reach in all its years"
)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every such programme with the number of projects beside it, and the money behind it as evidence."""
    sizes = word_list("wording")["digits"]
    for number, block in enumerate(page.document.blocks):
        for found in NAME.finditer(block.text):
            if found["amount"] not in sizes:
                continue
            near = [
                each for each in page.between(number, found.start() - NEAR, found.end() + NEAR) if each.slot == "level"
            ]
            count = next(
                (each for each in near if 0 <= found.start() - each.until <= 1 and each.claim.unit.is_count), None
            )
            money = next((each for each in near if each.at > found.end() and each.dimension == "money"), None)
            if count is None or money is None or count.is_target:
                continue
            least = Decimal(sizes[found["count"]])
            reaches = count.claim.obs_value >= least and money.claim.interval.upper >= sizes[found["amount"]]
            yield Draft(
                (("statement", count), ("evidence", money)),
                bounds=Interval(least, INFINITY),
                why_undecided=None if reaches else STAGE,
            )
