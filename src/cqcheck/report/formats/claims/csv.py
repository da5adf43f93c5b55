"""CSV: one line a claim, one head for all documents."""

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.claim_rows import claim_rows_of
from cqcheck.report.printable import without_controls
from cqcheck.report.texts import Lang

# What a spreadsheet would run as a formula; a signed number is none.
FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d)")


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes the claims of each document as soon as it is there."""
    written = csv.writer(out, lineterminator="\n")
    is_first = True
    for checked in documents:
        for row in claim_rows_of(checked):
            if is_first:
                written.writerow(row)
                is_first = False
            written.writerow([_harmless(value) for value in row.values()])
        out.flush()


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    return without_controls(f"'{value}" if FORMULA.match(value) else value)
