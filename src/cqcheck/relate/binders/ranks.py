"""Places in a field: one place has one holder, the better place the better figure, and none is beyond the field."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Hedge, Measure
from cqcheck.interval import ONE, Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.fields import LESS_IS_BETTER, WHOLE_FIELDS, are_peers, field_of, size_of_field
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

LARGEST_FIELD = 64  # places that one text tells of a field
TIE = Bilingual("按公布的精度并列", "a tie at the printed precision")
OUTSIDE = Bilingual("不能确定{}是否在“{}”的排名范围内", "it is not known whether {} belongs to the field {}")
BY_WHAT = Bilingual("未说明按总量还是按增速排名", "whether the amount or the growth is ranked is not told")
TOLD = re.compile(r"增速|增幅|增长率|涨幅|总量|规模|总额|数量|水平|绝对额")
TWO_FIELDS = Bilingual("“{}”与“{}”可能是两个排名范围", "{} and {} may be two fields")
# 全市38个区县第40位, 在9个区县中列第10: how many there are, right before the place.
COUNTED = re.compile(
    r"\d[个家](?:区县|县区|县市区|市县|区市县|区|县|市|设区市|地级市|城市|省份|省[区市]+|[^，。；、\d]{2,8}?(?:中|里))(?:中|里|内)?，?"
    r"(?:综合|总体|均)?(?:位居|位列|名列|居于|排名|排在|排|列|居|位次|的)*$"
)
REACH = 24
UNTOLD = Bilingual("（未说明）", "(not told)")
RISEN = re.compile(r"(?:跃升|上升|提升|前移|晋升|跃居|提高|升)(?:至|到|为|了)*(?:全[国省市区球]|世界)?$")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](rule, page)


def _holders(_: Rule, page: Page) -> Iterator[Draft]:
    """Two areas in one field, in the order of their places; only the same place is doubtful."""
    for higher, lower in _pairs(page):
        why = None
        fields = [_told_field(each) for each in (higher, lower)]
        if higher.claim.value == lower.claim.value and fields[0] != fields[1]:
            why = TWO_FIELDS.fill(*fields)
        yield Draft((("higher", higher), ("lower", lower)), why_undecided=why)


def _first(_: Rule, page: Page) -> Iterator[Draft]:
    """A first place with the figure that is ranked, against every peer's figure."""
    for place in _places(page):
        value = _ranked(page, place)
        if place.claim.value != 1 or value is None:
            continue
        for other in page.stated(value.name, value.slot):
            if _are_ranked_alike(value, other) and are_peers(other, value):
                why = None if place.claim.reference in WHOLE_FIELDS else OUTSIDE.fill(other.area, _told_field(place))
                yield _against((("first", place),), value, other, why or _doubt(page, (place,), value, other))


def _order(_: Rule, page: Page) -> Iterator[Draft]:
    """Two places in one field with the two figures that are ranked; first places are a rule of their own."""
    for higher, lower in _pairs(page):
        better, worse = _ranked(page, higher), _ranked(page, lower)
        if better is None or worse is None or not ONE < higher.claim.value < lower.claim.value:
            continue
        if _are_ranked_alike(better, worse):
            why = _doubt(page, (higher, lower), better, worse)
            yield _against((("higher", higher), ("lower", lower)), better, worse, why)


def _field(_: Rule, page: Page) -> Iterator[Draft]:
    """A place and the number of those ranked: stated right before it, or as many as the register of areas has."""
    for place in _places(page):
        size = _counted_before(page, place)
        if size is not None:
            yield Draft((("place", place), ("field_size", size)))
        elif (count := size_of_field(place)) is not None:
            yield Draft((("place", place),), bounds=Interval(ONE, ONE * count), is_hard=False)


def _risen(_: Rule, page: Page) -> Iterator[Draft]:
    """从第11位跃升至第7位: the place before is the larger number."""
    for before, now in pairwise(_places(page)):
        is_pair = before.block == now.block and before.name == now.name and before.claim.rank_of == now.claim.rank_of
        if is_pair and before.area == now.area and before.period != now.period and RISEN.search(now.lead):
            yield Draft((("higher", now), ("lower", before)))


def _pairs(page: Page) -> Iterator[tuple[Statement, Statement]]:
    """The places of two areas in one field and period, the better one first."""
    fields: dict[tuple[object, ...], list[Statement]] = {}
    for each in _places(page):
        sense = (each.name, each.claim.rank_of, field_of(each), each.period, each.is_target)
        fields.setdefault(sense, []).append(each)
    for places in fields.values():
        for one, other in _neighbours(places):
            if are_peers(one, other):
                higher, lower = sorted((one, other), key=lambda each: (each.claim.value, each.claim.start))
                yield higher, lower


def _neighbours(places: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """All pairs of places; in a field larger than any, those next to each other alone: a place held twice shows there."""
    if len(places) <= LARGEST_FIELD:
        return combinations(places, 2)
    return pairwise(sorted(places, key=lambda each: (each.claim.value, each.claim.start)))


def _ranked(page: Page, place: Statement) -> Statement | None:
    """The figure that a place is the place of; None too where less of it is better."""
    slot = place.claim.rank_of
    if slot is None or LESS_IS_BETTER.search(place.name) or "降幅" in page.text_before(place, REACH):
        return None
    return page.alike(place, place.name, slot.value)


def _are_ranked_alike(value: Statement, other: Statement) -> bool:
    return other.key[2:] == value.key[2:] and other.is_comparable(value) and other.is_like_move(value)


def _against(
    places: tuple[tuple[str, Statement], ...], value: Statement, other: Statement, why: Bilingual | None
) -> Draft:
    is_tie = other.claim.value == value.claim.value
    return Draft((*places, ("value", value), ("tied", other)), why_undecided=TIE if is_tie else why)


def _doubt(page: Page, places: tuple[Statement, ...], value: Statement, other: Statement) -> Bilingual | None:
    """Why a broken order may be no error: 2600亿元，增长7.1%，居全市第1位 does not tell what is ranked."""
    if value.claim.interval.meets(other.claim.interval) or value.claim.obs_value > other.claim.obs_value:
        return None
    for place in places:
        told = {
            each.slot
            for each in page.statements
            if each.claim.sentence == place.claim.sentence and each.key == place.key
        }
        if {"level", "growth"} <= told and not TOLD.search(place.lead):
            return BY_WHAT
    return None


def _told_field(place: Statement) -> str | Bilingual:
    return UNTOLD if place.claim.reference is None else place.claim.reference


def _counted_before(page: Page, place: Statement) -> Statement | None:
    """The count of those ranked that stands right before a place."""
    if COUNTED.search(page.text_before(place, REACH)) is None:
        return None
    nearest = None
    for each in page.statements:
        is_before = each.block == place.block and each.at < place.at and place.at - each.until < REACH
        if is_before and each.claim.unit.is_count and each.measure is not Measure.RANK:
            nearest = each
    return nearest


LAWS: dict[str, Callable[[Rule, Page], Iterator[Draft]]] = {
    "holders": _holders,
    "first": _first,
    "order": _order,
    "field": _field,
    "risen": _risen,
}


def _places(page: Page) -> list[Statement]:
    return [
        each
        for each in page.statements
        if each.measure is Measure.RANK and each.claim.hedge is Hedge.EXACT and "倒数" not in page.text_before(each, 3)
    ]
