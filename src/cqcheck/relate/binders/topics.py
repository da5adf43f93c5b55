"""A topic that says which way things went, and the first figures after it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from cqcheck.bilingual import Bilingual
from cqcheck.interval import DOWNWARDS, UPWARDS, Interval
from cqcheck.lexicons.words import alternatives, word_list
from cqcheck.read import BlockKind, Document
from cqcheck.relate.binders.records import ELSEWHERE
from cqcheck.relate.drafts import Draft
from cqcheck.relate.items import Item
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

LONGEST = 18
MOVES = ("growth", "change", "points")
# 服务价格涨幅回落 tells how the growth moves, not which way the price goes; a narrower fall is a rise.
OF_GROWTH = re.compile(r"增速|增幅|涨幅|增长率|增势")
OF_SHARE = re.compile(r"占比|比重|份额")
OF_FALL = re.compile(r"降幅|跌幅")
NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)、.．]+|^[——•·●]+|^[一二三四五六七八九]是")
NARROWER = Bilingual("文字也可能指降幅收窄", "the words may also speak of a fall that narrows")
OTHER_BASE = Bilingual("该数字不是与上年相比", "the figure is not against the year before")


@dataclass(frozen=True, slots=True)
class _Topic:
    """Words without a figure: where they stand and end, and whether they open their paragraph."""

    words: str
    block: int
    until: int
    is_opening: bool


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every topic, such as 农业产值平稳增长。, with the moves of the first figure after it."""
    by_block: dict[int, list[Item]] = {}
    for item in page.items:
        by_block.setdefault(item.first.block, []).append(item)
    for topic in _topics(page.document):
        stated = by_block.get(topic.block, [])
        first = bisect_left(stated, topic.until, key=_place)
        items = stated[first : first + 2]
        bounds = _bounds(topic.words)
        if bounds is None or not items or items[0].first.is_target:
            continue
        moves = [each for slot in _moved(topic.words) if (each := items[0].get(slot)) is not None]
        if "双" in topic.words:
            moves = [each for item in items[:2] if (each := item.get("growth")) is not None]
        if moves:
            beside = items[0].get(_beside(topic.words))
            yield Draft(
                (*(("statement", each) for each in moves), *((("evidence", beside),) if beside is not None else ())),
                bounds=bounds,
                why_undecided=None
                if all(each.claim.interval.meets(bounds) for each in moves)
                else _doubt(topic, items),
            )


def _place(item: Item) -> int:
    return item.first.at


def _topics(document: Document) -> Iterator[_Topic]:
    """Short sentences before others, clauses that open a sentence, and headings."""
    for one, following in pairwise(document.sentences):
        if following.block == one.block and _is_short(one.text):
            yield _Topic(one.text, one.block, one.end, is_opening=one.start == 0)
        elif _is_short(one.text) and _heads(document, one.block, following.block):
            yield _Topic(NUMBER.sub("", one.text), following.block, 0, is_opening=False)
    for each in document.sentences:
        clause, mark, _ = each.text.partition("，")
        if mark and _is_short(clause) and manner().search(clause):
            yield _Topic(NUMBER.sub("", clause), each.block, each.start + len(clause), is_opening=False)


def _heads(document: Document, block: int, following: int) -> bool:
    """Whether a block is the heading right above a paragraph."""
    kinds = document.blocks[block].kind, document.blocks[following].kind
    return following == block + 1 and kinds == (BlockKind.HEADING, BlockKind.BODY)


def _is_short(words: str) -> bool:
    return len(words) <= LONGEST and not re.search(r"\d", words)


def _moved(topic: str) -> tuple[str, ...]:
    """The slots of the figures that a topic speaks of."""
    if OF_FALL.search(topic):
        return ()
    return ("points",) if OF_GROWTH.search(topic) or OF_SHARE.search(topic) else MOVES


def _beside(topic: str) -> str:
    """The slot of what else a topic rests on: the stock that is lively, the amount whose share rises."""
    if _is_state(topic):
        return "level"
    return "growth" if OF_SHARE.search(topic) else ""


def _doubt(topic: _Topic, items: list[Item]) -> Bilingual | None:
    """Why a figure that goes the other way need not contradict the topic."""
    item = items[0]
    if _is_state(topic.words):
        return NARROWER
    if any(each.base != "上年" for each in item.statements if each.slot == "growth"):
        return OTHER_BASE
    core = manner().sub("", ending("rise").sub("", ending("fall").sub("", topic.words)))
    is_named = len(core) >= 2 and (core in item.spelling or core in item.name)
    is_one_of_many = len(items) > 1 and _is_parallel(items[1], item, _bounds(topic.words))
    return None if is_named or (topic.is_opening and not is_one_of_many) else ELSEWHERE


def _is_parallel(other: Item, item: Item, bounds: Interval | None) -> bool:
    """Whether the item behind the first one, in the same sentence, goes the way that the topic says."""
    growth = other.get("growth")
    is_beside = other.first.claim.sentence == item.first.claim.sentence
    return is_beside and growth is not None and bounds is not None and growth.claim.interval.meets(bounds)


@cache
def manner() -> re.Pattern[str]:
    """How a topic says it: 平稳, 较快."""
    return re.compile(alternatives(word_list("wording")["manner"]))


@cache
def ending(way: str) -> re.Pattern[str]:
    """The words of a way (`rise`, `fall`, `state`) at the end of a topic."""
    return re.compile(f"{alternatives(word_list('wording')[way])}[。”]*$")


def _is_state(topic: str) -> bool:
    return ending("state").search(topic) is not None


def _bounds(topic: str) -> Interval | None:
    if ending("state").search(topic) or ending("rise").search(topic):
        return UPWARDS
    return DOWNWARDS if ending("fall").search(topic) else None
