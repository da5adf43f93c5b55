"""A series → one page that is complete in itself: its picture, if there is one, and its tables."""

import re

from markupsafe import Markup

from cqcheck.report.html.pages import render
from cqcheck.report.series.rows import SHOWN, block_title, cells, column_group
from cqcheck.report.texts import Lang
from cqcheck.series import Series

PROLOGUE = re.compile(r"\A\s*<\?xml.*?\?>")


def series_page(series: Series, lang: Lang, picture: str = "") -> str:
    """The page of a series.

    Args:
        series: The series.
        lang: The language that is shown first.
        picture: An SVG of our own making.
    """
    blocks = [
        (
            {lang: block_title(series, block, lang) for lang in Lang},
            list(zip(*(cells(block, lang) for lang in Lang), strict=True)),
        )
        for block in series.blocks
    ]
    return render(
        "series.html.jinja",
        lang,
        series=series,
        picture=Markup(PROLOGUE.sub("", picture)),  # noqa: S704 - texts in it are escaped where it is made
        blocks=blocks,
        heads=[(column_group(column), column) for column in SHOWN],
    )
