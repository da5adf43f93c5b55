"""A flow of a month, or of a year, and the flow of the span of which it is a part."""

from collections.abc import Iterator
from itertools import permutations

from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page, around
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every catalogued flow of a period with that of a span around it: 11月 of 1—11月, 2025 of 2021/2025."""
    flows: dict[tuple[object, ...], list[Statement]] = {}
    for each in page.statements:
        is_flow = each.indicator is not None and not each.indicator.is_stock and not each.is_average
        if each.slot == "level" and is_flow and each.claim.time_period:
            flows.setdefault((each.name, each.area, each.is_target), []).append(each)
    for statements in flows.values():
        by_period: dict[str, list[Statement]] = {}
        for each in statements:
            by_period.setdefault(str(each.claim.time_period), []).append(each)
        for (inner, parts), (outer, wholes) in permutations(by_period.items(), 2):
            if _is_within(inner, outer):
                for part in parts:
                    for whole in around(wholes, part):
                        if part.is_comparable(whole):
                            yield Draft((("whole", whole), ("part", part)))


def _is_within(inner: str, outer: str) -> bool:
    """Whether a month or year lies in an ISO 8601 interval of months or years."""
    if "/" not in outer or "/" in inner:
        return False
    first, last = outer.split("/")
    return len(inner) == len(first) == len(last) and first <= inner <= last
