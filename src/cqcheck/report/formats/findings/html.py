"""HTML: a whole run in one file that is complete in itself."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.html.pages import run_page
from cqcheck.report.html.view import DocumentView
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes one page with every document's text, findings, claims and relations."""
    views = [DocumentView(checked, prefix=f"d{number}-") for number, checked in enumerate(documents, start=1)]
    out.write(run_page(views, lang))
