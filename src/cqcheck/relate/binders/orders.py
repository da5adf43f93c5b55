"""Figures whose order the words tell: 首要来源 and 其次, and lists from the largest to the smallest."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Measure
from cqcheck.extract.orders import FIRST
from cqcheck.interval import Interval
from cqcheck.read import Sentence
from cqcheck.relate.binders.ranks import TIE
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import head
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SECOND = re.compile(r"(?:^|[，；。])(?:其次(?:则?是|为|依次)?|第二[位大](?:则?是|为)|排?第二的?(?:则?是|为))")
GROWING = re.compile(r"增速|增幅|增长|涨幅|最快")
SHARED = re.compile(r"占比|比重|份额")
FALLING = re.compile(r"降幅|下降|跌幅|最[低少小慢]|倒数|末位")
# 从高到低依次为, 居前三位的国家分别是, 按产值排序依次为.
DOWNWARDS = re.compile(
    r"(?:从[高大多]到[低小少]|由[高大多]到[低小少]|按[^，。；：]{1,12}(?:排序|排列|排名)|前[二三四五六七八九十\d]+[位名大](?:的|为|是)?[^，。；：]{0,14}?)"
    r"[^，。；：]{0,6}?(?:依次|分别)(?:为|是)?[：:]?"
    # 居前三位的是甲市、乙市和丙市，分别为
    r"|前[二三四五六七八九十\d]+[位名](?:的[^，。；：、]{0,4}?)?(?:分别|依次)?(?:是|为)[^，。；：]{4,60}，[^，。；：、\d]{0,8}(?:依次|分别)(?:为|是|达)?"
)
CLAUSE = re.compile("[，；。：]")
END = re.compile(r"。|；(?=其中)|其中|[，；]\s*(?:同比|合计|共|总)")
MAJORITY = Interval(Decimal(50), Decimal(100))
MINORITY = Bilingual(
    "不足一半，是否另有更大的部分未公布", "less than half: whether another part is larger is not stated"
)
REST = Bilingual(
    "总体的余量可能分属几个部分，每个都小于第二位",
    "what is left of the whole may be several parts, each smaller than the second",
)
PERCENT = ("share", "rate")
MOVES = ("level", "share", "rate", "growth")
BY_WHAT = Bilingual("未说明按什么排序", "what the list is ordered by is not told")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the words that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _second(page: Page) -> Iterator[Draft]:
    """What is told first and what is told second, by amount and by share, and the second against all the rest."""
    for sentence, told in _sentences(page):
        second = SECOND.search(sentence.text)
        first = FIRST.search(sentence.text, 0, second.start()) if second else None
        if second is None or first is None or FALLING.search(_clause(sentence.text, first.end())):
            continue
        places = _places(told, sentence, first, second)
        found = list(_pairs(sentence, told, first, second))
        # 产值100亿元，增长20%，居首位 does not say by what: if one of the two orders holds, it is meant.
        if found and found[-1][0].slot == "growth" and ("growth",) not in _slots(sentence.text[: first.end()]):
            held = [pair for pair in found if pair[0].claim.interval.upper >= pair[1].claim.interval.lower]
            found = held or found[:-1]
        for higher, lower in found:
            yield _ordered(places, higher, lower)
            if higher.slot == "level":
                yield from _rest(page, told, places, higher, lower)


def _pairs(
    sentence: Sentence, told: list[Statement], first: re.Match[str], second: re.Match[str]
) -> Iterator[tuple[Statement, Statement]]:
    """The figures of what is told first and second: amounts, shares and, where it was told last, growths."""
    before, after = sentence.start + first.start(), sentence.start + second.start()
    slots = _slots(sentence.text[: first.end()])
    last = _nearest(told, MOVES, before, before)
    if last is not None and last.slot == "growth" and ("growth",) not in slots:
        slots = (*slots, ("growth",))
    for slot in slots:
        higher = _nearest(told, slot, before, after)
        lower = next((each for each in told if each.at > after and each.slot in slot), None)
        if higher is not None and lower is not None and _are_of_one_kind(higher, lower):
            yield higher, lower


def _first(page: Page) -> Iterator[Draft]:
    """The share of what is told to be first: more than a half needs no other figure."""
    for _, told in _sentences(page):
        for place in told:
            is_first = place.measure is Measure.RANK and place.claim.surface == "首要"
            share = _nearest(told, PERCENT, place.at, place.at) if is_first else None
            if share is not None and share.name == place.name:
                is_major = share.claim.interval.lower >= MAJORITY.lower
                why = None if is_major else MINORITY
                yield Draft((("first", place), ("value", share)), bounds=MAJORITY, why_undecided=why)


def _listed(page: Page) -> Iterator[Draft]:
    """The neighbours in a list that is told to run downwards."""
    for sentence, told in _sentences(page):
        for found in DOWNWARDS.finditer(sentence.text):
            end = END.search(sentence.text, found.end())
            until = sentence.start + (end.start() if end else len(sentence.text))
            listed = [each for each in told if sentence.start + found.end() <= each.at < until]
            slots = _slots(sentence.text[: found.start()] + CLAUSE.split(found.group().rstrip("：:"))[0])
            row = next(([each for each in listed if each.slot in slot] for slot in slots if _has(listed, slot)), [])
            if not FALLING.search(found.group()):
                for one, following in pairwise(row):
                    if _are_of_one_kind(one, following):
                        is_told = _is_order_told(sentence.text[: found.end()], found.group(), one)
                        yield _ordered((), one, following, None if is_told else BY_WHAT)


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"second": _second, "first": _first, "listed": _listed}


def _sentences(page: Page) -> Iterator[tuple[Sentence, list[Statement]]]:
    """Each sentence of running text with its outcomes, in the order of the text."""
    told: dict[int, list[Statement]] = {}
    for each in page.statements:
        if not each.claim.table and not each.is_target:
            told.setdefault(each.claim.sentence, []).append(each)
    for sentence in page.document.sentences:
        if sentence.number in told:
            yield sentence, told[sentence.number]


def _slots(words: str) -> tuple[tuple[str, ...], ...]:
    """The slots that words of order speak of: the growths of 增长最快, the shares of 占比最大, else amounts and shares."""
    clause = _clause(words, len(words))
    if GROWING.search(clause):
        return (("growth",),)
    return (PERCENT,) if SHARED.search(clause) else (("level",), PERCENT)


def _clause(text: str, until: int) -> str:
    return CLAUSE.split(text[:until])[-1]


def _nearest(told: list[Statement], slot: tuple[str, ...], at: int, until: int) -> Statement | None:
    """The last statement of a slot before a place, else the first between it and `until`."""
    known = [each for each in told if each.slot in slot]
    before = [each for each in known if each.at < at]
    return before[-1] if before else next((each for each in known if each.at < until), None)


def _places(
    told: list[Statement], sentence: Sentence, first: re.Match[str], second: re.Match[str]
) -> tuple[tuple[str, Statement], ...]:
    """The claims that the two words of order are, if both are claims."""
    found = []
    for role, word in (("higher", first), ("lower", second)):
        start, end = (sentence.start + place for place in word.span())
        place = next((each for each in told if each.measure is Measure.RANK and start <= each.at < end), None)
        if place is not None:
            found.append((role, place))
    return tuple(found) if len(found) == len(("higher", "lower")) else ()


def _is_order_told(text: str, words: str, figure: Statement) -> bool:
    """Whether it is told what a list is ordered by: 从高到低, 按产值排序, or the first three of what is listed."""
    kind = head(figure.name)
    is_named = figure.name in text or (kind is not None and kind in text)
    return "前" not in words or is_named or figure.slot in PERCENT


def _ordered(
    places: tuple[tuple[str, Statement], ...], value: Statement, tied: Statement, doubt: Bilingual | None = None
) -> Draft:
    is_broken = value.claim.interval.upper < tied.claim.interval.lower
    why = TIE if value.claim.obs_value == tied.claim.obs_value else doubt if is_broken else None
    return Draft((*places, ("value", value), ("tied", tied)), why_undecided=why)


def _rest(
    page: Page, told: list[Statement], places: tuple[tuple[str, Statement], ...], value: Statement, tied: Statement
) -> Iterator[Draft]:
    """The second against what it and the first leave of the whole; several parts may share what is left."""
    share = next((each for each in told if each.slot == "share" and each.name == value.name), None)
    whole = page.alike(value, str(share.claim.reference), "level") if share is not None else None
    if whole is None or not whole.is_comparable(value) or len(places) != len(("higher", "lower")):
        return
    left = whole.claim.interval - value.claim.interval - tied.claim.interval
    why = None if left.lower <= tied.claim.interval.upper else REST
    yield Draft((places[1], ("whole", whole), ("value", value), ("tied", tied)), why_undecided=why)


def _are_of_one_kind(one: Statement, other: Statement) -> bool:
    is_move = one.measure is Measure.GROWTH
    # Several things of one area, or one thing of several areas.
    is_paired = one.key[1:] == other.key[1:] or (one.name == other.name and one.key[2:] == other.key[2:])
    is_alike = is_paired and one.is_comparable(other)
    return one is not other and is_alike and (not is_move or one.is_like_move(other))


def _has(listed: list[Statement], slot: tuple[str, ...]) -> bool:
    return sum(each.slot in slot for each in listed) > 1
