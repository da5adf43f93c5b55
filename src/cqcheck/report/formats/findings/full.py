"""Full: each finding with its arithmetic, its suspects and what they should read; verdict and coverage for each document."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.colour import Line, Style, printer
from cqcheck.report.console import INDENT, finding_lines, verdict_line
from cqcheck.report.coverage import count_states, coverage_line
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes findings like a linter, and what became of each document."""
    show = printer(out)
    for checked in documents:
        for line in (*_finding_lines(checked, lang), *_closing_lines(checked, lang)):
            show(line)
        out.flush()


def write_bare(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes the findings alone."""
    show = printer(out)
    for checked in documents:
        for line in _finding_lines(checked, lang):
            show(line)
        out.flush()


def _finding_lines(checked: CheckedDocument, lang: Lang) -> Iterator[Line]:
    for finding in checked.findings:
        yield from finding_lines(finding, checked, lang)


def _closing_lines(checked: CheckedDocument, lang: Lang) -> Iterator[Line]:
    yield verdict_line(checked, lang)
    yield (INDENT, (coverage_line(count_states([checked]), lang), Style.DIM))
