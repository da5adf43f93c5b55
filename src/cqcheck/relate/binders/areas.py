"""An area's amount and that of an area that encloses it."""

from collections.abc import Iterator

from cqcheck.lexicons.areas import area_index
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every amount of one indicator and period that is stated for an area and for an area around it."""
    facts: dict[tuple[object, ...], list[Statement]] = {}
    for each in page.statements:
        if each.slot == "level" and each.claim.ref_area_code and not each.is_average:
            facts.setdefault((each.name, *each.key[2:]), []).append(each)
    for statements in facts.values():
        if len({each.area for each in statements}) > 1:
            yield from _nested(statements)


def _nested(statements: list[Statement]) -> Iterator[Draft]:
    for part in statements:
        for whole in statements:
            outer, inner = whole.claim.ref_area_code, part.claim.ref_area_code
            if outer and inner and outer != inner and area_index().encloses(outer, inner) and part.is_comparable(whole):
                yield Draft((("whole", whole), ("part", part)))
