"""Figures on their way: from one to another with a verb between them, from an outcome to what is planned."""

import re
from collections.abc import Callable, Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Hedge
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SLOTS = ("level", "rate", "share", "ratio", "growth")
# 由51家整合为33家, 从518家发展到731家, 从2.50∶1缩小至2.27∶1.
TURN = re.compile(
    r"(?P<up>增加|增长|提高|上升|提升|发展|扩大|壮大|拓展|扩展|跃升|攀升|增|升|扩)(?:到了?|至|为|成)"
    r"|(?P<down>减少|下降|降低|缩小|压减|精简|整合|压缩|缩减|缩短|回落|收窄|降|减)(?:到了?|至|为|成)"
)
OTHER = re.compile(r"[。；]|其中")
LONGEST = 40  # characters between the two figures
BACK = 8  # figures before one among which it has its first
DOWNWARDS = re.compile(
    r"(?:控制在|降至|降到|下降到|下降至|降低到|降低至|缩小到|缩小至|压减至|压减到|不高于|低于|不超过)[^，。；]{0,4}$"
)
UPWARDS = re.compile(
    r"(?:达到?|突破|迈上|超过|提高到|提高至|提升到|提升至|增加到|增至|实现|完成|力争|稳定在)[^，。；]{0,4}$"
)
OFTEN_LOWER = Bilingual("目标可能定得低于此前已达到的水平", "a target may be set below what was reached before")
REACH = 12  # characters before a target in which its verb stands


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the words that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _turns(page: Page) -> Iterator[Draft]:
    """Two figures of one thing with one verb between them: 分别从209元、280元提高到217元、290元."""
    for number, now in enumerate(page.statements):
        earlier = reversed(page.statements[max(0, number - BACK) : number])
        before = next((each for each in earlier if _are_of_one_thing(each, now)), None)
        if before is None or before.block != now.block or before.claim.sentence != now.claim.sentence:
            continue
        between = page.document.blocks[now.block].text[before.until : now.at]
        turns = list(TURN.finditer(between))
        if len(turns) == 1 and len(between) <= LONGEST and not OTHER.search(between):
            upper, lower = (now, before) if turns[0]["up"] else (before, now)
            yield Draft((("statement", upper), ("evidence", lower)))


def _are_of_one_thing(before: Statement, now: Statement) -> bool:
    is_same = before.name == now.name and before.area == now.area and before.slot == now.slot in SLOTS
    return is_same and before.is_comparable(now) and before.claim.start != now.claim.start


def _targets(page: Page) -> Iterator[Draft]:
    """A planned figure with what was reached last; which of them is the larger the verb tells."""
    for target in page.statements:
        if not target.is_target or target.slot not in ("level", "rate", "ratio", "share"):
            continue
        words = page.text_before(target, REACH)
        is_downwards = DOWNWARDS.search(words) is not None or target.claim.hedge is Hedge.UNDER
        reached = _reached(page, target)
        if reached is not None and (is_downwards or UPWARDS.search(words)):
            upper, lower = (reached, target) if is_downwards else (target, reached)
            yield Draft((("statement", upper), ("evidence", lower)), excuse=OFTEN_LOWER)


def _reached(page: Page, target: Statement) -> Statement | None:
    """The latest outcome of what is planned, of periods of the same length rather."""
    found = [
        each
        for each in page.stated(target.name, target.slot)
        if not each.is_target and each.area == target.area and each.is_comparable(target)
        if each.period is not None and target.period is not None and each.period < target.period
        if len(each.period) == len(target.period)
    ]
    return max(found, key=lambda each: (str(each.period), each.claim.start), default=None)


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"turns": _turns, "targets": _targets}
