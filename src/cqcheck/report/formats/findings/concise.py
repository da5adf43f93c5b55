"""Concise: one line a finding, as linters print them."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.colour import printer
from cqcheck.report.console import headline
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes `path:line:column: RULE severity message` for each finding."""
    show = printer(out)
    for checked in documents:
        for finding in checked.findings:
            show(headline(finding, checked.document, lang))
        out.flush()
