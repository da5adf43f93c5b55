"""Sizes in words against the figure beside them: 过半, 超七成, 翻番, 突破千亿元大关, 两位数增长."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Hedge, Measure
from cqcheck.interval import INFINITY, Interval
from cqcheck.lexicons.words import alternatives, word_list
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SENTENCE = 300  # characters of a sentence on either side
NEAR = 16  # characters between words and their figure
BEFORE = re.compile(r"[由从]|[上去]年|同期")  # 由上年的七成提高到76.5%
CLOSED = re.compile(r"(?:以上|左右|多|数)?(?:[，。；、）]|$)")  # 占71.5%，近三成企业: the tenths are of others
FRACTIONS = frozenset({Measure.SHARE, Measure.RATE, Measure.GROWTH, Measure.CONTRIBUTION})
TEN = Decimal(10)
NEARLY = Decimal("0.95")  # of a doubling that may still be called one
PLANNED = re.compile(r"超(?:出|过)?(?:了)?(?:计划|目标|预期|预算|进度)$")  # 超计划19家 is no mark that was passed
# 两位数增长，增速达12.3%: what stands between may not name another thing.
NO_OTHER = re.compile(r"长?[，：（]?(?:增速|增幅|涨幅|同比|比上年|较上年|分别|增长|达到?|为|约)*")
STOCK = re.compile(r"总量|总数|总计|总额|总规模|总户数|累计|存量|保有")
HUNDRED = Decimal(100)
TWO_DIGITS = re.compile(r"(?<![由从])(?:两|双)位数[^，。；]{0,8}增|增[^，。；\d]{0,8}(?:两|双)位数")
PAST = r"(?:突破|跨过|越过|迈上|站上|跨上|迈过|跨越|超过?|破)了?"
MARK = r"(?P<unit>元|吨|人次|人|辆|件)?(?:人民币)?(?P<mark>大关|台阶|门槛|关口)?"
PRICES = Bilingual("未说明增速按现价计算", "the growth is told without saying that it is at current prices")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the words that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _told_twice(page: Page) -> Iterator[Draft]:
    """Every exact figure with a size in words, or a mark that was passed, of the same thing in its sentence."""
    for word in page.statements:
        is_word = not re.search(r"\d", word.claim.surface) and "持平" not in word.claim.surface
        if word.claim.table or word.is_target or not (is_word or _is_mark(word)):
            continue
        for each in _sentence(page, word):
            if PLANNED.search(page.text_before(word, 6)):
                break
            is_of_one = (
                each.key == word.key and each.slot == word.slot and _is_stock(page, each) == _is_stock(page, word)
            )
            if _is_figure(each) and is_of_one and _is_beside(page, word, each):
                yield Draft((("statement", each), ("evidence", word)), bounds=_asserted(word))
                break


def _passed(page: Page) -> Iterator[Draft]:
    """Every amount beside the words for a mark that it passed: 突破千亿元大关，达1012亿元."""
    sizes = word_list("wording")["digits"]
    pattern = re.compile(f"{PAST}(?P<size>{alternatives(sizes)}){MARK}")
    for sentence in page.document.sentences:
        for found in pattern.finditer(sentence.text):
            at, until = sentence.start + found.start(), sentence.start + found.end()
            is_read = bool(page.between(sentence.block, at, until))
            each = None if is_read else _nearest(page, sentence.block, at, until)
            if each is not None and (found["mark"] or found["unit"]) and _is_of_unit(each, found["unit"]):
                yield Draft((("statement", each),), bounds=Interval(Decimal(sizes[found["size"]]), INFINITY))


def _first_passed(page: Page) -> Iterator[Draft]:
    """Every amount that 首次 passed a mark in the year: the year before it lay below it, so it grew that much."""
    for mark in page.statements:
        if not _is_mark(mark) or mark.slot != "level" or not page.text_before(mark, 8).count("首次"):
            continue
        alike = [each for each in _sentence(page, mark) if each.key == mark.key and each.claim.hedge is Hedge.EXACT]
        level = next((each for each in alike if each.slot == "level" and each.is_comparable(mark)), None)
        growth = next((each for each in alike if each.slot == "growth" and each.base == "上年"), None)
        if level is not None and growth is not None:
            least = (level.claim.interval.lower / mark.claim.obs_value - 1) * HUNDRED
            is_reached = growth.claim.interval.upper >= least
            yield Draft(
                (("statement", growth), ("evidence", level), ("evidence", mark)),
                bounds=Interval(least, INFINITY),
                why_undecided=None if is_reached or level.dimension != "money" else PRICES,
            )


def _two_digits(page: Page) -> Iterator[Draft]:
    """Every growth beside 两位数增长."""
    for sentence in page.document.sentences:
        for found in TWO_DIGITS.finditer(sentence.text):
            at, until = sentence.start + found.start(), sentence.start + found.end()
            growths = [each for each in page.between(sentence.block, at - NEAR, until + NEAR) if each.slot == "growth"]
            ahead = [each for each in growths if until <= each.at]
            if ahead and NO_OTHER.fullmatch(_text(page, sentence.block, until, ahead[0].at)):
                yield Draft((("statement", ahead[0]),), bounds=Interval(TEN, INFINITY))
            elif (behind := [each for each in growths if at - 6 <= each.until <= at]) and not ahead:
                yield Draft((("statement", behind[-1]),), bounds=Interval(TEN, INFINITY))


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {
    "told_twice": _told_twice,
    "passed": _passed,
    "first": _first_passed,
    "two_digits": _two_digits,
}


def _sentence(page: Page, like: Statement) -> list[Statement]:
    near = page.between(like.block, like.at - SENTENCE, like.at + SENTENCE)
    return [each for each in near if each.claim.sentence == like.claim.sentence]


def _is_stock(page: Page, each: Statement) -> bool:
    """Whether the words before a figure make it what there is in all: 新设320万户，总量突破1900万户."""
    return STOCK.search(page.text_before(each, 10)) is not None


def _is_mark(each: Statement) -> bool:
    return each.claim.hedge in (Hedge.OVER, Hedge.UNDER, Hedge.NEAR) and each.measure is not Measure.RANK


def _asserted(word: Statement) -> Interval:
    """What a size in words says, in the unit that relations calculate with: doubled is twice as much or more."""
    interval = word.claim.interval
    if word.claim.hedge is Hedge.EXACT and "翻" in word.claim.surface:
        interval = Interval(word.claim.obs_value * NEARLY, INFINITY)
    is_fraction = word.dimension == "number" and word.measure in FRACTIONS
    return interval.scaled(HUNDRED) if is_fraction else interval


def _is_figure(each: Statement) -> bool:
    return each.claim.hedge is Hedge.EXACT and re.search(r"\d", each.claim.surface) is not None


def _is_beside(page: Page, word: Statement, each: Statement) -> bool:
    """Whether nothing but a clause without figures stands between a size in words and a figure of the same kind."""
    one, other = sorted((word, each), key=lambda stated: stated.at)
    between = _text(page, word.block, one.until, other.at)
    if BEFORE.search(page.text_before(word, 6)) or (one is each and not CLOSED.match(page.text_after(word, 3))):
        return False
    is_alike = each.is_comparable(word) or {each.dimension, word.dimension} <= {"percent", "number"}
    if len({each.claim.reference, word.claim.reference} - {None}) > 1:
        return False
    return is_alike and each.base == word.base and len(between) <= NEAR and not re.search(r"[\d；。]", between)


def _nearest(page: Page, block: int, at: int, until: int) -> Statement | None:
    """The exact amount right behind words, or else right before them."""
    levels = page.between(block, at - NEAR, until + NEAR)
    levels = [each for each in levels if each.slot == "level" and _is_figure(each) and not each.is_target]
    ahead = next((each for each in levels if until <= each.at <= until + 6), None)
    if ahead is not None and re.fullmatch(r"[，、]?[达为至到已]*", _text(page, block, until, ahead.at)):
        return ahead
    behind = next((each for each in reversed(levels) if at - 6 <= each.until <= at), None)
    if behind is not None and re.fullmatch(r"[，、（]?[已首次历史性成功]*", _text(page, block, behind.until, at)):
        return behind
    return None


def _is_of_unit(each: Statement, unit: str | None) -> bool:
    """Whether an amount may be counted in the unit of the words: 千亿 of a figure in 亿元."""
    return each.claim.unit.factor >= 1 and (unit is None or each.claim.unit.text.endswith(unit))


def _text(page: Page, block: int, start: int, end: int) -> str:
    return page.document.blocks[block].text[start:end]
