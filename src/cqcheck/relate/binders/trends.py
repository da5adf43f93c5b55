"""The sign of a figure against the words beside it: 增长-3.2%, 降幅-2.1%, 由负转正 with a fall."""

import re
from collections.abc import Callable, Iterator

from cqcheck.codelists import Measure
from cqcheck.interval import DOWNWARDS, INFINITY, UPWARDS, Interval
from cqcheck.read.usual import MINUS_SIGNS
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

RISE = re.compile(r"(?:增长|上升|提高|增加|上涨|回升|提升|增幅为?|增收)[了约达到为]*$")
FALL = re.compile(r"(?:下降|减少|下跌|下滑|降低|降幅为?|跌幅为?)[了约达到为]*$")
TURN = re.compile(
    r"(?:由(?P<from>负|正|降|增|升|跌)转|(?:增速|增幅|累计|首次|实现)[^，。；]{0,4}转)(?P<to>正|负|增|降|升|跌)"
)
MOVES = (Measure.GROWTH, Measure.CHANGE)
NEAR = 24  # characters of the clauses between 由负转正 and its figure


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the words that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _rises(page: Page) -> Iterator[Draft]:
    """Every figure with a minus sign after a verb of rising, outside tables."""
    for each in _signed(page, RISE):
        yield Draft((("statement", each),), bounds=UPWARDS)


def _falls(page: Page) -> Iterator[Draft]:
    """Every figure with a minus sign after a verb of falling: what is meant is not known, but no fall is negative."""
    for each in _signed(page, FALL):
        yield Draft((("statement", each),), bounds=Interval(abs(each.claim.obs_value), INFINITY))


def _turns(page: Page) -> Iterator[Draft]:
    """Every growth after 由负转正 or 由正转负 in one sentence; a growth of the year before goes the other way."""
    for each in page.statements:
        if each.measure is not Measure.GROWTH or each.claim.table or each.is_target:
            continue
        before = re.split(r"[。！？]", page.text_before(each, NEAR))[-1]
        found = list(TURN.finditer(before))
        if found and not re.search(r"\d", before[found[-1].end() :]):
            yield Draft((("statement", each),), bounds=UPWARDS if found[-1]["to"] in "正增升" else DOWNWARDS)


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"rise": _rises, "fall": _falls, "turn": _turns}


def _signed(page: Page, verb: re.Pattern[str]) -> Iterator[Statement]:
    """Figures with a minus sign of their own after a verb."""
    for each in page.statements:
        is_move = each.measure in MOVES and not each.claim.table
        if is_move and each.claim.surface[:1] in MINUS_SIGNS and verb.search(page.text_before(each, 8)):
            yield each
