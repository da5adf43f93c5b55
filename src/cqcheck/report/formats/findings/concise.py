"""Concise: one line a finding, as linters print them."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.console import headline, plain
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes `path:line:column: RULE severity message` for each finding."""
    for checked in documents:
        out.writelines(plain(headline(finding, lang)) + "\n" for finding in checked.findings)
        out.flush()
