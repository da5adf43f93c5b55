"""Words that judge a paragraph: 投资结构持续优化, 企业盈利能力提升."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from cqcheck.bilingual import Bilingual
from cqcheck.interval import UPWARDS, Interval
from cqcheck.lexicons.words import word_list
from cqcheck.read import Sentence
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

LONGEST = 18
PARAGRAPH = 1500  # characters of a paragraph that a judgement may speak of
UPGRADE = re.compile(r"(?P<of>[\u4e00-\u9fff]{0,8}?)结构[^，。；]{0,4}(?:优化|改善|升级|调优)")
PROFITS = re.compile(r"(?:盈利(?:能力|水平|状况)|效益|利润)[^，。；]{0,4}(?:提升|提高|改善|增强|好转|向好)")
BRANCHES = re.compile(r"三次产业|第三产业|服务业")
NARROWER = re.compile(r"收窄|环比")
MARGIN, PROFIT, REVENUE = "营业收入利润率", "利润总额", "营业收入"
OTHERWISE = Bilingual(
    "部分数字与文字相符，文字所指未必是其余数字",
    "some of the figures agree with the words, and others may have been meant",
)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the judgement that the rule's `where` names."""
    judge, draw = LAWS[str(rule.where)]
    for topic in page.document.sentences:
        found = judge.search(topic.text) if len(topic.text) <= LONGEST and not re.search(r"\d", topic.text) else None
        if found is not None:
            yield from draw(page, topic, found)


def _shares(page: Page, topic: Sentence, found: re.Match[str]) -> Iterator[Draft]:
    """The shares of the parts that gain when a structure improves; they rise."""
    whole, parts = _parts(page, topic, found)
    shares = [each for each in _told(page, topic) if each.slot == "points" and each.name in parts]
    if shares and whole:
        growths = [each for each in _told(page, topic) if each.slot == "growth" and each.name in parts]
        beside = [each for each in growths if any(each.name == share.name for share in shares)]
        agree = [each.claim.interval.meets(UPWARDS) for each in shares]
        agree += [True] if _is_of_branches(page, topic) and not all(agree) else []
        yield _judged(shares, [*beside, *whole], UPWARDS, agree)


def _growths(page: Page, topic: Sentence, found: re.Match[str]) -> Iterator[Draft]:
    """The growths of the parts that gain when a structure improves; none is slower than the whole."""
    whole, parts = _parts(page, topic, found)
    gaining = [each for each in _told(page, topic) if each.slot == "growth" and each.name in parts]
    gaining = list({each.name: each for each in reversed(gaining)}.values())[::-1]
    if gaining and whole:
        agree = [one.claim.interval.upper >= other.claim.interval.lower for one in gaining for other in whole]
        others = [True] if _is_of_branches(page, topic) and not all(agree) else []
        yield _judged(gaining, whole, None, agree + others)


def _is_of_branches(page: Page, topic: Sentence) -> bool:
    """Whether a paragraph tells of the three branches of the economy, whose structure may be the one that improves."""
    text = page.document.blocks[topic.block].text
    return BRANCHES.search(text, max(0, topic.start - PARAGRAPH), topic.end + PARAGRAPH) is not None


def _parts(page: Page, topic: Sentence, found: re.Match[str]) -> tuple[list[Statement], frozenset[str]]:
    """The growths of the wholes whose structure improves, nearest to the topic, and the names of the parts."""
    row = next((row for row in upgrades() if any(found["of"].endswith(word) for word in row["of"])), None)
    told = _told(page, topic) if row is not None else []
    if row is None or not told:
        return [], frozenset()
    wholes = []
    for name in row["wholes"]:
        stated = [each for each in told if each.name == name and each.slot == "growth"]
        near = page.alike(told[0], name, "growth", base="上年") if name == row["wholes"][0] else None
        whole = next(iter(stated), near)
        if whole is not None and not whole.is_target:
            wholes.append(whole)
    return wholes, frozenset(row["parts"])


def _margin(page: Page, topic: Sentence, _: re.Match[str]) -> Iterator[Draft]:
    """Profits that improve: the margin rises."""
    told = _told(page, topic)
    for each in told:
        if each.slot == "points" and each.name.endswith(MARGIN):
            beside = [_growth(told, PROFIT), _growth(told, REVENUE)]
            evidence = [one for one in beside if one is not None]
            yield _judged([each], evidence, UPWARDS, _of_months(page, topic, agree=each.claim.interval.meets(UPWARDS)))
            return


def _earnings(page: Page, topic: Sentence, _: re.Match[str]) -> Iterator[Draft]:
    """Profits that improve: they grow faster than the revenue."""
    told = _told(page, topic)
    profit, revenue = _growth(told, PROFIT), _growth(told, REVENUE)
    if profit is not None and revenue is not None and _owner(profit, PROFIT) == _owner(revenue, REVENUE):
        agree = _of_months(page, topic, agree=profit.claim.interval.upper >= revenue.claim.interval.lower)
        if any(each.slot == "points" and each.name.endswith(MARGIN) and each.claim.value > 0 for each in told):
            agree.append(True)
        yield _judged([profit], [revenue], None, agree)


def _of_months(page: Page, topic: Sentence, *, agree: bool) -> list[bool]:
    """Whether figures agree with a judgement; where falls narrow it may be the months that improve, not the year."""
    text = page.document.blocks[topic.block].text
    return [agree, agree or NARROWER.search(text, topic.end, topic.end + PARAGRAPH) is not None]


LAWS: dict[str, tuple[re.Pattern[str], Callable[[Page, Sentence, re.Match[str]], Iterator[Draft]]]] = {
    "shares": (UPGRADE, _shares),
    "growths": (UPGRADE, _growths),
    "margin": (PROFITS, _margin),
    "earnings": (PROFITS, _earnings),
}


@cache
def upgrades() -> tuple[dict[str, Any], ...]:
    """The structures that improve, with their wholes and the parts that then gain."""
    return tuple(word_list("wording")["upgrades"])


def _judged(
    statements: list[Statement], evidence: list[Statement], bounds: Interval | None, agree: list[bool]
) -> Draft:
    return Draft(
        (*(("statement", each) for each in statements), *(("evidence", each) for each in evidence)),
        bounds=bounds,
        why_undecided=OTHERWISE if any(agree) and not all(agree) else None,
    )


def _told(page: Page, topic: Sentence) -> list[Statement]:
    """What the paragraph of a topic states, outcomes alone."""
    stated = page.between(topic.block, topic.start - PARAGRAPH, topic.end + PARAGRAPH)
    return [each for each in stated if not each.is_target]


def _owner(each: Statement, head: str) -> tuple[str, str]:
    return each.area, each.name.removesuffix(head)


def _growth(told: list[Statement], head: str) -> Statement | None:
    """The first growth of the industry's profit or revenue."""
    return next((each for each in told if each.slot == "growth" and each.name.endswith(head)), None)
