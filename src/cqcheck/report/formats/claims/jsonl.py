"""JSON lines: one object a claim."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.claim_rows import claim_rows_of
from cqcheck.report.json_lines import write_json_lines
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes one object a claim."""
    write_json_lines(documents, out, claim_rows_of)
