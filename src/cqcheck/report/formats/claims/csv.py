"""CSV: one line a claim, one head for all documents."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.columns import CLAIM_COLUMNS
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.claim_rows import claim_rows_of
from cqcheck.report.csv_lines import csv_line
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes the claims of each document as soon as it is there."""
    out.write(csv_line(CLAIM_COLUMNS))
    for checked in documents:
        out.writelines(csv_line(row.values()) for row in claim_rows_of(checked))
        out.flush()
