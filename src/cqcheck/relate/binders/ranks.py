"""Places in a field: one place has one holder, and the first place the best figure."""

from collections.abc import Callable, Iterator
from itertools import combinations

from cqcheck.codelists import Hedge, Measure
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

TIE = "a tie at the printed precision"
OUTSIDE = "it is not known whether {} belongs to the field {}"
WHOLE_FIELDS = frozenset(
    {"全市", "全省", "全区", "全州", "区县", "全市区县", "各区县", "县区", "各县区", "全国", "全省各市"}
)
DISTRICTS = ("区", "县", "旗")
CITIES = ("市", "州", "盟")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](rule, page)


def _holders(_: Rule, page: Page) -> Iterator[Draft]:
    """Two areas in one field, in the order of their places; only the same place is doubtful."""
    fields: dict[tuple[object, ...], list[Statement]] = {}
    for each in _places(page):
        claim = each.claim
        sense = (each.name, claim.rank_of, claim.reference, each.period, each.is_target)
        fields.setdefault(sense, []).append(each)
    for places in fields.values():
        for one, other in combinations(places, 2):
            if one.area != other.area and _is_peer(one.area, other.area):
                higher, lower = sorted((one, other), key=lambda each: (each.claim.value, each.claim.start))
                yield Draft((("higher", higher), ("lower", lower)))


def _first(_: Rule, page: Page) -> Iterator[Draft]:
    """A first place with the figure that is ranked, against every peer's figure."""
    for place in _places(page):
        slot = place.claim.rank_of
        if place.claim.value != 1 or slot is None:
            continue
        value = page.alike(place, place.name, slot.value)
        if value is None:
            continue
        for other in page.stated(place.name, slot.value):
            if other.key[2:] == value.key[2:] and _is_peer(other.area, value.area) and other.is_comparable(value):
                yield _against(place, value, other)


def _against(place: Statement, value: Statement, other: Statement) -> Draft:
    why = None
    if other.claim.value == value.claim.value:
        why = TIE
    elif place.claim.reference not in WHOLE_FIELDS:
        why = OUTSIDE.format(other.area, place.claim.reference)
    return Draft((("first", place), ("value", value), ("tied", other)), why_undecided=why)


LAWS: dict[str, Callable[[Rule, Page], Iterator[Draft]]] = {"holders": _holders, "first": _first}


def _places(page: Page) -> list[Statement]:
    return [
        each
        for each in page.statements
        if each.measure is Measure.RANK and each.claim.hedge is Hedge.EXACT and "倒数" not in page.text_before(each, 3)
    ]


def _is_peer(one: str, other: str) -> bool:
    """Whether two areas are of one level, so that they can be ranked in one field: two districts, two cities."""
    return one != other and any(one.endswith(level) and other.endswith(level) for level in (DISTRICTS, CITIES))
