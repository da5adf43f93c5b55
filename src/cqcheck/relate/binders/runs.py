"""A total and the neighbouring figures that add up to it, with their growths."""

from collections.abc import Callable, Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.relate.binders.listed import summed_pairs
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.runs import Run
from cqcheck.relate.statements import Statement

OTHER_BASE = Bilingual(
    "增速可能按可比口径或不变价计算", "the growths may be on a comparable base or at constant prices"
)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _sum(page: Page) -> Iterator[Draft]:
    """The levels, unless the catalogue binds them."""
    known = summed_pairs(page)
    for run in page.runs:
        if any((part.claim.claim_id, run.total.claim.claim_id) not in known for part in run.parts):
            yield Draft((("total", run.total), *(("part", part) for part in run.parts)))


def _hull(page: Page) -> Iterator[Draft]:
    """The growths of a total and all its parts."""
    for whole, parts, _ in _moves(page):
        yield Draft((("whole", whole), *(("part", part) for part in parts)), excuse=OTHER_BASE)


def _weighted(page: Page) -> Iterator[Draft]:
    """The same with the levels as weights."""
    for whole, parts, run in _moves(page):
        weights = tuple(("weight", part) for part in run.parts)
        yield Draft((("whole", whole), *(("part", part) for part in parts), *weights), excuse=OTHER_BASE)


def _moves(page: Page) -> Iterator[tuple[Statement, list[Statement], Run]]:
    bound = {each.claim.claim_id for cut in page.cuts for each in cut.stated("growth")[1]}
    for run in page.runs:
        whole = page.item_of(run.total).get("growth")
        parts = [growth for part in run.parts if (growth := page.item_of(part).get("growth")) is not None]
        is_known = bound.issuperset(part.claim.claim_id for part in parts)
        is_whole = len(parts) == len(run.parts) and not is_known
        if whole is not None and run.holds and is_whole and all(part.is_like_move(whole) for part in parts):
            yield whole, parts, run


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"sum": _sum, "hull": _hull, "weighted": _weighted}
