"""How far one area's figure lies above another's, with both figures."""

from collections.abc import Iterator

from cqcheck.codelists import Measure
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

AREAS = {"全国": "中国", "我国": "中国", "全国平均": "中国", "全国平均水平": "中国"}


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every 高于全国2个百分点 whose own and other figure are stated."""
    for each in page.statements:
        if each.measure is Measure.DIFFERENCE and each.claim.reference:
            area = AREAS.get(each.claim.reference, each.claim.reference)
            for slot in ("growth", "rate", "share") if each.dimension == "points" else ("level",):
                own = page.alike(each, each.name, slot)
                other = page.of(each.name, area, each.period, slot)
                if own is not None and other is not None and _are_comparable(each, own, other):
                    yield Draft((("own", own), ("other", other), ("difference", each)))
                    break


def _are_comparable(difference: Statement, own: Statement, other: Statement) -> bool:
    if own is other:
        return False  # the text does not say whose own figure it is
    return own.is_comparable(other) and (difference.dimension == "points" or own.is_comparable(difference))
