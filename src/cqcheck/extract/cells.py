"""Table → drafts: one a number cell, its indicator from the row label, its measure and period from the heads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from cqcheck.codelists import Hedge, Measure, ObsStatus, PriceBasis
from cqcheck.extract.columns import (
    LABEL_HEAD,
    UNIT_HEAD,
    YEAR_HEAD,
    Column,
    period_of,
    read_columns,
    series_columns,
    units_of,
)
from cqcheck.extract.context import Place, Setting
from cqcheck.extract.places import division_before, division_named
from cqcheck.extract.prices import Told, basis_in
from cqcheck.extract.rows import CAPTION_HEAD, TOTAL, caption_subject, indicator_of, is_total, read_label
from cqcheck.extract.values import is_beyond_measure
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.units import unit_pattern
from cqcheck.lexicons.words import head_of
from cqcheck.read import Cell, Table

NO_VALUE = re.compile(r"[-—–…./\\#*空无]*")
SKIPPED_LABEL = re.compile(r"^(?:序号|编号|代码|行次|栏次|[甲乙丙]|注[:：].*|资料来源.*)$")
PERIOD_LABEL = re.compile(
    r"(?:(?:19|20)\d\d年?)?(?:\d{1,2}[-—–~～至]\d{1,2}月|\d{1,2}月|[一二三四]季度|前三季度|上半年|全年)?(?:份|末)?"
)
AREA_HEAD = re.compile(r"地区|区域|城市|区县|县区|市州|[县市]别")
CAPTION_MARKS = re.compile(r"^(?:附?表\s*[\d一二三四五六七八九十.-]+|续表)|(?:19|20)\d\d年?")
INDEX_UNIT = re.compile(r"(?P<base>上年|上月|上年同[期月]|(?:19|20)\d\d年?)(?:价格)?[=＝为]100")
SHARE_LABEL = re.compile(r"(?:占比|比重)$")


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A number cell as a claim in the making; `place` is None where it is that of the section."""

    start: int
    end: int
    indicator: str
    measure: Measure
    value: Decimal
    decimals: int
    unit: str
    reference: str | None
    time_period: str | None
    status: ObsStatus
    hedge: Hedge = Hedge.EXACT
    told: Told | None = None
    place: Place | None = None
    rank_of: Measure | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What the label and the unit cell of a row say of its cells.

    `is_topic` marks an indicator that only the caption tells: a column's own goes before it.
    """

    indicator: str
    unit: str = ""
    place: Place | None = None
    period: str | None = None
    measure: Measure | None = None
    is_topic: bool = False


@dataclass(slots=True)
class Reader:
    """A table while its rows are read: the columns of the present head, and the rows that the present one may belong to.

    `topic` is the indicator that the caption tells.
    """

    table: Table
    setting: Setting
    topic: str = ""
    columns: list[Column] = field(default_factory=list)
    labels: int = 0
    unit_column: int | None = None
    are_areas: bool = False
    are_periods: bool = False
    parent: str = ""
    parent_unit: str = ""
    head_row: str = ""
    is_opened: bool = False
    above: list[tuple[int, str]] = field(default_factory=list)

    @property
    def units(self) -> list[str]:
        """The units that caption or unit line state for the whole table."""
        return units_of(self.caption) or units_of(self.table.units)

    @property
    def caption(self) -> str:
        """The caption of the table."""
        return self.table.caption


@cache
def number_cell() -> re.Pattern[str]:
    """A cell that holds a value: 44,120, -2.9%, 12万吨, 87.4[1]."""
    return re.compile(
        r"第?(?P<value>[-+]?(?:\d{1,3}(?:[,， ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?))"
        rf"(?P<unit>{unit_pattern()})?(?P<mark>\[\d+\]|[①-⑳*＊])?"
    )


def read_table(table: Table, setting: Setting) -> list[CellDraft]:
    """A draft for every number cell under a head and beside a label."""
    first = next((at for at, row in enumerate(table.rows) if _is_body(row)), len(table.rows))
    heads, body = list(table.rows[:first]), list(table.rows[first:])
    place, bare = division_before(CAPTION_MARKS.sub("", table.caption), setting)
    reader = Reader(table, setting, topic=caption_subject(bare))
    if not body or not (heads or caption_subject(table.caption)):
        return []
    if heads:
        _enter_heads(reader, heads, body)
    else:
        reader.columns = series_columns(table.caption, reader.units, setting)
        reader.are_periods = all(PERIOD_LABEL.fullmatch(row[0].text) for row in body)
        if not reader.are_periods:
            return []
    drafts: list[CellDraft] = []
    for number, cells in enumerate(body):
        if _is_new_head(cells, heads):
            heads = [cells]
            _enter_heads(reader, heads, body[number + 1 :] or body)
            continue
        row = _read_row(reader, cells, is_first=number == 0)
        if row is not None:
            drafts += _drafts(reader, row, cells, place)
    return drafts


def _enter_heads(reader: Reader, heads: list[tuple[Cell, ...]], body: list[tuple[Cell, ...]]) -> None:
    reader.labels = _label_column(heads, body)
    width = max(reader.labels + 1, *map(len, body))
    reader.columns = read_columns(heads, width, reader.labels, reader.caption, reader.units, reader.setting)
    reader.columns = [
        replace(column, basis=_basis(heads, at, reader.table)) for at, column in enumerate(reader.columns)
    ]
    reader.unit_column = next((at for at, cell in enumerate(heads[-1]) if UNIT_HEAD.match(cell.text)), None)
    names = [row[reader.labels].text for row in body if reader.labels < len(row) and row[reader.labels].text]
    head = "".join(row[reader.labels].text for row in heads if reader.labels < len(row))
    placed = sum(division_named(name, reader.setting) is not None for name in names)
    reader.are_areas = placed * 2 > len(names) or (bool(AREA_HEAD.search(head)) and placed > 0)
    reader.are_periods = all(PERIOD_LABEL.fullmatch(name) for name in names)


def _is_new_head(cells: tuple[Cell, ...], heads: list[tuple[Cell, ...]]) -> bool:
    """Whether a row in the midst of a table is a head: the one above again, or one of its own."""
    texts = [cell.text for cell in cells]
    if any(texts == [cell.text for cell in head] for head in heads):
        return True
    said = [text for text in texts[1:] if not NO_VALUE.fullmatch(text)]
    return bool(said) and not _is_body(cells) and bool(LABEL_HEAD.search(texts[0]))


def _is_body(row: tuple[Cell, ...]) -> bool:
    numbers = [cell for cell in row[1:] if number_cell().fullmatch(cell.text) and not YEAR_HEAD.fullmatch(cell.text)]
    return bool(row[0].text) and bool(numbers)


def _label_column(heads: list[tuple[Cell, ...]], body: list[tuple[Cell, ...]]) -> int:
    for row in heads:
        for at, cell in enumerate(row):
            if LABEL_HEAD.search(cell.text) and not UNIT_HEAD.match(cell.text) and head_of(cell.text) == "":
                return at
    texts = [
        sum(not number_cell().fullmatch(row[at].text) for row in body if at < len(row)) for at in range(len(body[0]))
    ]
    return texts.index(max(texts))


def _read_row(reader: Reader, cells: tuple[Cell, ...], *, is_first: bool) -> Row | None:
    """What the label of a row says; None for a row without a label, or one that only numbers the columns."""
    if reader.labels >= len(cells) or SKIPPED_LABEL.match(cells[reader.labels].text):
        return None
    cell = cells[reader.labels]
    if reader.are_periods:
        year = reader.setting.year
        return Row(reader.topic, period=period_of(cell.text, year), is_topic=True)
    if reader.are_areas:
        place = _row_place(reader, cell.text)
        return Row(reader.topic, place=place, is_topic=True)
    stated = (
        cells[reader.unit_column].text if reader.unit_column is not None and reader.unit_column < len(cells) else ""
    )
    label = read_label(cell.text)
    if INDEX_UNIT.search(stated):  # 居民消费价格指数 | 上年=100
        name = _row_indicator(reader, label.name, "", cell.indent, is_child=label.is_child, is_first=is_first)
        return Row(name, measure=Measure.INDEX)
    unit = stated or label.unit or ("%" if reader.units == ["%"] else "")
    if unit == "%" and label.is_growth:  # 地区生产总值增速 | %
        return Row(label.name or reader.parent, unit, measure=Measure.GROWTH)
    is_child = label.is_child
    return Row(_row_indicator(reader, label.name, unit, cell.indent, is_child=is_child, is_first=is_first), unit)


def _basis(heads: list[tuple[Cell, ...]], at: int, table: Table) -> PriceBasis | None:
    """The prices that a column's head tells, or that caption and units line tell for the whole table."""
    words = "".join(row[at].text for row in heads if at < len(row))
    return basis_in(words, is_growth=True) or basis_in(f"{table.caption}，{table.units}", is_growth=False)


def _row_place(reader: Reader, label: str) -> Place | None:
    return None if TOTAL.match(label) and not label.startswith("全国") else division_named(label, reader.setting)


def _row_indicator(reader: Reader, label: str, unit: str, indent: int, *, is_child: bool, is_first: bool) -> str:
    """The indicator of a row, taken in as the one that the rows below may belong to."""
    parent = reader.parent
    outer = next((name for depth, name in reversed(reader.above) if depth < indent), "")
    is_child = is_child or (bool(parent) and is_total(parent, reader.caption) and not is_first)
    is_child = is_child or (
        bool(reader.parent_unit) and unit == reader.parent_unit and bool(head_of(parent)) and not head_of(label)
    )
    # 出口额 | 其中：一般贸易 | 加工贸易: the rows behind its first part belong to the head row too
    reader.is_opened = reader.is_opened or (is_child and bool(reader.head_row))
    is_child = is_child or (reader.is_opened and not head_of(label) and not TOTAL.match(label))
    indicator = indicator_of(label, outer or (parent if is_child else ""), reader.caption)
    known = None if head_of(indicator) else load_catalogue().canonical(indicator)
    reader.above = [
        *((depth, name) for depth, name in reader.above if depth < indent),
        (indent, known.name if known else indicator),
    ]
    if not is_child and not outer:
        reader.parent, reader.parent_unit, reader.is_opened = indicator, unit, False
        reader.head_row = label if head_of(label) and CAPTION_HEAD.search(reader.caption) else ""
    return indicator


def _drafts(reader: Reader, row: Row, cells: tuple[Cell, ...], place: Place | None) -> list[CellDraft]:
    drafts = []
    for at, cell in enumerate(cells):
        if at == reader.labels or at >= len(reader.columns) or not reader.columns[at].is_cells:
            continue
        draft = _draft(cell, reader.columns[at], row, reader.setting, place)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _draft(cell: Cell, column: Column, row: Row, setting: Setting, place: Place | None) -> CellDraft | None:
    match = number_cell().fullmatch(cell.text)
    if not match:
        return None
    digits = re.sub("[,， +]", "", match["value"])
    value, decimals = Decimal(digits), len(digits.partition(".")[2])
    if is_beyond_measure(value, decimals):
        return None
    unit = match["unit"] or row.unit or column.unit
    measure, period = _measure(column, row, unit), row.period or column.time_period
    if column.measure is not Measure.LEVEL:
        unit = match["unit"] or column.unit
    return CellDraft(
        start=cell.start,
        end=cell.end - len(match["mark"] or ""),
        indicator=_named(row, column.subject),
        measure=measure,
        value=value,
        decimals=decimals,
        unit=unit,
        reference="上年" if row.measure is Measure.GROWTH else column.reference,
        time_period=period,
        status=ObsStatus.FORECAST if column.is_target or setting.is_ahead(period) else setting.status,
        told=Told(column.basis) if column.basis and column.measure in (Measure.LEVEL, Measure.GROWTH) else None,
        place=row.place or column.place or place,
        rank_of=column.rank_of,
    )


def _measure(column: Column, row: Row, unit: str) -> Measure:
    """The measure of a cell: a row of percentages (城镇化率 | %) decides where the column's head tells but the year."""
    if column.measure is not Measure.LEVEL:
        return column.measure
    if row.measure is not None:
        return row.measure
    if unit in ("%", "‰"):
        return Measure.SHARE if SHARE_LABEL.search(row.indicator) else Measure.RATE
    return column.measure


def _named(row: Row, subject: str) -> str:
    """An indicator with the subject of its column, unless it says as much: 常住人口 under 人数."""
    indicator = row.indicator
    if row.is_topic and head_of(subject):
        return indicator if indicator.endswith(subject) else subject  # 零售总额 under 社会消费品零售总额
    if not subject or indicator.endswith(subject) or (head_of(indicator) and subject in ("人数", "数量", "户数")):
        return indicator
    if subject == "人均":
        return subject + indicator
    return subject if indicator and indicator.endswith("指标") else indicator + subject
