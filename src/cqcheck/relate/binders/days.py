"""The days of a year on which the air was good, and their rate."""

import re
from calendar import isleap
from collections.abc import Iterator
from decimal import Decimal

from cqcheck.codelists import Measure
from cqcheck.interval import Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

RATE = re.compile(r"(?:空气|优良).*(?:优良率|天数(?:比例|比率|占比|率)|达标率)$|天数(?:比例|比率)$")
DAYS = re.compile(r"(?:空气|优良|达标|良好).*(?:天数|日数)$|优良天数$")
YEAR = re.compile(r"\d{4}")
WITHOUT_READING = 8  # days of a year that may have no valid reading


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every rate of good days in a sentence with their number, for a whole year."""
    for rate in page.statements:
        if rate.measure not in (Measure.RATE, Measure.SHARE) or not RATE.search(rate.name):
            continue
        days = next((each for each in page.levels(rate) if _is_number_of(each, rate)), None)
        period = rate.claim.time_period
        if days is not None and (period is None or YEAR.fullmatch(period)):
            longest = Decimal(366 if period is None or isleap(int(period)) else 365)
            yield Draft((("part", days), ("share", rate)), bounds=Interval(longest - WITHOUT_READING, longest))


def _is_number_of(days: Statement, rate: Statement) -> bool:
    is_near = days.block == rate.block and days.claim.sentence == rate.claim.sentence
    return is_near and days.claim.unit.text == "天" and DAYS.search(days.name) is not None
