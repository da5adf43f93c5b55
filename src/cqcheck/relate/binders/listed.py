"""Parts that the text lists after a whole: 其中, 分…看, or in brackets."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby

from cqcheck.bilingual import Bilingual
from cqcheck.extract.name_lists import split_names
from cqcheck.interval import total
from cqcheck.kinds import KINDS
from cqcheck.lexicons.classifications import ANY, GrowthLaw, LevelLaw, load_classifications
from cqcheck.relate.binders.cut import level_law
from cqcheck.relate.drafts import Draft
from cqcheck.relate.footing import counted
from cqcheck.relate.items import Item
from cqcheck.relate.names import heads_agree, is_new, is_of_one_kind
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.runs import Run, is_off_by_a_slip
from cqcheck.relate.scopes import Cue, Scope
from cqcheck.relate.statements import Statement
from cqcheck.terms import Terms

GAP = re.compile(r"(?:顺差|逆差|差额|净出口)$")  # stands in a list, yet is no part
CLASS = re.compile(r"类[\u4e00-\u9fff]{0,6}$")
REST = re.compile(r"其他|其它|其余")
# Disjoint parts never exceed their whole; by as little as this, they are all parts and one figure is wrong.
HARDLY = Decimal("0.01")
DEPTH = 14  # candidates for a whole that are looked at
OTHERS_MOVE = Bilingual("总体的其余部分可能反向变动", "the rest of the whole can have moved the other way")
NOT_ALL = Bilingual("所列各部分未必是全部组成部分", "the parts that are listed are not known to be all parts")
Pair = tuple[Statement, Statement]


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](rule, page)


def _each(_: Rule, page: Page) -> Iterator[Draft]:
    """Each listed amount with its whole; soft where one is new in the period and the other is not."""
    known = summed_pairs(page)
    for _scope, pairs in listed_pairs(page, "level"):
        for whole, part in pairs:
            if (part.claim.claim_id, whole.claim.claim_id) not in known:
                yield Draft((("whole", whole), ("part", part)), is_hard=_is_firm(whole, part))


def _changes(_: Rule, page: Page) -> Iterator[Draft]:
    """Listed changes with the change of their whole; the rest can have moved the other way."""
    for _scope, pairs in listed_pairs(page, "change"):
        for whole, parts in _by_whole(pairs):
            rest = whole.claim.interval - total(part.claim.interval for part in parts)
            why = None if rest.upper >= 0 else OTHERS_MOVE
            yield Draft((("whole", whole), *(("part", part) for part in parts)), why_undecided=why)


def _together(_: Rule, page: Page) -> Iterator[Draft]:
    """All listed amounts of one whole together, where they do not exceed it; the list may overlap otherwise.

    银行类机构 and 保险类机构 are classes, which do not.
    """
    for whole, parts in _groups(page):
        together = total(part.claim.interval for part in parts)
        if together.lower <= whole.claim.interval.upper or all(CLASS.search(part.name) for part in parts):
            yield Draft((("whole", whole), *(("part", part) for part in parts)))


def _sum(_: Rule, page: Page) -> Iterator[Draft]:
    """Listed amounts that are all parts.

    They add up to their whole within rounding, or to hardly more, or but for one slip, or end with 其他.
    """
    for whole, parts in _groups(page):
        stated = whole.claim.interval
        if not stated.is_bounded or not all(part.claim.interval.is_bounded for part in parts):
            continue
        together = total(part.claim.interval for part in parts)
        excess = together.lower - stated.upper
        is_rest = REST.match(parts[-1].claim.indicator) is not None
        is_slip = is_off_by_a_slip(Run(whole, tuple(parts)))
        if together.meets(stated) or is_rest or is_slip or 0 < excess <= HARDLY * stated.magnitude:
            yield Draft((("total", whole), *(("part", part) for part in parts)))


def _composed(_: Rule, page: Page) -> Iterator[Draft]:
    """A whole that the text says is made up of the parts: 由…和…组成."""
    for scope, pairs in listed_pairs(page, "level"):
        is_all = len(pairs) == len(scope.parts) >= 2
        if scope.cue is Cue.COMPOSED and is_all and len({whole.claim.claim_id for whole, _ in pairs}) == 1:
            yield Draft((("total", pairs[0][0]), *(("part", part) for _, part in pairs)))


def _hull(rule: Rule, page: Page) -> Iterator[Draft]:
    """The growths of a list; undecided where the whole's growth lies outside, as other parts may explain it."""
    known = {
        part.claim.claim_id
        for cut in page.cuts
        if cut.by.growth is not GrowthLaw.NONE
        for part in cut.stated("growth")[1]
    }
    for _scope, pairs in listed_pairs(page, "growth"):
        for _whole_id, group in groupby(pairs, key=lambda pair: pair[0].claim.claim_id):
            bound = list(group)
            # What a classification has bound is left out: 国有控股 and 私营 beside 股份制 and 外商.
            whole, parts = bound[0][0], [part for _, part in bound if part.claim.claim_id not in known]
            if len(parts) < 2:
                continue
            hull = Terms({"whole": (whole.claim.interval,), "part": tuple(part.claim.interval for part in parts)})
            is_inside = KINDS[rule.kind].residual(hull).holds(0)
            yield Draft(
                (("whole", whole), *(("part", part) for part in parts)), why_undecided=None if is_inside else NOT_ALL
            )


def _structure(_: Rule, page: Page) -> Iterator[Draft]:
    """The shares of a list that has all parts: they add up to a hundred, or end with 其他."""
    for scope in page.scopes:
        listed = [share for item in scope.parts if (share := item.get("share")) is not None]
        # 两者合计 stands in the list, yet is no further part.
        names = {share.claim.indicator for share in listed}
        shares = [share for share in listed if not _is_joint(share.claim.indicator, names)]
        if len(shares) < 2 or len({(each.claim.reference, each.period) for each in shares}) != 1:
            continue
        together = total(share.claim.interval for share in shares)
        is_rest = REST.match(shares[-1].claim.indicator) is not None
        if len(shares) >= 3 and (together.holds(100) or is_rest):
            yield Draft(tuple(("part", share) for share in shares))


def _is_joint(name: str, names: set[str]) -> bool:
    """Whether a figure is named by several names of the list."""
    members = split_names(name, name.count("、") + 1) if "、" in name else []
    return bool(members) and names.issuperset(members)


LAWS: dict[str, Callable[[Rule, Page], Iterator[Draft]]] = {
    "each": _each,
    "together": _together,
    "sum": _sum,
    "composed": _composed,
    "changes": _changes,
    "hull": _hull,
    "structure": _structure,
}


def summed_pairs(page: Page) -> frozenset[tuple[str, str]]:
    """Part and whole of every complete sum of the catalogue: a sum says more than a subset."""
    return page.once(_summed_pairs)


def _summed_pairs(page: Page) -> frozenset[tuple[str, str]]:
    found = set()
    for cut in page.cuts:
        whole, parts, missing = cut.stated("level")
        if whole is not None and not missing and level_law(cut) in (LevelLaw.SUM, LevelLaw.MEAN):
            found |= {(part.claim.claim_id, whole.claim.claim_id) for part in parts}
    return frozenset(found)


def listed_pairs(page: Page, slot: str) -> list[tuple[Scope, list[Pair]]]:
    """The lists of the text with whole and part of each listed figure of a slot."""
    return page.once(_make_pairs, slot)


def _make_pairs(page: Page, slot: str) -> list[tuple[Scope, list[Pair]]]:
    return [
        (scope, [pair for part in scope.parts if (pair := bound_pair(scope, part, slot)) is not None])
        for scope in page.scopes
    ]


def _groups(page: Page) -> Iterator[tuple[Statement, list[Statement]]]:
    known = summed_pairs(page)
    for _scope, listed in listed_pairs(page, "level"):
        pairs = [
            pair for pair in listed if (pair[1].claim.claim_id, pair[0].claim.claim_id) not in known and _is_firm(*pair)
        ]
        yield from ((whole, parts) for whole, parts in _by_whole(pairs) if len(parts) >= 2)


def _by_whole(pairs: Sequence[Pair]) -> Iterator[tuple[Statement, list[Statement]]]:
    groups: dict[str, tuple[Statement, list[Statement]]] = {}
    for whole, part in pairs:
        groups.setdefault(whole.claim.claim_id, (whole, []))[1].append(part)
    yield from groups.values()


def bound_pair(scope: Scope, item: Item, slot: str, *, of_averages: bool = False) -> Pair | None:
    """A part's statement with that of the nearest item before the list that it can be a part of.

    Within a sentence, an item that counts the same thing by its name comes before a nearer one that does not say so;
    further away only the former is taken, and across paragraphs only what the catalogue knows as a whole. Per-head
    figures and rates are only paired where shares of one another are stated (`of_averages`).
    """
    part = item.get(slot)
    if part is None or GAP.search(part.name) or (slot == "level" and part.is_average is not of_averages):
        return None
    candidates = [
        whole
        for candidate in scope.wholes[:DEPTH]
        if (whole := candidate.get(slot)) is not None and whole.is_comparable(part) and _may_hold(whole, part, slot)
        if slot != "level" or whole.is_average is of_averages
        if whole.name != part.name or whole.area != part.area or candidate is scope.wholes[0]
        if whole.block >= scope.since or whole.name in classified_wholes()
    ]
    # The sentence that stands nearest has the whole, if it counts the same thing by its name or stands next to the list.
    sentences = list(dict.fromkeys(whole.claim.sentence for whole in candidates))
    for number in sentences:
        here = [whole for whole in candidates if whole.claim.sentence == number]
        alike = [whole for whole in here if is_of_one_kind(part.name, whole.name)]
        if alike:
            return alike[0], part
        opening = scope.parts[0].first.claim.sentence
        # 其中： at the end of the paragraph before is a sentence of its own.
        if opening - number <= 1 + (scope.since < part.block):
            is_next = len(here) == 1 or number == opening
            is_announced = scope.since < part.block  # a list under a colon is of what stands before it
            return (here[0], part) if is_next and (is_announced or _is_counted_alike(here[0], part)) else None
    return None


def _is_counted_alike(whole: Statement, part: Statement) -> bool:
    """Whether both figures have one measure word; 5家企业 is no part of 20个项目."""
    return whole.dimension != "item" or counted(whole.claim.unit.text) == counted(part.claim.unit.text)


@cache
def classified_wholes() -> frozenset[str]:
    """The wholes of the catalogue's classifications: what a paragraph of its own can cut."""
    return frozenset(name for by in load_classifications() for name in by.wholes if name != ANY)


def _may_hold(whole: Statement, part: Statement, slot: str) -> bool:
    if whole.name == part.name and whole.area == part.area and whole.claim.sentence != part.claim.sentence:
        return False  # within a sentence the list may have dropped what tells the part from the whole next to it
    if whole.key[2:] != part.key[2:] or not heads_agree(part.name, whole.name):
        return False
    return slot == "level" or whole.is_like_move(part)


def _is_firm(whole: Statement, part: Statement) -> bool:
    """Whether the part can't exceed the whole: both new or both stocks, both for one area."""
    return is_new(whole.name) == is_new(part.name) and whole.area == part.area
