"""A series → a picture: a panel for each sort of periods and measure, a point a claim, a colour a bulletin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET

from cqcheck.errors import InputError
from cqcheck.lexicons.units import parse_unit
from cqcheck.report.printable import one_line
from cqcheck.report.series.rows import block_name, remarks
from cqcheck.report.texts import Lang, say
from cqcheck.series import Block, Point, Series
from cqcheck.series.periods import Frequency

SVG = "http://www.w3.org/2000/svg"
FONT = "system-ui, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif"
STEP, HEIGHT, SCALE = 90, 220, 2  # pixels a period and a panel; pixels of a PNG a pixel
FEW = 10  # bulletins that have colours far apart
RING = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-.6,0A.6,.6,0,1,0,.6,0A.6,.6,0,1,0,-.6,0Z"
SHAPES = {"stated": "circle", "suspicious": "triangle-up", "revision": RING}


def picture(series: Series, lang: Lang) -> str:
    """The picture as SVG with a title and a description; it loads nothing, and whatever comes from a document is escaped.

    Raises:
        InputError: What draws it is not installed.
    """
    out = StringIO()
    _chart(series, lang).save(out, format="svg")
    ET.register_namespace("", SVG)
    root = ET.fromstring(out.getvalue())  # noqa: S314 - drawn by ourselves
    title, described = ET.Element(f"{{{SVG}}}title"), ET.Element(f"{{{SVG}}}desc")
    title.text = _title(series)
    described.text = say("series", "describes", lang)
    root.insert(0, title)
    root.insert(1, described)
    root.set("role", "img")
    root.set("aria-label", title.text)
    return ET.tostring(root, encoding="unicode") + "\n"


def picture_png(series: Series, lang: Lang) -> bytes:
    """The picture as PNG, in the fonts of this machine.

    Raises:
        InputError: What draws it is not installed.
    """
    out = BytesIO()
    _chart(series, lang).save(out, format="png", scale_factor=SCALE)
    return out.getvalue()


def _title(series: Series) -> str:
    return one_line(f"{series.area} {series.indicator}")


def _chart(series: Series, lang: Lang) -> Any:  # noqa: ANN401 - altair is for those who draw
    try:
        import altair as alt  # noqa: PLC0415 - for those who draw
        import vl_convert  # noqa: F401, PLC0415 - what altair draws with
    except ImportError as error:
        msg = "--plot: needs altair and vl-convert-python, which `pip install 'cqcheck[plot]'` brings"
        raise InputError(msg) from error
    names = _names(series.points)
    panels = [
        _panel(alt, panel, names, lang)
        for block in series.blocks
        if block.frequency is not Frequency.UNDATED
        for panel in _by_unit(block)
    ]
    if not panels:
        msg = f"--plot: no claim of {_title(series)} says of which period it is"
        raise InputError(msg)
    return alt.vconcat(*panels, title=_title(series)).configure(font=FONT, background="white")


def _by_unit(block: Block) -> list[Block]:
    """The points that one scale can show: those of one dimension."""
    return [
        replace(block, points=tuple(point for point in block.points if point.unit_measure == unit))
        for unit in dict.fromkeys(point.unit_measure for point in block.points)
    ]


def _panel(alt: Any, block: Block, names: dict[str, str], lang: Lang) -> Any:  # noqa: ANN401
    unit = block.points[-1].unit
    rows = [_row(point, unit, names, lang) for point in block.points]
    periods = list(dict.fromkeys(row["period"] for row in rows))
    shapes = alt.Scale(domain=[say("series", sort, lang) for sort in SHAPES], range=list(SHAPES.values()))
    x = alt.X("period:N", sort=periods, title=None, axis=alt.Axis(labelAngle=0))
    y = alt.Y("value:Q", title=one_line(unit) or None, scale=alt.Scale(zero=False, padding=20))
    bulletin = alt.Color(
        "bulletin:N",
        scale=alt.Scale(domain=list(names.values()), scheme="tableau10" if len(names) <= FEW else "tableau20"),
        legend=alt.Legend(title=say("series", "bulletin", lang), labelLimit=0),
    )
    base = alt.Chart(alt.Data(values=rows))
    line = alt.Chart(alt.Data(values=_latest(rows))).mark_line(color="#999", aria=False).encode(x=x, y=y)
    ranges = base.mark_rule(strokeWidth=2, aria=False).encode(x=x, y="lower:Q", y2="upper:Q", color=bulletin)
    points = base.mark_point(filled=True, opacity=1, size=90).encode(
        x=x,
        y=y,
        color=bulletin,
        shape=alt.Shape("sort:N", scale=shapes, legend=alt.Legend(title=None, labelLimit=0)),
        description="told:N",
    )
    width = max(3, len(periods)) * STEP
    return alt.layer(line, ranges, points).properties(width=width, height=HEIGHT, title=block_name(block, lang))


def _row(point: Point, unit: str, names: dict[str, str], lang: Lang) -> dict[str, Any]:
    own, shown = parse_unit(point.unit).factor, parse_unit(unit).factor
    value = Decimal(repr(point.value)) * own / shown
    interval = point.interval.scaled(1 / shown)
    sort = "suspicious" if point.is_suspicious else "revision" if point.is_revision else "stated"
    said = [point.period or "", one_line(point.surface), names[point.doc_id], remarks(point, lang)]
    return {
        "period": point.period,
        "value": float(value),
        "lower": float(interval.lower if interval.lower.is_finite() else value),
        "upper": float(interval.upper if interval.upper.is_finite() else value),
        "bulletin": names[point.doc_id],
        "sort": say("series", sort, lang),
        "is_suspicious": point.is_suspicious,
        "told": " · ".join(filter(None, said)),
    }


def _latest(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The row of each period that the line goes through: what was told last, of what nothing speaks against if there is any."""
    best: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["period"] not in best or not row["is_suspicious"] or best[row["period"]]["is_suspicious"]:
            best[row["period"]] = row
    return list(best.values())


def _names(points: Iterable[Point]) -> dict[str, str]:
    """What each bulletin is called: its title, with its id where several have that title or it has none."""
    titles = {point.doc_id: one_line(point.title) for point in sorted(points, key=lambda point: point.vintage)}
    told = list(titles.values())
    return {
        doc_id: title if title and told.count(title) == 1 else one_line(f"{title} {doc_id}")
        for doc_id, title in titles.items()
    }
