"""Sentence → drafts of claims: what each value states, about what, where and when."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain

from cqcheck.claims import MEAN
from cqcheck.codelists import Measure, ObsStatus
from cqcheck.extract.bases import read_several_bases
from cqcheck.extract.behind import NOUN
from cqcheck.extract.circumstances import circumstance_of
from cqcheck.extract.clauses import split_clauses
from cqcheck.extract.comparisons import own_period, read_compared, read_distances, references_of
from cqcheck.extract.context import Place
from cqcheck.extract.contributions import find_effect
from cqcheck.extract.conversions import read_conversion
from cqcheck.extract.dating import (
    COMPARING,
    leading_period,
    listed_periods,
    month_before,
    period_at,
    settle_span,
    start_of_rise,
    status_at,
    year_before,
    years_between,
)
from cqcheck.extract.groups import find_groups
from cqcheck.extract.measures import hedge_at, measure_by_name, measure_of
from cqcheck.extract.naming import COUNTS, name_values
from cqcheck.extract.nouns import EXTENDING
from cqcheck.extract.plans import read_plan
from cqcheck.extract.predicates import (
    ALSO_GIVEN,
    DATE_MARK,
    GIVEN,
    SHARE_OF,
    WHOLE_BEHIND,
    Predicate,
    contributing,
    parse_predicate,
)
from cqcheck.extract.price_marks import told_at
from cqcheck.extract.ranks import read_ranks, read_structure
from cqcheck.extract.reading import Draft, Group, Reading
from cqcheck.extract.references import DEFAULT_BASE, is_monthly, reference_of
from cqcheck.extract.scopes import enter_scopes
from cqcheck.extract.spending import topic_of
from cqcheck.extract.values import Form
from cqcheck.lexicons.regions import COUNTRY
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import hedge_after, verb_of_new, word_list

# What the members of a list go on with: the verb of its first, or the firms whose it is.
CARRIED = re.compile(
    rf"{verb_of_new().pattern}|开工改造|改造提升|惠及|涉及|[^、，]{{2,8}}(?:选派|引进|培育|认定|评选|推荐)(?=[^、，]{{2}})|[^、，]{{0,12}}?(?:{'|'.join(EXTENDING)})|(?:[^、，]{{2,12}}(?:企业|机构|单位|公司)(?=[^，]{{2}}))"
)
GROWTH_BEHIND = re.compile(
    r"(?:左右|以上|多)?的(?:同比|年均|较快|高速|快速|平均|正)*(?P<what>[^，。；、\d的]{2,10}?(?=增速|增幅|涨幅))?(?:增长|增速|增幅|涨幅|(?P<fall>下降|降幅|跌幅|负增长))(?!极|点|空间)"
)
EXTREME = re.compile(
    r"(?P<name>.+?)(?P<noun>涨幅|增速|增幅|降幅|跌幅)(?:居前|居首|最高|最大|最小|最低|最快|较高|较大|领先|明显|首次\w{0,4})$"
)
SAID_BEHIND = re.compile(r"为(?P<name>[^，。；、\d]{2,14})(?=[，。；、])")
UNCHANGED = re.compile(rf"[与和同]?{DATE_MARK}*(?:上年|去年|上月|上季度)?(?:末|同期)?(?:相比)?(?:基本|总体|大体)?$")
MOVED_ONES = re.compile(
    r"，?(?:上涨|下降|上升|回落|增长|持平)的[\u4e00-\u9fff]{0,4}?(?:为|有)"
)  # how many rose: 上涨的为20个，下降的为50个
# 地区生产总值五年跨过3个万亿级关口、突破10万亿元
STEPPED = re.compile(
    r"(?:[\d一二两三四五六七八九十]+年(?:来|间)?)?连?[跨迈][过上越]?[\d一二两三四五六七八九十]+个[^，；。、]{0,8}(?:台阶|关口|大关)、?"
)
RATIO_BASE = re.compile(r"(.*?)(?<!\d)1(?:00)?(?:\.0+)?")  # 师生比1:15
IMPROVED = re.compile(r"(?:提升|改善|优化|亮化|美化)(?:了|超过?|约|近|逾)*$")
IMPROVED_THING = re.compile(r"(?!位次|名次|位|名|档|级|点|度)[\u4e00-\u9fff]{2}")
SIGNED = (Measure.GROWTH, Measure.CHANGE, Measure.DIFFERENCE, Measure.CONTRIBUTION)


def read_sentence(reading: Reading) -> list[Draft]:
    """The drafts of all claims of a sentence, its values read from left to right."""
    for group in find_groups(reading):
        _read_group(reading, group)
        reading.used_until = max(reading.used_until, reading.end_of(group))
        if group.tokens[0].form is Form.RANK and reading.masked[group.end : group.end + 1] in ("位", "名"):
            reading.used_until = group.end + 1
        after = hedge_after().match(reading.masked, reading.end_of(group))
        if after and after.group() != "强":
            reading.used_until = max(reading.used_until, after.end())
    reading.memory.end_sentence()
    reading.memory.period = leading_period(reading) or reading.memory.period
    reading.memory.is_monthly = is_monthly(reading)
    reading.memory.topic = "" if reading.drafts else topic_of(reading.masked)
    return reading.drafts


def _read_group(reading: Reading, group: Group) -> None:
    gap = reading.masked[reading.used_until : group.start]
    if drafts := (
        read_compared(reading, group)
        or read_distances(reading, group, gap)
        or read_conversion(reading, group, gap)
        or read_several_bases(reading, group, gap)
    ):
        reading.drafts.extend(drafts)
        return
    enter_scopes(reading, gap, group.start)
    clause, earlier = split_clauses(gap)
    last = reading.drafts[-1] if reading.drafts else None
    clause, reading.doer = reading.doer + clause, ""
    reading.carried = ""
    if last and gap:
        is_noun = not earlier and "一" <= gap[0] <= "鿿" and "、" in clause
        if is_noun and parse_unit(last.unit).dimension in COUNTS:
            clause = clause.partition("、")[2]  # the noun right behind a count belongs to the count
        if last.measure is Measure.LEVEL and gap[0] == "、" and (match := CARRIED.match(last.indicator)):
            reading.carried = match.group()
    if group.tokens[0].form is Form.RANK:
        reading.drafts.extend(read_ranks(reading, group, clause, earlier))
        reading.last_measure = Measure.RANK
    elif told := circumstance_of(reading, group, clause):
        known = len(reading.drafts)
        _read_values(reading, group, told.clause, earlier)
        if told.is_of_year_before:
            reading.drafts[known:] = [
                draft._replace(time_period=year_before(draft.time_period)) for draft in reading.drafts[known:]
            ]
        reading.doer, reading.used_until = told.owner, told.end
    else:
        _read_values(reading, group, clause, earlier)


def _read_values(reading: Reading, group: Group, clause: str, earlier: list[str]) -> None:
    """Reads a group of values that are no ranks."""
    reading.prior = reading.memory.last
    if group.is_structure and not clause and earlier and (told := RATIO_BASE.fullmatch(earlier[-1])):
        clause, earlier = told[1], earlier[:-1]
    predicate = _predicate(reading, group, clause, earlier)
    measure = measure_of(reading, group, predicate, clause)
    names = name_values(reading, group, predicate, measure, earlier)
    if group.is_structure:
        drafts = read_structure(reading, group, predicate, names[0][0])
        reading.drafts.extend(drafts)
        reading.last_measure = drafts[0].measure
        return
    if measure is None:
        measure = measure_by_name(reading, group, names[0][0], predicate)
    predicate, period = _period(reading, group, predicate, measure, names[0][0])
    period = own_period(reading, group.start, period)
    reading.plan = "" if predicate.is_share else predicate.plan
    if reading.plan and period:
        period = period[:4]  # the plan is one of the year
    own_place = reading.place
    if predicate.area == "全国":
        reading.place, reading.places = Place(COUNTRY, None), []
    common = _statement(reading, group, predicate, measure, period)
    periods = listed_periods(reading, group) or [period] * len(group.tokens)
    references = references_of(common, len(group.tokens))
    for at, token in enumerate(group.tokens):
        value, hedge = _signed(group, at, predicate, measure), hedge_at(reading, group, at, predicate)
        reading.drafts.extend(
            common._replace(
                token=token,
                indicator=name,
                value=value,
                unit=token.unit,
                hedge=hedge,
                place=place,
                time_period=periods[at],
                reference=references[at],
            )
            for place in reading.places_at(at, len(group.tokens), shared=predicate.shares)
            for name in names[at]
        )
    reading.place = own_place
    reading.last_measure = measure
    if measure is Measure.GROWTH:
        reading.memory.grown.update(chain.from_iterable(names))


def _predicate(reading: Reading, group: Group, clause: str, earlier: list[str]) -> Predicate:
    """The predicate of a clause, with what stands elsewhere taken in."""
    clause = STEPPED.sub("", clause)
    if group.is_structure:  # 税收与非税收入之比为8:2 is of both
        clause = clause.replace("之比", "比")
    predicate = Predicate() if MOVED_ONES.fullmatch(clause) else _predicate_before(reading, group, clause, earlier)
    behind = GROWTH_BEHIND.match(reading.masked, group.end) if group.unit.dimension == "percent" else None
    if behind and not (predicate.sign or predicate.is_share or predicate.is_contribution):  # 实现16.4%的增长
        phrase = predicate.phrase or behind["what"] or ""  # 以23.5%的快递业务量增速排名第一
        return predicate._replace(sign=-1 if behind["fall"] else 1, phrase=phrase)
    return predicate


def _predicate_before(reading: Reading, group: Group, clause: str, earlier: list[str]) -> Predicate:
    """The predicate of a clause by what stands in front of the value, and by the noun behind it."""
    if reading.text.startswith("持平", group.start):
        return parse_predicate(UNCHANGED.sub("", clause))._replace(sign=1)
    if of_plan := read_plan(reading, group, clause):
        return of_plan
    predicate = parse_predicate(clause)
    is_improved = IMPROVED.search(clause) is not None and group.unit.unit_measure == "item"
    if is_improved and IMPROVED_THING.match(reading.masked, group.end):
        predicate = Predicate(hedge=predicate.hedge)  # 提升80所学校周边环境: no change by 80
    if group.unit.dimension == "points" and not predicate.is_contribution and (effect := find_effect(clause)):
        return contributing(parse_predicate(clause[: effect.start])._replace(hedge=predicate.hedge), effect)
    if part := _given_part(reading, group, clause, predicate):
        return part
    if (
        predicate.phrase in ("覆盖", "惠及")
        and group.tokens[0].unit == "%"
        and (match := NOUN.match(reading.masked, group.end))
    ):
        return predicate._replace(phrase="", is_share=True, whole=match["noun"])
    if predicate.phrase:
        return predicate
    is_part = group.tokens[0].unit in ("%", "成") or group.tokens[0].form in (Form.FRACTION, Form.WORD)
    if is_part and (match := SHARE_OF.match(reading.masked, group.end)):
        return predicate._replace(phrase=f"{match['said']}的{match['whole']}", is_share=True, whole=match["whole"])
    if earlier and (match := EXTREME.search(earlier[-1])):  # 其他用品及服务类涨幅居前，为5.0%
        sign = -1 if word_list("trends")["nouns"][match["noun"]] == "down" else 1
        return predicate._replace(phrase=match["name"], sign=sign, is_growth_noun=True)
    if reading.memory.scope and (match := SAID_BEHIND.match(reading.masked, group.end)):  # 其中2000万千瓦为可再生能源
        return predicate._replace(phrase=match["name"])
    return predicate


def _given_part(reading: Reading, group: Group, clause: str, predicate: Predicate) -> Predicate | None:
    """The predicate of a part of what stands behind it: 民营企业贡献了四分之三的税收、60%的出口; None if it is something else."""
    token = group.tokens[0]
    is_part = token.unit in ("成", "%") or (not token.unit and token.form in (Form.FRACTION, Form.WORD))
    whole = WHOLE_BEHIND.match(reading.masked, group.end) if is_part else None
    if whole is None:
        return None
    given, last = GIVEN.search(clause), reading.drafts[-1] if reading.drafts else None
    name = given["name"] if given else ""
    if last and last.measure is Measure.SHARE and ALSO_GIVEN.fullmatch(reading.masked, last.token.end, group.start):
        name = last.indicator.removesuffix("增加值")
    return parse_predicate(name)._replace(is_share=True, whole=whole["whole"], hedge=predicate.hedge) if name else None


def _period(
    reading: Reading, group: Group, predicate: Predicate, measure: Measure, name: str
) -> tuple[Predicate, str | None]:
    """The period of a group, and the predicate with the base that the periods of the sentence tell."""
    period = period_at(reading, group.start)
    if predicate.is_from:
        before = month_before(period) if predicate.is_from_month else None
        period = before or start_of_rise(reading, period, group.start, predicate.base)
        reading.from_period = period
    if measure is Measure.CHANGE and predicate.is_growth_noun and not predicate.base:
        # 1—11月增长6.9%，1—10月为增长7.2%，增速回落0.3个百分点: the change is that of the first period
        first = next((draft.time_period for draft in reading.drafts if draft.indicator == name), period)
        if first and first != period:
            return predicate._replace(base="上月" if period == month_before(first) else period), first
    if predicate.is_mean_change and measure in COMPARING and (first := _mean_since(reading)):
        return predicate, years_between(first, period)
    return predicate, settle_span(reading, group, measure, period, is_based=_is_based(reading, predicate))


def _mean_since(reading: Reading) -> str | None:
    """The year from which a mean is counted: 从2015年的85万增长至264万，年均增长15.2%; 比2015年增长47.2%，年均增长8.0%."""
    compared = next((draft.reference or "" for draft in reversed(reading.drafts) if draft.reference != MEAN), "")
    return reading.from_period or (compared if compared.isdecimal() else None)


def _is_based(reading: Reading, predicate: Predicate) -> bool:
    """Whether the sentence says what a growth or change is compared with."""
    return bool(predicate.base or predicate.is_yearly_mean or reading.memory.base or reading.from_period)


def _statement(reading: Reading, group: Group, predicate: Predicate, measure: Measure, period: str | None) -> Draft:
    """What all values of a group have in common; indicator, value and hedge are those of the first."""
    reference = reference_of(reading, measure, predicate, group.start)
    is_of_span = measure in COMPARING and bool(period) and period in (reading.setting.span, reading.setting.ahead)
    if is_of_span and (not _is_based(reading, predicate) or reference == DEFAULT_BASE):
        reference = None  # 五年增长30.8%: over the years before, not over 上年
    return Draft(
        token=group.tokens[0],
        indicator="",
        measure=measure,
        value=group.tokens[0].value,
        unit=group.tokens[0].unit,
        hedge=predicate.hedge,
        reference=reference,
        time_period=period,
        place=reading.place,
        status=ObsStatus.FORECAST if reading.plan else status_at(reading, group.start, period),
        told=told_at(reading, group, measure),
    )


def _signed(group: Group, at: int, predicate: Predicate, measure: Measure) -> Decimal:
    value = group.tokens[at].value
    is_fall = (group.signs[at] or predicate.sign) < 0 and measure in SIGNED
    return -abs(value) if is_fall else value
