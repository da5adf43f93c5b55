"""A share with its part's and its whole's amounts."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Measure
from cqcheck.lexicons.indicators import fold
from cqcheck.relate.binders.listed import bound_pair
from cqcheck.relate.drafts import Draft
from cqcheck.relate.items import Item
from cqcheck.relate.names import heads_agree, normalise
from cqcheck.relate.page import AMOUNTS_AROUND, Page, around
from cqcheck.relate.rules import Rule
from cqcheck.relate.scopes import Scope
from cqcheck.relate.statements import Statement

# The words for the whole between 占 and the share.
NAMED = re.compile(
    r"占(?:到|同期|全市|全省|全区|全国|当年|其)*(?P<whole>[^，。；、占%％]*?)(?:的?(?:比重|比例|份额|比))?[为达到约超近的]*$"
)
# The shares before one in a list: 分别占31.3%和 …
LISTED = re.compile(r"(?:\d[\d.]*[%％][、和及与，]?)+$")
TOGETHER = re.compile(r"合计|共占|之和|总共|一共")
ABSENT = Bilingual("总体未公布", "the whole is not stated")
TAXED = Bilingual("部分不含税，总体含税", "the part is stated without tax, the whole with it")
# Characters of the names of wholes that issuers put in or leave out.
FILLERS = re.compile(r"[总额量数值的]|^全[国省市区]")
HUNDRED = Decimal(100)
SHORTEST = 3  # characters of a whole's name that may stand inside a longer one
VAGUE = frozenset({"", "总量", "总额", "总数", "全部", "比重", "总体", "全市", "全省", "全区", "全国"})


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _closed(page: Page) -> Iterator[Draft]:
    """Every share whose part and whole are stated for its area and period."""
    for part, whole, share, is_named in _found(page):
        if whole is not None:
            why = TAXED if "税" in page.text_after(part, 6) else None
            yield Draft((("part", part), ("whole", whole), ("share", share)), why_undecided=why, is_hard=is_named)


def _open(page: Page) -> Iterator[Draft]:
    """Every share of a plain amount whose whole is not stated: the two imply it."""
    for part, whole, share, _ in _found(page):
        if whole is None and part.block == share.block:
            yield Draft((("part", part), ("share", share)), why_undecided=ABSENT)


def _found(page: Page) -> Iterator[tuple[Statement, Statement | None, Statement, bool]]:
    """Part, whole if stated, and share, and whether the whole is known outright."""
    listed = {id(part): scope for scope in page.scopes for part in scope.parts}
    for item in page.items:
        for share in item.statements:
            part = item.get("level") or page.alike(share, share.name, "level")
            if share.measure is not Measure.SHARE or part is None or TOGETHER.search(share.lead):
                continue
            list_whole = _listed_whole(listed.get(id(item)), item)
            whole, is_named = _whole(page, share, part, list_whole)
            yield part, whole or _agreeing(page, share, part, list_whole), share, is_named


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"closed": _closed, "open": _open}


def _listed_whole(scope: Scope | None, item: Item) -> Statement | None:
    """The whole of the list that an item stands in."""
    if scope is None:
        return None
    pair = bound_pair(scope, item, "level", of_averages=item.first.is_average)
    return pair[0] if pair else None


def _whole(page: Page, share: Statement, part: Statement, listed: Statement | None) -> tuple[Statement | None, bool]:
    """The whole's amount, and whether it is known outright.

    The text names it (占出口总额的77.9%), a structure implies it, or it is what the list is of (企业存款9120亿元，占24.7%).
    """
    reference = share.claim.reference or ""
    stated = NAMED.search(LISTED.sub("", page.text_before(share, 40)))
    is_implied = stated is None  # terms of a structure have no 占
    if (is_implied or (stated is not None and stated["whole"] not in VAGUE)) and fold(reference) not in VAGUE:
        exact = page.alike(share, normalise(reference), "level")
        if exact is not None and _may_be_whole(exact, part) and not _is_sibling(page, exact, share):
            return exact, True
        return (None, False) if is_implied else (_containing(page, share, part, fold(reference)), False)
    if listed is not None and _may_be_implied(listed, part) and listed.key[2:] == part.key[2:]:
        # 60岁及以上人口占21.8%，其中65岁及以上人口占16.0%: what has a share itself may be a part of the same whole.
        return (None, False) if _has_share(page, listed) else (listed, True)
    inferred = None if fold(reference) in VAGUE else page.alike(share, normalise(reference), "level")
    if inferred is None or not _may_be_implied(inferred, part) or page.alike(inferred, inferred.name, "share"):
        return None, False  # what has a share itself is another part
    return inferred, False


def _has_share(page: Page, whole: Statement) -> bool:
    share = page.alike(whole, whole.name, "share")
    return share is not None and share.claim.sentence == whole.claim.sentence


def _is_sibling(page: Page, whole: Statement, share: Statement) -> bool:
    """Whether what is named as the whole has a share of the same whole in the sentence: it is another part."""
    other = page.alike(share, whole.name, "share")
    return (
        other is not None
        and other.claim.sentence == share.claim.sentence
        and other.claim.reference == share.claim.reference
    )


def _containing(page: Page, share: Statement, part: Statement, reference: str) -> Statement | None:
    """The nearest amount whose name ends with the reference's words or the other way round: 终端销售额 of 对终端销售额."""
    found = [
        each
        for each in around(page.levels(share), share, AMOUNTS_AROUND)
        if _may_be_whole(each, part) and len(min(fold(each.claim.indicator), reference, key=len)) >= SHORTEST
        if fold(each.claim.indicator).endswith(reference) or reference.endswith(fold(each.claim.indicator))
    ]
    return min(found, key=lambda each: abs(each.claim.start - share.claim.start), default=None)


def _agreeing(page: Page, share: Statement, part: Statement, listed: Statement | None) -> Statement | None:
    """The whole of the list, or an amount called nearly as the text calls the whole, if the share is right with it.

    接待观众…万人次，其中未成年人…万人次，占参观总人数的23.0%: issuers name one thing in two ways.
    """
    reference = FILLERS.sub("", fold(share.claim.reference or ""))
    called = [
        each
        for each in page.levels(share)
        if len(reference) >= SHORTEST and is_within(reference, FILLERS.sub("", fold(each.claim.indicator)))
    ]
    candidates = [each for each in ([listed] if listed else []) + called if _may_be_whole(each, part)]
    right = [each for each in candidates if _is_share(share, part, each)]
    return min(right, key=lambda each: abs(each.claim.start - share.claim.start), default=None)


def _is_share(share: Statement, part: Statement, whole: Statement) -> bool:
    stated = share.claim.interval
    is_fine = stated.is_bounded and share.dimension == "percent" and whole.claim.value > 0
    return is_fine and (part.claim.interval / whole.claim.interval).scaled(HUNDRED).meets(stated)


def is_within(one: str, other: str) -> bool:
    """Whether all characters of the shorter name stand in the longer one in their order: 图书藏量 in 图书总藏量."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return len(shorter) >= SHORTEST and all(char in rest for char in shorter)


def _may_be_implied(whole: Statement, part: Statement) -> bool:
    """Whether a whole that the text does not name can be one: 教育支出 of 支出, not of 收入."""
    return _may_be_whole(whole, part) and heads_agree(part.name, whole.name)


def _may_be_whole(whole: Statement, part: Statement) -> bool:
    if whole.is_average != part.is_average:
        return False
    is_other = whole.name != part.name or whole.area != part.area
    return whole.claim.claim_id != part.claim.claim_id and is_other and whole.is_comparable(part)
