"""A bulletin → the same with one slip, which its own figures tell or only last year's bulletin does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from cqcheck.bench.bulletin import Bulletin, Figure
from cqcheck.bench.draw import Draw
from cqcheck.bench.series import load_series
from cqcheck.bench.ties import Fact, Tie, ties
from cqcheck.codelists import Hedge, Kind
from cqcheck.interval import Interval, stated_interval
from cqcheck.localise.slips import NUMBER_SLIPS, Slip
from cqcheck.mutate.misprints import PRINTABLE

WITHIN, ACROSS = "within", "across"
QUIET = (Slip.LAST_YEAR, Slip.SWAPPED, Slip.REPLACED, Slip.SIGN)
LOUD = (Slip.SWAPPED, Slip.REPLACED, Slip.MOVED, Slip.MULTIPLIER, Slip.SIGN)
MODEST = Decimal("0.3")  # a level that a slip changes by a larger part of itself is told by its size alone
POINTS = Decimal(20)  # likewise of a growth
NOT_PRINTED = frozenset({"economy", "heads", "wealth"})
OTHER_WORD = {"增长": "下降", "上涨": "下降", "增加": "减少", "提高": "下降"}
OTHER_UNIT = {"万": "亿", "亿": "万"}
TEN_THOUSAND = Decimal(10000)


@dataclass(frozen=True, slots=True)
class Error:
    """What is wrong in a text, `text[start:end]` is `surface`, and what should stand there."""

    kind: str
    start: int
    end: int
    surface: str
    should_be: str
    slip: Slip


@dataclass(frozen=True, slots=True)
class _Variant:
    """A figure misprinted: what it then reads, and the interval that it states in its series' unit."""

    slip: Slip
    figure: Figure
    surface: str
    stated: Interval


def with_slip(
    bulletin: Bulletin, earlier: Bulletin | None, unlike: Iterable[str], draw: Draw
) -> tuple[str, Error] | None:
    """The text with one slip, and what it is; None if nothing in it could be told to be wrong.

    Half of the slips break what the bulletin's own figures tie. The others leave all of that whole: only the level
    of the bulletin of the year before shows that level and growth cannot both be right.

    Args:
        bulletin: One without errors.
        earlier: That of the year before, if there is one.
        unlike: Series whose level of the year before was put on another base since.
        draw: Which slip it is.
    """
    page = _Page(bulletin, earlier, frozenset(unlike))
    kinds = draw.shuffled((WITHIN, ACROSS)) if earlier else [WITHIN]
    for kind in kinds:
        tied = page.tied(kind)
        for figure in draw.shuffled([each for each in bulletin.figures if fact_of(each) in tied]):
            for slip in draw.shuffled(QUIET if kind == ACROSS else LOUD):
                for variant in draw.shuffled(list(page.variants(figure, slip))):
                    if page.tells(variant, kind):
                        return _put(bulletin.text, variant, kind)
    return None


def fact_of(figure: Figure) -> Fact:
    """What a figure tells."""
    return figure.printed.series, figure.printed.aspect


def _put(text: str, variant: _Variant, kind: str) -> tuple[str, Error]:
    start, end = variant.figure.start, variant.figure.end
    put = text[:start] + variant.surface + text[end:]
    return put, Error(kind, start, start + len(variant.surface), variant.surface, text[start:end], variant.slip)


class _Page:
    """The figures of a bulletin by their facts, and the ties of which all members are printed.

    A fact that is stated twice has one value, so that either statement is tied by itself.
    """

    def __init__(self, bulletin: Bulletin, earlier: Bulletin | None, unlike: frozenset[str]) -> None:
        self._figures = bulletin.figures
        self._stated = {fact_of(each): _stated(each) for each in bulletin.figures if each.printed.number}
        self._earlier = {fact_of(each): each for each in earlier.figures} if earlier else {}
        counts = Counter(fact_of(each) for each in bulletin.figures if each.printed.number)
        self._twice = {fact for fact, times in counts.items() if times > 1}
        self._within = [tie for tie in ties() if all(fact in self._stated for _, fact in tie.members)]
        levels = {
            series
            for series, told in self._stated
            if told == "level" and (series, "growth") in self._stated and (series, "level") in self._earlier
        }
        self._across = [_tie_to_last_year(series) for series in sorted(levels - unlike)]
        self._stated |= {(series, "base"): _stated(self._earlier[series, "level"]) for series in levels}

    def tied(self, kind: str) -> set[Fact]:
        """The facts whose slips of this kind could be told."""
        if kind == WITHIN:
            return {fact for tie in self._within for _, fact in tie.members} | self._twice
        facts = {fact for tie in self._across for _, fact in tie.members}
        return {(series, told) for series, told in facts if told == "level" or (told == "growth" and series in alone())}

    def tells(self, variant: _Variant, kind: str) -> bool:
        """Whether the variant breaks a tie of its kind, and none within if only last year's bulletin is to show it."""
        fact = fact_of(variant.figure)
        stated = {**self._stated, fact: variant.stated}
        breaks_within, breaks_across = (
            any(not tie.holds(stated) for tie in chosen if fact in [each for _, each in tie.members])
            for chosen in (self._within, self._across)
        )
        breaks_within |= any(
            fact_of(each) == fact and each != variant.figure and not variant.stated.meets(_stated(each))
            for each in self._figures
        )
        if kind == ACROSS:
            right = self._stated[fact].middle
            most = MODEST * abs(right) if fact[1] == "level" else POINTS
            breaks_within |= abs(variant.stated.middle - right) > most
        return breaks_within if kind == WITHIN else breaks_across and not breaks_within

    def variants(self, figure: Figure, slip: Slip) -> Iterator[_Variant]:
        """Every way in which a slip changes a figure."""
        printed, stated = figure.printed, self._stated[fact_of(figure)]
        word, number, unit = printed.word, printed.number, printed.unit
        if slip is Slip.SIGN and word in OTHER_WORD:
            yield _Variant(slip, figure, OTHER_WORD[word] + number + unit, -stated)
        elif slip is Slip.MULTIPLIER and unit[:1] in OTHER_UNIT:
            factor = TEN_THOUSAND if unit[0] == "万" else 1 / TEN_THOUSAND
            yield _Variant(slip, figure, word + number + OTHER_UNIT[unit[0]] + unit[1:], stated.scaled(factor))
        elif slip is Slip.LAST_YEAR and printed.aspect == "level":
            last = self._earlier[fact_of(figure)]
            yield _Variant(slip, figure, word + last.printed.number + unit, _stated(last))
        elif slip in NUMBER_SLIPS:
            for put in dict.fromkeys(NUMBER_SLIPS[slip](number)):
                if PRINTABLE.fullmatch(put) and Decimal(put) not in (0, Decimal(number)):
                    yield _Variant(slip, figure, word + put + unit, _interval(put, is_fall=printed.value < 0))


@cache
def alone() -> frozenset[str]:
    """The series that are part of no printed one, and have no parts: their growth can be weighed against no other."""
    series = load_series()
    used = {part for each in series.values() for part in (*each.parts, *each.weights)}
    return frozenset(name for name in series.keys() - used if set(series[name].parts) <= NOT_PRINTED)


def _tie_to_last_year(series: str) -> Tie:
    return Tie(Kind.GROWTH, (("level", (series, "level")), ("base", (series, "base")), ("growth", (series, "growth"))))


def _stated(figure: Figure) -> Interval:
    return _interval(figure.printed.number, is_fall=figure.printed.value < 0)


def _interval(number: str, *, is_fall: bool) -> Interval:
    stated = stated_interval(Decimal(number), len(number.partition(".")[2]), Hedge.EXACT)
    return -stated if is_fall else stated
