"""JSON: one array of all findings."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.json_lines import json_text
from cqcheck.report.rows import finding_rows
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes an array with one finding a line; it grows with every document."""
    out.write("[")
    separator = "\n"
    for checked in documents:
        for row in finding_rows(checked):
            out.write(f"{separator}{json_text(row)}")
            separator = ",\n"
        out.flush()
    out.write("\n]\n")
