"""Full: each finding with its arithmetic, its suspects and what they should read; verdict and coverage for each document."""

import os
from collections.abc import Callable, Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.console import INDENT, Line, finding_lines, plain, verdict_line
from cqcheck.report.coverage import count_states, coverage_line
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes findings like a linter, in colour on a terminal only (or where FORCE_COLOR asks for it)."""
    show = _in_colour(out) if out.isatty() or os.environ.get("FORCE_COLOR") else _as_text(out)
    for checked in documents:
        for finding in checked.findings:
            for line in finding_lines(finding, checked, lang):
                show(line)
        show(verdict_line(checked, lang))
        show((INDENT, (coverage_line(count_states([checked]), lang), "dim")))
        out.flush()


def _as_text(out: TextIO) -> Callable[[Line], object]:
    return lambda line: out.write(f"{plain(line)}\n")


def _in_colour(out: TextIO) -> Callable[[Line], object]:
    from rich.console import Console  # noqa: PLC0415 - a terminal is worth the time
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=out, highlight=False, soft_wrap=True, emoji=False, markup=False)
    return lambda line: console.print(Text.assemble(*line))
