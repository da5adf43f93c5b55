"""A series from a store → standard output or a file, and a picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cqcheck.cli.options import SeriesFormat
from cqcheck.cli.output import open_output
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.report.series.rows import write_rows, write_tables
from cqcheck.report.texts import Lang
from cqcheck.series import Series

PICTURES = (".svg", ".html", ".png")


@dataclass(frozen=True, slots=True)
class Shown:
    """How a series is written, where, and where its picture goes."""

    format_: SeriesFormat
    output: Path | None
    plot: Path | None
    lang: Lang

    def __post_init__(self) -> None:
        if self.plot and self.plot.suffix.lower() not in PICTURES:
            msg = f"--plot: {self.plot} is no picture's name; it ends in {', '.join(PICTURES)}"
            raise InputError(msg)


def print_series(series: Series, shown: Shown) -> ExitCode:
    """Prints a series, and draws it if that is asked for.

    Raises:
        InputError: A file cannot be written, or what draws is not installed.
    """
    if shown.plot:
        _draw(series, shown.plot, shown.lang)
    with open_output(shown.output) as out:
        match shown.format_:
            case SeriesFormat.TABLE:
                write_tables(series, out, shown.lang)
            case SeriesFormat.HTML:
                from cqcheck.report.series.page import series_page  # noqa: PLC0415 - Jinja only for those who want pages

                out.write(series_page(series, shown.lang))
            case SeriesFormat.CSV | SeriesFormat.JSONL:
                write_rows(series, out, shown.format_)
    return ExitCode.CLEAN


def _draw(series: Series, path: Path, lang: Lang) -> None:
    from cqcheck.report.series.chart import picture, picture_png  # noqa: PLC0415 - for those who draw

    if path.suffix.lower() == ".png":
        content = picture_png(series, lang)
        with open_output(path) as out:
            out.buffer.write(content)
        return
    text = picture(series, lang)
    if path.suffix.lower() == ".html":
        from cqcheck.report.series.page import series_page  # noqa: PLC0415 - Jinja only for those who want pages

        text = series_page(series, lang, text)
    with open_output(path) as out:
        out.write(text)
