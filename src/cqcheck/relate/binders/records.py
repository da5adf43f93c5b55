"""Records and rows of years: 创历史新高, 连续十年增长, 近年最好水平."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cqcheck.bilingual import Bilingual
from cqcheck.interval import UPWARDS
from cqcheck.read import Sentence
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

YEARS = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|多)"
HIGH = re.compile(
    rf"新高|历史最高|连续{YEARS}年[^，。；]{{0,4}}(?:增长|上升|提高|增产|增加|增收)|{YEARS}连[增涨升丰]|{YEARS}年连续增长"
)
BEST = re.compile(r"(?:近[\d一二三四五六七八九十多]{0,3}年来?|历史)(?:同期)?(?:最好|最优|最佳|最低)水?平?")
SETTINGS = frozenset({"high", "best"})
ALL = re.compile(r"[均都]|整体|总体|双双|分别")
NEAR = 12  # characters between the words and the figures that they surely speak of
ALONE = Bilingual("旁边未列以往各年的数字", "no figures of earlier years are printed beside it")
ELSEWHERE = Bilingual("不能确定文字所指是这一数字", "it is not certain that the words speak of this figure")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words for a record: the text before them in their sentence, and where they stand in the block."""

    before: str
    at: int
    until: int


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """Every record with the growths beside it; where none is printed the levels cannot tell."""
    is_high = rule.where == "high"
    for sentence in page.document.sentences:
        for found in (HIGH if is_high else BEST).finditer(sentence.text):
            told = page.between(sentence.block, sentence.start, sentence.end)
            told = [each for each in told if not each.is_target]
            before = sentence.text[: found.start()]
            words = _Words(before, sentence.start + found.start(), sentence.start + found.end())
            yield from _draw(page, sentence, told, words, is_high=is_high)


def _draw(page: Page, sentence: Sentence, told: list[Statement], words: _Words, *, is_high: bool) -> Iterator[Draft]:
    levels = [each for each in told if each.slot == "level" and each.until <= words.at]
    clause = re.split(r"[，；]", words.before)[-1]
    text = page.document.blocks[sentence.block].text
    levels = _row(levels) if ALL.search(clause) else levels[-1:]
    near = [each for each in told if _gap(words, each) <= NEAR]
    growths = [each for each in near if each.slot == "growth" and each.base == "上年"] if is_high else []
    if growths:
        nearest = min(growths, key=lambda each: _gap(words, each))
        between = text[min(nearest.until, words.until) : max(nearest.at, words.at)]
        is_sure = nearest.until <= words.at and not re.search(r"[；、\d]|其中", between)
        is_up = nearest.claim.interval.meets(UPWARDS)
        yield Draft((("statement", nearest),), bounds=UPWARDS, why_undecided=None if is_up or is_sure else ELSEWHERE)
    elif levels and _gap(words, levels[-1]) <= (NEAR if is_high else 4 * NEAR):
        yield Draft(tuple(("statement", each) for each in levels), bounds=UPWARDS, why_undecided=ALONE)


def _row(levels: list[Statement]) -> list[Statement]:
    """The last levels that stand in one row."""
    row = levels[-1:]
    for each in reversed(levels[:-1]):
        if row[0].at - each.until > NEAR:
            break
        row.insert(0, each)
    return row


def _gap(words: _Words, each: Statement) -> int:
    """Characters between the words and a figure."""
    return words.at - each.until if each.until <= words.at else max(0, each.at - words.until)
