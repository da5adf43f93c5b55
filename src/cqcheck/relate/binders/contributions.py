"""What parts contribute to a growth, in points and as a rate of it."""

from collections.abc import Callable, Iterator

from cqcheck.codelists import Measure
from cqcheck.interval import Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import normalise
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

# Parts that are all parts: the industries, and the demands (三大需求).
ALL_PARTS = (
    ({"第一产业增加值"}, {"第二产业增加值"}, {"第三产业增加值"}),
    (
        {"最终消费支出", "最终消费"},
        {"资本形成总额", "资本形成"},
        {"货物和服务净出口", "净出口", "货物和服务净流出", "净流出"},
    ),
)
ALL = Interval.exactly(100)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of what the rule's `where` names: `rates` of all parts, or a `rate` with its points."""
    yield from LAWS[str(rule.where)](page)


def _rates(page: Page) -> Iterator[Draft]:
    """The rates of all parts in one paragraph."""
    blocks: dict[tuple[object, ...], list[Statement]] = {}
    for each in _contributions(page, "percent"):
        blocks.setdefault((each.block, *each.key[1:]), []).append(each)
    for rates in blocks.values():
        for parts in ALL_PARTS:
            found = [next((each for each in rates if each.name in names), None) for names in parts]
            if None not in found:
                yield Draft(tuple(("contribution", each) for each in found if each is not None), bounds=ALL)


def _rate(page: Page) -> Iterator[Draft]:
    """A rate with the points of the same part in its sentence, and the growth that both are of."""
    points = _contributions(page, "points")
    for rate in _contributions(page, "percent"):
        alike = (each for each in points if each.key == rate.key and each.claim.sentence == rate.claim.sentence)
        part = next(alike, None)
        whole = rate.claim.reference or (part.claim.reference if part is not None else None)
        growth = page.alike(rate, normalise(whole), "growth", base="上年") if part is not None and whole else None
        if part is not None and growth is not None:
            yield Draft((("total_growth", growth), ("contribution", part), ("rate", rate)))


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"rates": _rates, "rate": _rate}


def _contributions(page: Page, dimension: str) -> list[Statement]:
    return [each for each in page.statements if each.measure is Measure.CONTRIBUTION and each.dimension == dimension]
