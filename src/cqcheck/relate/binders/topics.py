"""A topic sentence that says which way things went, and the first figure after it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cqcheck.interval import INFINITY, ZERO, Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.items import Item
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

LONGEST = 18
RISE = re.compile(r"(?:增长|上升|提升|提高|增加|上涨|扩大|回升|双增)[。”]*$")
FALL = re.compile(r"(?:下降|下跌|减少|回落|缩小|双降)[。”]*$")
MOVES = ("growth", "change", "points")
# 服务价格涨幅回落 tells how the growth moves, not which way the price goes; a narrower fall is a rise.
OF_GROWTH = re.compile(r"增速|增幅|涨幅|增长率|增势")
OF_FALL = re.compile(r"降幅|跌幅")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every paragraph that opens like 农业产值平稳增长。 with the moves of the first figure in it."""
    by_block: dict[int, list[Item]] = {}
    for item in page.items:
        by_block.setdefault(item.first.block, []).append(item)
    sentences = page.document.sentences
    for topic, following in pairwise(sentences):
        is_topic = topic.start == 0 and following.block == topic.block and len(topic.text) <= LONGEST
        bounds = _bounds(topic.text) if is_topic and not re.search(r"\d", topic.text) else None
        items = by_block.get(topic.block, [])
        if bounds is None or not items:
            continue
        moves = [each for slot in _moved(topic.text) if (each := items[0].get(slot)) is not None]
        if "双" in topic.text:
            moves = [each for item in items[:2] if (each := item.get("growth")) is not None]
        if moves:
            yield Draft(tuple(("statement", each) for each in moves), bounds=bounds)


def _moved(topic: str) -> tuple[str, ...]:
    """The slots of the figures that a topic speaks of."""
    if OF_FALL.search(topic):
        return ()
    return ("points",) if OF_GROWTH.search(topic) else MOVES


def _bounds(topic: str) -> Interval | None:
    if RISE.search(topic):
        return Interval(ZERO, INFINITY)
    return Interval(-INFINITY, ZERO) if FALL.search(topic) else None
