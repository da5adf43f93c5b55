"""Roles by a classification of the catalogue: a whole and its parts."""

from collections.abc import Callable, Iterator, Sequence

from cqcheck.bilingual import Bilingual
from cqcheck.kinds import KINDS
from cqcheck.lexicons.classifications import ANY, GrowthLaw, LevelLaw
from cqcheck.relate.cuts import Cut
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement
from cqcheck.terms import Terms

MISSING = Bilingual("{0}未公布", "{0} {1} not stated")
NOT_ALL = Bilingual("已公布的部分不是全部组成部分", "the parts that are stated are not all parts")
OTHERWISE_COUNTED = Bilingual("各部分与总体的统计范围不同", "the parts are of other coverage than the whole")
SHIFTS = Bilingual("各组的权重在两年之间有变化", "the weights of the groups shift between the years")
Filled = tuple[Cut, Statement, list[Statement], list[str]]


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](rule, page)


def _level_sum(_: Rule, page: Page) -> Iterator[Draft]:
    for cut, whole, parts, missing in _filled(page, "level"):
        if level_law(cut) is LevelLaw.SUM and not missing:
            yield Draft(_terms("total", whole, parts))


def _change_sum(_: Rule, page: Page) -> Iterator[Draft]:
    for cut, whole, parts, missing in _filled(page, "change"):
        # 提高 of a standard (城镇年人均提高480元) is no change of an amount, so a general cut does not sum changes.
        if ANY not in cut.by.wholes and level_law(cut) is LevelLaw.SUM and _is_one_base(whole, parts):
            yield Draft(_terms("total", whole, parts), why_undecided=_why(missing))


def _level_mean(rule: Rule, page: Page) -> Iterator[Draft]:
    for slot in ("level", "rate"):
        for cut, whole, parts, missing in _filled(page, slot):
            if level_law(cut) is LevelLaw.MEAN and not missing and rule.kind in KINDS:
                yield Draft(_terms("whole", whole, parts))


def _level_subset(_: Rule, page: Page) -> Iterator[Draft]:
    for cut, whole, parts, missing in _filled(page, "level"):
        law = level_law(cut)
        if law is LevelLaw.SUBSET or (law is LevelLaw.SUM and missing):
            yield Draft(_terms("whole", whole, parts))


def _hull(law: GrowthLaw, rule: Rule, page: Page) -> Iterator[Draft]:
    for cut, whole, parts, missing in _filled(page, "growth"):
        if cut.by.growth is not law or not _is_one_base(whole, parts):
            continue
        terms = _terms("whole", whole, parts)
        if law is GrowthLaw.LOOSE:
            yield Draft(terms, why_undecided=OTHERWISE_COUNTED)
        else:
            yield Draft(terms, why_undecided=None if _holds(rule, terms) else _excuse(cut, whole, parts, missing))


def _excuse(cut: Cut, whole: Statement, parts: Sequence[Statement], missing: Sequence[str]) -> Bilingual | None:
    """Why a growth outside the hull need not be wrong: parts are missing, or people move to the better-off group."""
    if missing:
        return _why(missing)  # the hull of all parts is at least as wide
    law = level_law(cut)
    if cut.by.growth is GrowthLaw.SOFT and law in (LevelLaw.SUBSET, LevelLaw.NONE):
        return NOT_ALL
    is_above = whole.claim.interval.lower > max(part.claim.interval.upper for part in parts)
    return SHIFTS if law is LevelLaw.MEAN and is_above else None


def _growth_hull(rule: Rule, page: Page) -> Iterator[Draft]:
    return _hull(GrowthLaw.HULL, rule, page)


def _growth_soft(rule: Rule, page: Page) -> Iterator[Draft]:
    yield from _hull(GrowthLaw.SOFT, rule, page)
    yield from _hull(GrowthLaw.LOOSE, rule, page)


def _growth_weighted(_: Rule, page: Page) -> Iterator[Draft]:
    for cut, whole, parts, missing in _filled(page, "growth"):
        if missing or not cut.by.is_nominal or cut.by.growth is not GrowthLaw.HULL or not _is_one_base(whole, parts):
            continue
        if any(page.is_comparable_growth(each) for each in (whole, *parts)):
            continue
        _whole, weights, unweighted = cut.stated("level")
        if not unweighted and len(weights) == len(parts):
            weighted = tuple(("weight", weight) for weight in weights)
            yield Draft((*_terms("whole", whole, parts), *weighted))


def _share_structure(_: Rule, page: Page) -> Iterator[Draft]:
    for cut in page.cuts:
        _whole, parts, missing = cut.stated("share")
        if level_law(cut) is LevelLaw.SUM and not missing and len({part.claim.reference for part in parts}) == 1:
            yield Draft(tuple(("part", part) for part in parts))


def _contribution(_: Rule, page: Page) -> Iterator[Draft]:
    for cut in page.cuts:
        growth, (_whole, parts, missing) = cut.whole.get("growth"), cut.stated("contribution")
        are_points = all(part.dimension == "points" for part in parts)
        if growth is not None and cut.by.growth is GrowthLaw.HULL and not missing and are_points:
            yield Draft(_terms("total_growth", growth, parts, "contribution"))


LAWS: dict[str, Callable[[Rule, Page], Iterator[Draft]]] = {
    "level_sum": _level_sum,
    "change_sum": _change_sum,
    "level_mean": _level_mean,
    "level_subset": _level_subset,
    "growth_hull": _growth_hull,
    "growth_soft": _growth_soft,
    "growth_weighted": _growth_weighted,
    "share_structure": _share_structure,
    "contribution": _contribution,
}


def level_law(cut: Cut) -> LevelLaw:
    """What the levels of a cut's parts give; per-head figures of a general cut never add up."""
    if ANY in cut.by.wholes and cut.by.level is LevelLaw.SUM and cut.whole.first.is_average:
        return LevelLaw.MEAN
    return cut.by.level


def _filled(page: Page, slot: str) -> list[Filled]:
    """The cuts whose whole and two parts are stated in a slot, without those that another one completes."""
    return page.once(_fill, slot)


def _fill(page: Page, slot: str) -> list[Filled]:
    found: list[Filled] = []
    by_whole: dict[str, list[Filled]] = {}
    for cut in page.cuts:
        whole, parts, missing = cut.stated(slot)
        if whole is not None and len(parts) >= 2:
            found.append((cut, whole, parts, missing))
            by_whole.setdefault(whole.claim.claim_id, []).append(found[-1])
    return [each for each in found if not any(_completes(other, each) for other in by_whole[each[1].claim.claim_id])]


def _completes(other: Filled, narrow: Filled) -> bool:
    """Whether another cut of the whole has all these parts and more, or lacks fewer: 夏粮、早稻、秋粮 before 夏粮、秋粮."""
    if other is narrow or other[1] is not narrow[1]:
        return False
    mine, theirs = ({part.claim.claim_id for part in each[2]} for each in (narrow, other))
    return (mine <= theirs and len(other[3]) < len(narrow[3])) or (mine < theirs and not other[3])


def _terms(
    role: str, whole: Statement, parts: Sequence[Statement], part_role: str = "part"
) -> tuple[tuple[str, Statement], ...]:
    return ((role, whole), *((part_role, part) for part in parts))


def _why(missing: Sequence[str]) -> Bilingual | None:
    return MISSING.fill("、".join(missing), "is" if len(missing) == 1 else "are") if missing else None


def _is_one_base(whole: Statement, parts: Sequence[Statement]) -> bool:
    return all(part.is_like_move(whole) for part in parts)


def _holds(rule: Rule, terms: Sequence[tuple[str, Statement]]) -> bool:
    by_role: dict[str, tuple[Statement, ...]] = {}
    for role, each in terms:
        by_role[role] = (*by_role.get(role, ()), each)
    intervals = {role: tuple(each.claim.interval for each in members) for role, members in by_role.items()}
    return KINDS[rule.kind].residual(Terms(intervals)).holds(0)
