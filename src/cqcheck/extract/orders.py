"""Words of order that have no numeral: 首要来源 is the first of the sources, 其次 the second."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cqcheck.codelists import Hedge, Measure, TokenState
from cqcheck.extract.reading import Draft
from cqcheck.extract.values import Form, NumberToken

# 是居民收入的首要来源: what is first of what.
PRIME = re.compile(r"[是为成](?P<of>[^，。；：、是为成]{0,12}?)的?(?P<word>首要)(?P<kind>[^，。；：、]{2,8})")
FIRST = re.compile(r"首要|首位|第一(?!产业|季度|批|[届次线])|最[大高多快]")
SECOND = re.compile(r"(?:^|[，；。])(?P<word>其次)(?:则?是|为|依次)?")
TOLD = frozenset({Measure.LEVEL, Measure.SHARE, Measure.GROWTH, Measure.RATE})


def order_drafts(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence with those of its words of order among them, in the order of the text.

    首要 ranks the figure told before it, 其次, where something was called first, the one told after it.
    """
    if (prime := PRIME.search(text)) and (told := _before(drafts, prime.start())):
        drafts = [*drafts, _place(told, prime, 1, f"{prime['of']}{prime['kind']}")]
    for second in SECOND.finditer(text):
        told = next((each for each in drafts if each.token.start >= second.end("word")), None)
        is_first_told = FIRST.search(text, 0, second.start()) and _before(drafts, second.start())
        if told is not None and told.measure in TOLD and is_first_told:
            field = next((each.reference for each in drafts if each.measure is Measure.RANK), None)
            drafts = [*drafts, _place(told, second, 2, field)]
    return sorted(drafts, key=lambda each: each.token.start)


def _before(drafts: list[Draft], until: int) -> Draft | None:
    told: Iterator[Draft] = (each for each in reversed(drafts) if each.token.end <= until and each.measure in TOLD)
    return next(told, None)


def _place(told: Draft, found: re.Match[str], place: int, field: str | None) -> Draft:
    start, end = found.span("word")
    return Draft(
        token=NumberToken(start, end, TokenState.CLAIM, Form.RANK, Decimal(place)),
        indicator=told.indicator,
        measure=Measure.RANK,
        value=Decimal(place),
        unit="位",
        hedge=Hedge.EXACT,
        reference=field,
        time_period=told.time_period,
        place=told.place,
        rank_of=told.measure if told.measure is Measure.GROWTH else Measure.LEVEL,
        status=told.status,
    )
