"""Level, change and growth of one indicator in one sentence, with one base."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Kind, PriceBasis
from cqcheck.interval import Interval
from cqcheck.kinds import KINDS
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement
from cqcheck.terms import Terms

COMPARABLE = Bilingual("增速按可比口径计算，可比基数未公布", "the growth is on a comparable base, which is not stated")
REAL = Bilingual(
    "增速按不变价或可比价计算，总量则不是", "the growth is at constant or comparable prices, the amounts are not"
)
# How far prices or another base may part a growth from its amounts, in percentage points, where the text tells neither.
FAR = {PriceBasis.CONSTANT: Decimal(15), PriceBasis.COMPARABLE: Decimal(6)}


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every item with level, change and growth: `28615.42亿元，同比增长8.8%，较年初增加2308.17亿元`.

    Growth at constant prices or on a comparable base need not follow from the amounts; one that is far from them is
    suspected all the same.
    """
    for item in page.items:
        level, change, growth = item.get("level"), item.get("change"), item.get("growth")
        if level is None or change is None or growth is None or not level.is_comparable(change):
            continue
        if change.base == growth.base:
            terms = (("level", level), ("change", change), ("growth", growth))
            basis = growth.claim.price_basis
            if page.is_comparable_growth(growth):
                yield Draft(terms, why_undecided=COMPARABLE)
            elif basis in FAR:
                is_far = distance(dict(terms)) > FAR[basis]
                yield Draft(terms, why_undecided=None if is_far else REAL, is_hard=False)
            else:
                yield Draft(terms)


def distance(stated: Mapping[str, Statement], years: Interval | None = None) -> Decimal:
    """How far a growth, or the mean growth of some years, lies from that of its amounts, in percentage points."""
    terms = Terms({role: (each.claim.interval,) for role, each in stated.items()}, bounds=years)
    residual = KINDS[Kind.GROWTH].residual(terms)
    return max(residual.lower, -residual.upper, Decimal(0))
