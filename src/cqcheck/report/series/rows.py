"""A series → CSV and JSON lines, a row a point, and tables for a terminal, one for each sort of periods and measure."""

from collections.abc import Iterator
from typing import TextIO

from cqcheck.codelists import Hedge, ObsStatus
from cqcheck.columns import plain_number
from cqcheck.report.flat_rows import write_csv, write_jsonl
from cqcheck.report.printable import one_line
from cqcheck.report.rows import Row
from cqcheck.report.tabulate import write_table
from cqcheck.report.texts import Lang, in_lang, say
from cqcheck.series import Block, Point, Series

SHOWN = ("time_period", "surface", "value", "reference", "hedge", "obs_status", "bulletin", "place", "remarks")


def write_rows(series: Series, out: TextIO, format_: str) -> None:
    """Writes a row a point as `csv` or `jsonl`; they are the same in every language."""
    rows = [_row(series, point) for point in series.points]
    write = {"csv": write_csv, "jsonl": write_jsonl}[format_]
    write(tuple(rows[0]), [[tuple(row.values()) for row in rows]], out)


def write_tables(series: Series, out: TextIO, lang: Lang) -> None:
    """Writes a table for each sort of periods and measure."""
    for block in series.blocks:
        write_table(block_title(series, block, lang), columns(lang), cells(block, lang), out)


def block_title(series: Series, block: Block, lang: Lang) -> str:
    """What stands above a table: 南京市 地区生产总值 总量 (年度)."""
    return one_line(f"{series.area} {series.indicator} {block_name(block, lang)}")


def block_name(block: Block, lang: Lang) -> str:
    """What the points of a block are: 总量 (年度)."""
    return f"{say('measure', block.measure, lang)} ({say('series', block.frequency, lang)})"


def columns(lang: Lang) -> list[str]:
    """The heads of a table."""
    return [say(column_group(column), column, lang) for column in SHOWN]


def column_group(column: str) -> str:
    """The group of texts that has the word for a column."""
    return "series" if column in ("bulletin", "remarks") else "field" if column == "value" else "column"


def cells(block: Block, lang: Lang) -> Iterator[list[str]]:
    """The rows of a table."""
    for point in block.points:
        yield [
            point.period or "",
            one_line(point.surface),
            one_line(f"{point.value:.15g}{point.unit}"),
            one_line(point.reference or ""),
            "" if point.hedge is Hedge.EXACT else say("hedge", point.hedge, lang),
            "" if point.obs_status is ObsStatus.NORMAL else say("obs_status", point.obs_status, lang),
            one_line(point.title),
            one_line(f"{point.doc_id}:{point.line}"),
            remarks(point, lang),
        ]


def remarks(point: Point, lang: Lang) -> str:
    """What there is to say of a point, with the reasons."""
    return "; ".join(f"{say('series', mark.kind, lang)}: {in_lang(mark.why, lang)}" for mark in point.marks)


def _row(series: Series, point: Point) -> Row:
    return {
        "ref_area": series.area,
        "indicator": series.indicator,
        "frequency": point.frequency.value,
        "measure": point.measure.value,
        "time_period": point.period,
        "reference": point.reference,
        "surface": point.surface,
        "value": point.value,
        "unit": point.unit,
        "unit_measure": point.unit_measure,
        "lower": plain_number(point.interval.lower),
        "upper": plain_number(point.interval.upper),
        "hedge": point.hedge.value,
        "obs_status": point.obs_status.value,
        "price_basis": point.price_basis.value,
        "rank_of": point.rank_of,
        "doc_id": point.doc_id,
        "title": point.title,
        "line": point.line,
        "claim_id": point.claim_id,
        "marks": [mark.kind.value for mark in point.marks],
        "reasons": [{"zh": mark.why.zh, "en": mark.why.en} for mark in point.marks],
    }
