"""Predicate and unit → measure, sign and hedge of a value."""

import re

from cqcheck.codelists import Hedge, Measure
from cqcheck.extract.predicates import Predicate
from cqcheck.extract.reading import Group, Reading
from cqcheck.extract.values import Form
from cqcheck.lexicons.words import hedge_after, hedge_of

RATE_NAME = re.compile(r"(?:率|[长涨降利损]面|度|系数|比例|水平|指数|浓度|强度|概率|比率)$")
BARE_BASES = ("同比", "环比")
MOVED_TO = re.compile(r"(?P<told>[^，；。]*)百分点(?:升|降|增|减)?[至到]$")
SHARE_SAID = re.compile(r"比重|占比|份额")
GROWTH_SAID = re.compile(r"增速|增幅|涨幅")
INDEX_NAME = ("指数", "PMI", "PMI指数")
SHARE_NAME = ("占比", "比重", "份额")


def measure_of(reading: Reading, group: Group, predicate: Predicate, clause: str) -> Measure | None:
    """The measure that unit and predicate tell; None where the indicator's name must decide."""
    token, unit = group.tokens[0], group.unit
    if token.form is Form.TERM:
        return Measure.SHARE
    if token.form is Form.WORD and "翻" in reading.text[token.start : token.end]:
        return Measure.GROWTH
    if predicate.is_contribution and unit.dimension in ("percent", "points"):
        return Measure.CONTRIBUTION
    if predicate.other is not None:
        return Measure.DIFFERENCE
    if predicate.is_share and unit.dimension in ("percent", "number"):
        return Measure.SHARE
    if unit.dimension == "points":
        return Measure.CHANGE
    if unit.dimension == "percent":
        return _measure_of_percentage(reading, group, predicate)
    if token.form in (Form.FRACTION, Form.WORD) and unit.dimension == "number":
        return Measure.SHARE
    if predicate.sign and not predicate.reaches and not predicate.is_new:
        return Measure.CHANGE
    return _measure_of_number(reading, predicate, clause) if token.unit in ("", "点") else Measure.LEVEL


def measure_by_name(reading: Reading, group: Group, name: str, predicate: Predicate) -> Measure:
    """Whether a percentage is a rate, a share or a growth, by the indicator's name."""
    if name.endswith(SHARE_NAME):
        return Measure.SHARE
    if name.endswith(INDEX_NAME):
        return Measure.INDEX
    if reading.last_measure is Measure.CHANGE and (moved := MOVED_TO.search(reading.masked, 0, group.start)):
        told = moved["told"]  # 所占比重提升1.4个百分点至44.7%
        if SHARE_SAID.search(told):
            return Measure.SHARE
        if GROWTH_SAID.search(told):
            return Measure.GROWTH
    if reading.memory.listed is not None:
        return reading.memory.listed
    if RATE_NAME.search(name) or group.tokens[0].unit in ("‰", "‱"):
        return Measure.RATE
    goes_on = reading.last_measure is Measure.SHARE or (
        reading.last_measure is Measure.GROWTH and not predicate.reaches
    )
    if reading.last_measure is not None and not predicate.phrase and goes_on:
        return reading.last_measure
    return Measure.RATE


def hedge_at(reading: Reading, group: Group, at: int, predicate: Predicate) -> Hedge:
    """The hedge of a value: its own, that of the list it stands in, or that of the predicate."""
    token = group.tokens[at]
    if group.is_range:
        return Hedge.OVER if at == 0 else Hedge.UNDER
    if token.hedge is not Hedge.EXACT:
        return token.hedge
    for end in (reading.end_of(group), token.end):
        after = hedge_after().match(reading.masked, end)
        if after and not reading.masked.startswith("的规模", after.end()):
            return hedge_of(after)
    return predicate.hedge


def _measure_of_percentage(reading: Reading, group: Group, predicate: Predicate) -> Measure | None:
    unit = group.tokens[0].unit
    if predicate.area and reading.last_measure is not None:
        return reading.last_measure  # 比全国的4.6%: the same measure, of another area
    if predicate.is_multiple and unit != "倍":
        return Measure.SHARE
    if predicate.is_multiple or (unit == "倍" and not predicate.sign):
        return Measure.MULTIPLE
    if predicate.is_growth_noun or (predicate.sign and not predicate.reaches):
        return Measure.GROWTH
    if not (predicate.sign or predicate.reaches) and reading.masked.endswith(BARE_BASES, 0, group.start):
        return Measure.GROWTH  # 居民消费价格同比-0.5%: no verb needed
    return None


def _measure_of_number(reading: Reading, predicate: Predicate, clause: str) -> Measure:
    """The measure of a figure without unit, or in points: an index, a ratio, or a level whose unit stands elsewhere."""
    if reading.last_measure in (Measure.RATIO, Measure.RATE) and not predicate.phrase:
        return reading.last_measure
    if "指数" in predicate.phrase + clause[-4:]:
        return Measure.INDEX
    if predicate.phrase.endswith(("满意度", "死亡率")):
        return Measure.RATE
    return Measure.RATIO if re.search(r"(?:比[例值率]?|倍差)$", predicate.phrase) else Measure.LEVEL
