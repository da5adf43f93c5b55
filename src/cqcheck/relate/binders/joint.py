"""Figures taken together: `乳制品类占46.2%，肉制品类占21.5%，两者合计占67.7%`."""

from collections.abc import Iterator

from cqcheck.codelists import Measure
from cqcheck.extract.name_lists import split_names
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SUMMED = (Measure.LEVEL, Measure.SHARE)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every figure named by several names, with the figure of each of them in its paragraph."""
    for joint in page.statements:
        if "、" not in joint.claim.indicator or joint.measure not in SUMMED:
            continue
        names = split_names(joint.claim.indicator, joint.claim.indicator.count("、") + 1)
        parts = [_part(page, joint, name) for name in names]
        found = [part for part in parts if part is not None]
        if names and len(found) == len(names):
            yield Draft((("total", joint), *(("part", part) for part in found)))


def _part(page: Page, joint: Statement, name: str) -> Statement | None:
    """The nearest statement before the joint one that states of a name what that one states of all."""
    for each in reversed(page.by_block[joint.block]):
        if each.at >= joint.at or each.claim.indicator != name:
            continue
        is_alike = each.slot == joint.slot and each.claim.reference == joint.claim.reference
        if is_alike and each.is_comparable(joint) and each.key[1:] == joint.key[1:]:
            return each
    return None
