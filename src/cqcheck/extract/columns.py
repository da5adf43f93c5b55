"""Heads of a table → columns: the measure, unit, period, area and subject that a column gives its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cqcheck.claims import MEAN
from cqcheck.codelists import Measure, PriceBasis
from cqcheck.extract.context import Place, Setting
from cqcheck.extract.dating import years_between
from cqcheck.extract.periods import read_period
from cqcheck.extract.places import division_named
from cqcheck.lexicons.units import parse_unit, unit_pattern
from cqcheck.lexicons.words import head_of
from cqcheck.read import Cell

UNIT_NOTE = re.compile(r"（(?:计量)?(?:单位[:：])?(?P<unit>[^）]{1,8})）|单位[:：](?P<units>[^）\s]+)")
CHANGE_HEAD = re.compile(r"增减[额量数]|增加[额量]|增量|净增")
GROWTH_HEAD = re.compile(r"增长|增幅|增速|涨跌|涨幅|同比|环比|比上年|±|升降|变动|增减")
SHARE_HEAD = re.compile(r"比重|占比|构成|份额|占.{0,8}%")
RANK_HEAD = re.compile(r"(?P<field>全[国省市区县])?(?P<noun>[^位排名]{0,8}?)(?:排名|位次|名次|排位|位列)$")
PLAN_HEAD = re.compile(r"(?:完成|达到)(?:年度?|全年)?(?P<plan>预算|计划|目标)|(?P<plan2>预算|计划|目标)完成")
MEAN_HEAD = re.compile(r"年均|年平均")
TARGET_HEAD = re.compile(r"(?<!完成)(?<!达到)(?:规划|预期|计划)?目标[值数]?$|(?:规划|预期|计划)[值数]$")
YEAR_HEAD = re.compile(r"((?:19|20)\d\d)年?")
PERIOD = re.compile(
    r"(?:19|20)\d\d[-—–~～至](?:19|20)\d\d年?|[“\"]?十[一二三四五六]五[”\"]?|(?:(?:19|20)\d\d年)?(?:\d{1,2}[-—–~～至]\d{1,2}月|\d{1,2}月(?!球)|前[一二三]个?季度|[一二三四]季度|上半年)|(?:19|20)\d\d年?"
)
LAST_YEAR = re.compile(r"上年|去年")
LABEL_HEAD = re.compile(
    r"指标|名称|项目|分类|类别|地区|行业|产品|品种|单位名称|区域|城市|区县|县区|市州|[县市]别|国家|^(?:年份|年度|月份|时间|季度|时期)$"
)
UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
SKIPPED_HEAD = re.compile(r"^(?:序号|编号|代码|行次|栏次|备注|说明)$")
SUBJECT_NOISE = re.compile(
    rf"{TARGET_HEAD.pattern}|"
    r"(?:19|20)\d\d年?|绝对[值数量额]|[年月]末|年底|全年|累计|本年|本期|本月|当月|上年同期|上年|去年|同期|总量|数值|数量|金额|计量单位|^[年月]$|[（）％%]"
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column's head says of its cells; `is_dated` unless its period is only that of caption or text."""

    measure: Measure
    unit: str
    time_period: str | None
    subject: str = ""
    reference: str | None = None
    rank_of: Measure | None = None
    place: Place | None = None
    is_cells: bool = True
    basis: PriceBasis | None = None
    is_dated: bool = True
    is_target: bool = False


def read_columns(
    heads: list[tuple[Cell, ...]], width: int, labels: int, caption: str, units: list[str], setting: Setting
) -> list[Column]:
    """The columns of a table, `units` being those that caption or unit line state for the whole of it."""
    words = _spread([tuple(cell.text for cell in row) for row in heads], width, labels)
    columns = [
        replace(
            _column(words[at], caption, units, setting),
            is_dated=_is_dated(words[at]),
            is_target=TARGET_HEAD.search(words[at]) is not None,
        )
        for at in range(width)
    ]
    columns[labels] = replace(columns[labels], is_cells=False)
    return _with_subjects(columns)


def series_columns(caption: str, units: list[str], setting: Setting) -> list[Column]:
    """The columns of the figures of a chart, which has no heads: its caption and its units tell what they are."""
    label = Column(Measure.LEVEL, "", None, is_cells=False)
    period = _period("", caption, setting)
    return [
        label,
        *(
            Column(Measure.GROWTH, unit, period, reference="上年")
            if unit == "%" and GROWTH_HEAD.search(caption)
            else Column(Measure.LEVEL, unit, period)
            for unit in units or [""]
        ),
    ]


def period_of(words: str, year: int | None) -> str | None:
    """The period that a head, a label or a caption names: 2023年, 一季度, 1—11月, 上半年."""
    match = PERIOD.search(words)
    if match is None:
        return None
    named = match.group()
    if named.endswith("上半年"):
        year = int(named[:4]) if named[:4].isdecimal() else year
        return f"{year}-S1" if year else None
    found = read_period(named + ("年" if re.fullmatch(r"\d{4}", named) else ""), "", year)
    return found.text if found else None


def units_of(words: str) -> list[str]:
    """The units that a caption or a head states in brackets or behind 单位：, in order."""
    stated = (match["unit"] or match["units"] or "" for match in UNIT_NOTE.finditer(words))
    units = (unit.strip() for listed in stated for unit in re.split("[、，,；;和]", listed))
    return list(dict.fromkeys(unit for unit in units if re.fullmatch(unit_pattern(), unit) or unit in ("%", "‰")))


def _spread(rows: list[tuple[str, ...]], width: int, labels: int) -> list[str]:
    """The head of each column as one text; a head over several columns stands in the first of them only."""
    result = [""] * width
    for number, row in enumerate(rows):
        is_last, texts = number == len(rows) - 1, row
        wide = len(row) - labels - 1
        under = width - labels - 1
        if not is_last and 0 < wide < under and under % wide == 0:
            repeated = tuple(text for text in row[labels + 1 :] for _ in range(under // wide))
            texts = row[: labels + 1] + repeated
        above = ""
        for at, text in enumerate(texts[:width]):
            is_under = not is_last and at > labels + 1 and not text
            above = above if is_under else text
            result[at] += above if at > labels else text
    return result


def _column(words: str, caption: str, units: list[str], setting: Setting) -> Column:
    own = units_of(words)
    unit = own[0] if own else ("%" if words.endswith(("%", "％")) else "")
    bare = UNIT_NOTE.sub("", words)
    if UNIT_HEAD.match(bare) or SKIPPED_HEAD.match(bare):
        return Column(Measure.LEVEL, "", None, is_cells=False)
    period = _period(bare, caption, setting)
    if (ranked := RANK_HEAD.search(bare)) and parse_unit(unit).dimension == "number":
        of = Measure.GROWTH if re.search("增|速", ranked["noun"]) else None
        return Column(Measure.RANK, "位", period, "", ranked["field"], of)
    if plan := PLAN_HEAD.search(bare):
        return Column(Measure.RATE, "%", period, reference=plan["plan"] or plan["plan2"])
    if CHANGE_HEAD.search(bare) or (GROWTH_HEAD.search(bare) and _is_absolute(unit)):
        return Column(Measure.CHANGE, unit or _sole(units), period, reference="上年")
    if MEAN_HEAD.search(bare) and GROWTH_HEAD.search(bare):
        return Column(Measure.GROWTH, unit or "%", period, reference=MEAN)
    if GROWTH_HEAD.search(bare):
        return Column(Measure.GROWTH, unit or "%", period, reference="上月" if "环比" in bare else "上年")
    if SHARE_HEAD.search(bare):
        return Column(Measure.SHARE, unit or "%", period)
    if units == ["%"] and GROWTH_HEAD.search(caption) and (YEAR_HEAD.search(bare) or not bare):
        return Column(Measure.GROWTH, "%", period, reference="上年")
    place = division_named(bare, setting)
    subject = "" if place else SUBJECT_NOISE.sub("", PERIOD.sub("", bare))
    return Column(
        Measure.LEVEL,
        unit or _sole(units),
        period,
        subject if head_of(subject) or len(subject) > 3 or subject == "人均" else "",
        place=place,
    )


def _period(words: str, caption: str, setting: Setting) -> str | None:
    year = setting.year
    if own := period_of(caption, year):
        year = int(own[:4])
    if LAST_YEAR.search(words) and not GROWTH_HEAD.search(words):
        return str(year - 1) if year else None
    return period_of(words, year) or own or setting.period


def _is_dated(words: str) -> bool:
    return PERIOD.search(words) is not None or (LAST_YEAR.search(words) is not None and not GROWTH_HEAD.search(words))


def _is_absolute(unit: str) -> bool:
    return bool(unit) and parse_unit(unit).dimension != "percent"


def _sole(units: list[str]) -> str:
    """The unit of the amounts of a table, if there is but one beside the per cent."""
    amounts = [unit for unit in units if unit not in ("%", "‰")]
    return amounts[0] if len(amounts) == 1 else units[0] if len(units) == 1 else ""


def _with_subjects(columns: list[Column]) -> list[Column]:
    """A column without a subject is about the level column on its left (进口额 | 增长%); so is a rank's kind.

    A growth without a period is of the latest of the levels right in front of it: 2022年 | 2023年 | 增长%; a mean growth of
    the years between them.
    """
    subject, last = "", Measure.LEVEL
    periods: list[str] = []
    result: list[Column] = []
    for column in columns:
        if not column.is_cells:
            result.append(column)
            continue
        period, rank_of = column.time_period, column.rank_of
        if column.measure is Measure.LEVEL:
            subject = column.subject
            periods = [*(periods if last is Measure.LEVEL else []), *([period] if column.is_dated and period else [])]
        elif periods and not column.is_dated:
            first, period = min(periods), max(periods)
            period = years_between(first, period) if column.reference == MEAN else period
        if column.measure is Measure.RANK and rank_of is None:
            rank_of = Measure.GROWTH if last is Measure.GROWTH else Measure.LEVEL
        last = column.measure
        result.append(replace(column, subject=column.subject or subject, rank_of=rank_of, time_period=period))
    return result
