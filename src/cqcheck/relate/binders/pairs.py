"""Parts and wholes from whatever says so: what they were in the period before, what the rest did, what they come to."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain

from cqcheck.interval import Interval, total
from cqcheck.relate.binders.enclosures import ending_pairs
from cqcheck.relate.binders.listed import listed_pairs, summed_pairs
from cqcheck.relate.binders.members import find_members
from cqcheck.relate.binders.parents import OTHERS_MOVE, ancestor_pairs
from cqcheck.relate.binders.qualified import qualified_pairs
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

FEWEST_MEMBERS = 3
# What the rest of a whole can have grown by, in per cent; outside, a reader may want to look.
REST = Interval.spanning(map(Decimal, ("-90", "900")))
Pair = tuple[Statement, Statement]


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _bases(page: Page) -> Iterator[Draft]:
    """Every part with its whole, where both state level and growth from one base.

    `房地产开发投资2753亿元，下降0.2%，其中住宅投资2063亿元，增长0.5%`: what the part grew from is within what the whole
    grew from, at last year's prices as at this year's. Complete sums are weighed instead (HUL03).
    """
    for whole, part, growths in _moving_pairs(page):
        yield Draft((("whole", whole), ("whole.growth", growths[0]), ("part", part), ("part.growth", growths[1])))


def _rest(page: Page) -> Iterator[Draft]:
    """The growths of the same, and those of parts and wholes whose levels are not stated."""
    known = {each.claim.claim_id for cut in page.cuts for each in cut.stated("growth")[1]}
    for whole, part, growths in _moving_pairs(page):
        known.add(growths[1].claim.claim_id)
        terms = (("whole", growths[0]), ("part", growths[1]), ("weight", whole), ("weight", part))
        yield Draft(terms, bounds=REST, excuse=OTHERS_MOVE)
    for whole, part in _growth_pairs(page):
        if part.claim.claim_id not in known and whole.is_like_move(part):
            yield Draft((("whole", whole), ("part", part)), why_undecided=OTHERS_MOVE)


def _together(page: Page) -> Iterator[Draft]:
    """The parts of one whole in one sentence, where even together they do not exceed it; they may overlap otherwise.

    So too all that the catalogue knows as its members, wherever they stand.
    """
    groups: dict[tuple[str, int, int], list[Pair]] = {}
    for whole, part in _pairs(page):
        groups.setdefault((whole.claim.claim_id, part.block, part.claim.sentence), []).append((whole, part))
    for whole, members in find_members(page):
        if len(members) >= FEWEST_MEMBERS and not any(part.claim.table for part in members):
            groups[whole.claim.claim_id, -1, -1] = [(whole, part) for part in members]
    listed = {part.claim.claim_id for _, pairs in listed_pairs(page, "level") for _, part in pairs}
    for pairs in groups.values():
        whole = pairs[0][0]
        parts = {part.claim.start: part for _, part in pairs}
        is_new = len(parts) >= 2 and not listed.issuperset(part.claim.claim_id for part in parts.values())
        if is_new and total(part.claim.interval for part in parts.values()).lower <= whole.claim.interval.upper:
            yield Draft((("whole", whole), *(("part", parts[start]) for start in sorted(parts))))


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"bases": _bases, "rest": _rest, "together": _together}


def _moving_pairs(page: Page) -> Iterator[tuple[Statement, Statement, Pair]]:
    """Whole, part and the growths of both, each pair once."""
    known = set(summed_pairs(page))
    for whole, part in _pairs(page):
        pair = (part.claim.claim_id, whole.claim.claim_id)
        growths = [page.item_of(each).get("growth") for each in (whole, part)]
        if pair not in known and growths[0] is not None and growths[1] is not None:
            known.add(pair)
            if growths[1].is_like_move(growths[0]) and growths[1].claim.claim_id != growths[0].claim.claim_id:
                yield whole, part, (growths[0], growths[1])


def _pairs(page: Page) -> Iterator[Pair]:
    return chain(
        (pair for _, pairs in listed_pairs(page, "level") for pair in pairs),
        ((whole, part) for whole, part, _ in ancestor_pairs(page) if part.slot == "level"),
        ((whole, part) for whole, part in ending_pairs(page) if part.slot == "level"),
        ((whole, part) for whole, members in find_members(page) for part in members),
        qualified_pairs(page),
    )


def _growth_pairs(page: Page) -> Iterator[Pair]:
    """The growths of listed single parts and of catalogued ones."""
    yield from (pairs[0] for _, pairs in listed_pairs(page, "growth") if len(pairs) == 1)
    yield from ((whole, part) for whole, part, _ in ancestor_pairs(page) if part.slot == "growth")
