"""Table → drafts: one a number cell, its indicator from the row label, its measure and period from the heads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from cqcheck.codelists import Hedge, Measure, ObsStatus, PriceBasis
from cqcheck.extract.context import Setting
from cqcheck.extract.prices import Told, basis_in
from cqcheck.extract.subjects import QUALIFIER, Memory, complete, tidy
from cqcheck.lexicons.units import unit_pattern
from cqcheck.lexicons.words import head_of
from cqcheck.read import Cell, Table

NUMBER_CELL = re.compile(r"(?P<value>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?P<unit>%|‰)?")
UNIT_NOTE = re.compile(r"（(?:计量)?(?:单位[:：])?(?P<unit>[^）]{1,8})）|单位[:：](?P<units>[^）\s]+)")
GROWTH_HEAD = re.compile(r"增长|增幅|增速|涨跌|涨幅|同比|比上年|±|升降|变动")
SHARE_HEAD = re.compile(r"比重|占比|构成|份额|占.{0,8}%")
YEAR_HEAD = re.compile(r"((?:19|20)\d\d)年?")
LABEL_HEAD = re.compile(r"指标|名称|项目|分类|类别|地区|行业|产品|品种|单位名称|区域|城市|区县")
UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
CHILD = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、]|[#＃*]|其中[:：]?|[-—–·•]+)")
TOTAL = re.compile(r"^(?:合计|总计|总额|总量|全市|全省|全国|全部)$")
CAPTION_HEAD = re.compile(
    r"产品产量|产量|零售额?|消费支出|消费品零售|增加值|总产值|产值|固定资产投资|投资|居民消费价格|价格|进出口总额|进出口|出口|进口|存贷款|在校生|保费收入|财政收入|预算收入|预算支出|可支配收入|收入|支出|人口|利用外资"
)


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A number cell as a claim in the making."""

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


@dataclass(frozen=True, slots=True)
class Column:
    """What a column's head says of its cells."""

    measure: Measure
    unit: str
    time_period: str | None
    subject: str
    basis: PriceBasis | None = None


def read_table(table: Table, setting: Setting) -> list[CellDraft]:
    """A draft for every number cell under a head and beside a label."""
    heads, body = _split_heads(table)
    if not heads or not body:
        return []
    labels = _label_column(heads, body)
    unit_column = next((at for at, cell in enumerate(heads[-1]) if UNIT_HEAD.match(cell.text)), None)
    width = max(len(row) for row in body)
    caption_unit = _unit(table.caption) or _unit(table.units)
    columns = [_column(heads, at, table.caption, caption_unit, setting) for at in range(width)]
    columns = [replace(column, basis=_basis(heads, at, table)) for at, column in enumerate(columns)]
    columns = _with_subjects(columns, {labels, unit_column})
    drafts: list[CellDraft] = []
    parent = parent_unit = head_row = ""
    is_opened = False
    for number, row in enumerate(body):
        if labels >= len(row):
            continue
        label, is_child = _label(row[labels].text)
        is_child = is_child or (bool(parent) and _is_total(parent, table.caption) and number > 0)
        unit = row[unit_column].text if unit_column is not None and unit_column < len(row) else ""
        is_child = is_child or (
            bool(parent_unit) and unit == parent_unit and bool(head_of(parent)) and not head_of(label)
        )
        # 出口额 | 其中：一般贸易 | 加工贸易: the rows behind its first part belong to the head row too
        is_opened = is_opened or (is_child and bool(head_row))
        is_child = is_child or (is_opened and not head_of(label) and not TOTAL.match(label))
        indicator = _indicator(label, parent if is_child else "", table.caption)
        if not is_child:
            parent, parent_unit, is_opened = indicator, unit, False
            head_row = label if head_of(label) and CAPTION_HEAD.search(table.caption) else ""
        for at, cell in enumerate(row):
            if at in (labels, unit_column):
                continue
            draft = _draft(cell, columns[at], indicator, unit, setting)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _with_subjects(columns: list[Column], without: set[int | None]) -> list[Column]:
    """A growth or share column without a subject is about the level column on its left (进口额 | 增长%)."""
    subject = ""
    result = []
    for at, column in enumerate(columns):
        if at in without:
            result.append(column)
            continue
        subject = column.subject if column.measure is Measure.LEVEL else subject
        result.append(replace(column, subject=column.subject or subject))
    return result


def _split_heads(table: Table) -> tuple[list[tuple[Cell, ...]], list[tuple[Cell, ...]]]:
    first = next((at for at, row in enumerate(table.rows) if _is_body(row)), len(table.rows))
    return list(table.rows[:first]), list(table.rows[first:])


def _is_body(row: tuple[Cell, ...]) -> bool:
    numbers = [cell for cell in row[1:] if NUMBER_CELL.fullmatch(cell.text) and not YEAR_HEAD.fullmatch(cell.text)]
    return bool(row[0].text) and bool(numbers)


def _label_column(heads: list[tuple[Cell, ...]], body: list[tuple[Cell, ...]]) -> int:
    for at, cell in enumerate(heads[-1]):
        if LABEL_HEAD.search(cell.text) and not UNIT_HEAD.match(cell.text):
            return at
    texts = [
        sum(not NUMBER_CELL.fullmatch(row[at].text) for row in body if at < len(row)) for at in range(len(body[0]))
    ]
    return texts.index(max(texts))


def _column(heads: list[tuple[Cell, ...]], at: int, caption: str, caption_unit: str, setting: Setting) -> Column:
    words = "".join(row[at].text for row in heads if at < len(row))
    unit = _unit(words) or ("%" if words.endswith(("%", "％")) else "")
    bare = UNIT_NOTE.sub("", words)
    year = YEAR_HEAD.search(bare)
    period = year[1] if year else (YEAR_HEAD.search(caption) or [None, setting.period])[1]
    if GROWTH_HEAD.search(bare):
        return Column(Measure.GROWTH, unit or "%", period, "")
    if SHARE_HEAD.search(bare):
        return Column(Measure.SHARE, unit or "%", period, "")
    if (year or not bare) and caption_unit == "%" and GROWTH_HEAD.search(caption):
        return Column(Measure.GROWTH, "%", period, "")
    subject = re.sub(
        r"(?:19|20)\d\d年?|绝对[值数量额]|全年|累计|本年|本期|总量|数值|数量|金额|计量单位|^[年月]$", "", bare
    ).strip("（）%")
    return Column(Measure.LEVEL, unit or caption_unit, period, subject if head_of(subject) or len(subject) > 3 else "")


def _basis(heads: list[tuple[Cell, ...]], at: int, table: Table) -> PriceBasis | None:
    """The prices that a column's head tells, or that caption and units line tell for the whole table."""
    words = "".join(row[at].text for row in heads if at < len(row))
    return basis_in(words, is_growth=True) or basis_in(f"{table.caption}，{table.units}", is_growth=False)


def _unit(words: str) -> str:
    match = UNIT_NOTE.search(words)
    if not match:
        return ""
    unit = (match["unit"] or match["units"] or "").strip()
    return unit if re.fullmatch(unit_pattern(), unit) or unit in ("%", "‰") else ""


def _label(text: str) -> tuple[str, bool]:
    """A row label without its mark, and whether the mark makes it a part of the row above."""
    text = re.sub(r"[\[［]\d+[\]］]", "", text)
    marked = CHILD.match(text)
    bare = text[marked.end() :] if marked else text
    return tidy(bare) or bare, bool(marked)


def _is_total(parent: str, caption: str) -> bool:
    return len(parent) >= 4 and parent in caption and bool(re.search(r"构成|分类|情况", caption))


def _indicator(label: str, parent: str, caption: str) -> str:
    """The indicator of a row: its label, with the head of its parent or of the caption where it has none."""
    if parent:
        part = (
            label
            if head_of(label)
            else label + "类"
            if re.search(r"价格", parent) and not label.endswith("类")
            else label
        )
        if "人均" in parent and not head_of(label):
            owner, head = parent.removesuffix(head_of(parent)), head_of(parent)
            return owner + part + head.removeprefix(owner)
        return complete(part, Memory(scope=parent, last=parent), needs_head=True)
    if head_of(label):
        return label
    words = re.sub(r"（[^）]*）|^表\s*\d+", "", caption)
    found = CAPTION_HEAD.search(words)
    if TOTAL.match(label):
        return tidy(re.sub(r"(?:19|20)\d\d年?|情况|构成|统计表?|按.*?分|表$", "", words)) or label
    if not found:
        return label
    head = {"产品产量": "产量", "零售": "零售额", "消费品零售": "零售额"}.get(found.group(), found.group())
    covered = re.search(r"限额以上[^，]{0,8}?(?:企业|单位|业)|规模以上[^，]{0,8}?(?:工业|企业|单位)(?!主要)", words)
    qualifier = QUALIFIER.match(words)
    prefix = covered.group() if covered and head != "产量" else qualifier[1] if qualifier else ""
    return prefix + label + head


def _draft(cell: Cell, column: Column, indicator: str, unit: str, setting: Setting) -> CellDraft | None:
    match = NUMBER_CELL.fullmatch(cell.text)
    if not match:
        return None
    digits = match["value"].replace(",", "")
    is_level = column.measure is Measure.LEVEL
    start = cell.start
    return CellDraft(
        start=start,
        end=cell.end,
        indicator=indicator if indicator.endswith(column.subject) else indicator + column.subject,
        measure=column.measure,
        value=Decimal(digits),
        decimals=len(digits.partition(".")[2]),
        unit=match["unit"] or ((unit or column.unit) if is_level else column.unit),
        reference="上年" if column.measure is Measure.GROWTH else None,
        time_period=column.time_period,
        status=setting.status,
        told=Told(column.basis) if column.basis and column.measure in (Measure.LEVEL, Measure.GROWTH) else None,
    )
