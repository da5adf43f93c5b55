"""Figures of other areas beside one's own: 增长8.3%，比全省（7.5%）和全国（6.8%）分别高0.8、1.5个百分点."""

from __future__ import annotations

import re

from cqcheck.codelists import Measure
from cqcheck.extract.context import Place, area_at
from cqcheck.extract.dating import period_at, status_at
from cqcheck.extract.measures import hedge_at, measure_by_name
from cqcheck.extract.predicates import Predicate, parse_predicate
from cqcheck.extract.reading import Draft, Group, Reading
from cqcheck.extract.references import DEFAULT_BASE
from cqcheck.extract.subjects import complete, tidy
from cqcheck.lexicons.areas import area_index
from cqcheck.lexicons.regions import COUNTRY
from cqcheck.lexicons.units import parse_unit

MEAN = r"(?:平均|均值|同期|总体|整体)*(?:水平|增速|增幅|涨幅)?"
AREA = r"(?:全[国省市区州盟]|我国|[\u4e00-\u9fff]{2,10}?)"
OPENING = re.compile(
    rf"(?P<said>[比较与]|(?P<far>高于|快于|多于|优于|领先|超过|高出|低于|慢于|少于|低出)|(?<=）)(?:以及|[和与、及]))"
    rf"(?P<area>{AREA})的?{MEAN}（$"
)
CLOSING = re.compile(rf"^）{MEAN}(?:相比)?，?(?:分别|均)?(?:(?P<word>高|快|多|低|慢|少)(?:出|于|了)?)?(?:约|近|超)?$")
ALSO_FROM = re.compile(
    r"(?:以及|[、和，及与])?(?:比)?(?P<area>全[国省市区州盟]|[\u4e00-\u9fff]{2,8}?[省市区县]|[\u4e00-\u9fff]{2,8}?(?=平均))(?:平均(?:水平)?|水平)?(?:约|近)?"
)
OF_LAST_YEAR = re.compile(r"[比较与和于](?:上年|去年)(?:同期|末|同月)?的$")
FURTHER = ("和", "与", "及", "、", "以及")
REACH = 60  # characters that a clause before a bracket is looked for in
FALLING = "低慢少"
OUTER = {"省": ("province",), "市": ("prefecture", "province"), "区": ("province",), "州": ("prefecture",)}
JOINED = re.compile(r"[、，]|以及|[和与及]")


def read_compared(reading: Reading, group: Group) -> list[Draft]:
    """The draft of a figure in brackets behind another area: it is that area's; empty for any other figure."""
    start = max(0, group.start - REACH)
    before = reading.masked[start : group.start]
    is_bracketed = before.endswith("（") and reading.masked.startswith("）", group.end) and len(group.tokens) == 1
    match = OPENING.search(before) if is_bracketed else None
    if not match:
        return []
    is_further = match["said"] in FURTHER
    place = place_called(reading, match["area"])
    if place is None or (is_further and not reading.others):
        return []
    clause = "" if is_further else re.split("[，；。：]", before[: match.start()])[-1]
    reading.others.append(match["area"])
    reading.far = match["far"] or reading.far
    token, own = group.tokens[0], _own(reading, group, parse_predicate(clause))
    reading.last_measure = own.measure
    hedge = hedge_at(reading, group, 0, Predicate())
    return [own._replace(token=token, value=token.value, unit=token.unit, hedge=hedge, place=place)]


def read_distances(reading: Reading, group: Group, gap: str) -> list[Draft]:
    """The drafts of how far one's own figure is from those in the brackets before; empty for any other figures."""
    if further := _further_distance(reading, group, gap):
        return [further]
    others, far = reading.others, reading.far
    reading.others, reading.far = [], ""
    match = CLOSING.match(gap) if others else None
    word = (match and match["word"]) or far
    if not match or not word:
        return []
    sign = -1 if word[0] in FALLING else 1
    named = others if len(others) == len(group.tokens) else others[:1] * len(group.tokens)
    return [
        reading.drafts[-1]._replace(
            token=token,
            measure=Measure.DIFFERENCE,
            value=sign * abs(token.value),
            unit=token.unit,
            hedge=hedge_at(reading, group, at, parse_predicate(gap)),
            reference=named[at],
            place=reading.place,
        )
        for at, token in enumerate(group.tokens)
    ]


def _further_distance(reading: Reading, group: Group, gap: str) -> Draft | None:
    """The distance from one more area: 高于全国1.8个百分点、全省1.2个百分点."""
    last = reading.drafts[-1] if reading.drafts else None
    match = ALSO_FROM.fullmatch(gap)
    if not match or not last or last.measure is not Measure.DIFFERENCE or len(group.tokens) != 1:
        return None
    token = group.tokens[0]
    if parse_unit(token.unit).dimension != parse_unit(last.unit).dimension:
        return None
    value = token.value.copy_sign(last.value)
    hedge = hedge_at(reading, group, 0, Predicate())
    return last._replace(token=token, value=value, unit=token.unit, hedge=hedge, reference=match["area"])


def own_period(reading: Reading, start: int, period: str | None) -> str | None:
    """The period of a figure, a year earlier for one that is the base of another: 50亿元，比上年的45.3亿元增长10.4%."""
    if not period or not OF_LAST_YEAR.search(reading.masked[max(0, start - REACH) : start]):
        return period
    return re.sub(r"\d{4}", lambda year: str(int(year.group()) - 1), period)


def references_of(draft: Draft, count: int) -> list[str | None]:
    """The references of `count` values: distances from 全省和全国 are measured from one area each."""
    parts = JOINED.split(draft.reference) if draft.reference and draft.measure is Measure.DIFFERENCE else []
    return [*parts] if len(parts) == count and all(parts) else [draft.reference] * count


def place_called(reading: Reading, words: str) -> Place | None:
    """The area that a word names: 全国, 全省 of a city, or a name of its own; None where it names no area."""
    own = reading.setting.place.code or reading.setting.document.code
    if words in ("全国", "我国"):
        return Place(COUNTRY, None)
    if words.startswith("全"):
        levels = OUTER.get(words[-1], ())
        outer = next((area for area in area_index().chain(own or "") if area.level in levels), None)
        return Place(outer.short_name, outer.code) if outer else None
    hit = area_at(words, 0, own)
    return Place(hit[0].short_name, hit[0].code) if hit and hit[1] == len(words) else None


def _own(reading: Reading, group: Group, predicate: Predicate) -> Draft:
    """What the figure in brackets states: the same as the last figure of its kind on the subject, of another area."""
    memory, dimension = reading.memory, group.unit.dimension
    name = complete(tidy(predicate.phrase), memory, needs_head=True) if predicate.phrase else memory.last or memory.main
    memory.last = name
    told = (draft for draft in reversed(reading.drafts) if draft.indicator == name)
    if own := next((draft for draft in told if parse_unit(draft.unit).dimension == dimension), None):
        return own
    is_growth = predicate.is_growth_noun and dimension == "percent"
    measure = Measure.GROWTH if is_growth else measure_by_name(reading, group, name, predicate)
    token, period = group.tokens[0], period_at(reading, group.start)
    return Draft(
        token=token,
        indicator=name,
        measure=measure if dimension == "percent" else Measure.LEVEL,
        value=token.value,
        unit=token.unit,
        hedge=token.hedge,
        reference=DEFAULT_BASE if is_growth else None,
        time_period=period,
        place=reading.place,
        status=status_at(reading, group.start, period),
    )
