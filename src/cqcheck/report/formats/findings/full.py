"""Full: each finding with its arithmetic, its suspects and what they should read; a verdict for each document."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.console import finding_lines, verdict_line
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes findings like a linter, in colour on a terminal only."""
    console = Console(file=out, highlight=False, soft_wrap=True, emoji=False, markup=False)
    for checked in documents:
        for finding in checked.findings:
            for line in finding_lines(finding, checked, lang):
                console.print(line)
        console.print(verdict_line(checked, lang))
        out.flush()
