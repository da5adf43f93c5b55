"""JSON lines: one object a relation."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.json_lines import write_json_lines
from cqcheck.report.rows import relation_rows
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes one object a relation."""
    write_json_lines(documents, out, relation_rows)
