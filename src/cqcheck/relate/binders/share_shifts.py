"""How a share has moved, and the growths of its part and its whole that moved it."""

from collections.abc import Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import PriceBasis
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import head, normalise
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

REAL = Bilingual(
    "增速不是占比所依据的总量的增速，而是按不变价或可比口径计算的",
    "the growths are not of the amounts that the shares are of, but at constant prices or on a comparable base",
)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every share with its change in points, where part and whole state their growths.

    Shares are at current prices. Where the growths are known to be of current amounts a miss is told; elsewhere the
    relation is bound, so that a reader sees both, but not decided unless it holds.
    """
    for item in page.items:
        share, change = item.get("share"), item.get("points")
        growth = item.get("growth") or (page.alike(share, share.name, "growth") if share is not None else None)
        if share is None or change is None or growth is None or not growth.is_like_move(change):
            continue
        whole = _whole(page, share, growth.base)
        if whole is None or not whole.is_at_price_of(growth):
            continue
        is_nominal = all(_is_of_current_amounts(page, each) for each in (growth, whole))
        terms = (("share", share), ("change", change), ("part_growth", growth), ("whole_growth", whole))
        yield Draft(terms, excuse=None if is_nominal else REAL)


def _whole(page: Page, share: Statement, base: str) -> Statement | None:
    """The growth of what a share is of, which the text may name without its head noun: 增加值占规上工业的51.0%."""
    reference = share.claim.reference or ""
    names = (reference, reference + (head(share.name) or ""))
    found = (page.alike(share, normalise(name), "growth", base=base) for name in names)
    return next((each for each in found if each is not None), None)


def _is_of_current_amounts(page: Page, growth: Statement) -> bool:
    basis = growth.claim.price_basis
    if basis is PriceBasis.UNKNOWN and growth.indicator is not None:
        basis = growth.indicator.growth_basis
    return basis is PriceBasis.CURRENT and not page.is_comparable_growth(growth)
