"""A count of whole things and its growth: what it was before is a whole number as well."""

from collections.abc import Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

OTHER_BASE = Bilingual(
    "增速所依据的基数可能经过修订或口径不同",
    "the growth may have been taken from a base that was revised or counted otherwise",
)
# A base that is known less well than this holds a whole number in any case.
NARROW = Decimal("0.5")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every exact count with its growth over a year: `事故82起，下降8.89%`, where few bases are possible."""
    for item in page.items:
        level, growth = item.get("level"), item.get("growth")
        if level is None or growth is None or not level.claim.unit.is_count or item.get("change") is not None:
            continue
        count, rate = level.claim.interval, growth.claim.interval.scaled(Decimal("0.01"))
        is_exact = count.lower == count.upper and rate.is_bounded and rate.lower > -1
        if is_exact and growth.base == "上年" and not page.is_comparable_growth(growth):
            width = count.upper / (1 + rate.lower) - count.lower / (1 + rate.upper)
            if width < NARROW:
                yield Draft((("level", level), ("growth", growth)), excuse=OTHER_BASE)
