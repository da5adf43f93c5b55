"""Level, change and growth of one indicator in one sentence, with one base."""

from collections.abc import Iterator

from cqcheck.codelists import PriceBasis
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

COMPARABLE = "the growth is on a comparable base, which is not stated"
REAL = "the growth is at constant or comparable prices, the amounts are not"
REAL_BASES = (PriceBasis.CONSTANT, PriceBasis.COMPARABLE)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every item with level, change and growth: `28615.42亿元，同比增长8.8%，较年初增加2308.17亿元`."""
    for item in page.items:
        level, change, growth = item.get("level"), item.get("change"), item.get("growth")
        if level is None or change is None or growth is None or not level.is_comparable(change):
            continue
        if change.base == growth.base:
            why = (
                COMPARABLE
                if page.is_comparable_growth(growth)
                else REAL
                if growth.claim.price_basis in REAL_BASES
                else None
            )
            yield Draft((("level", level), ("change", change), ("growth", growth)), why_undecided=why)
