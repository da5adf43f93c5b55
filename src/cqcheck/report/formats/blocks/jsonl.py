"""JSON lines: one object a block."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.json_lines import write_json_lines
from cqcheck.report.rows import block_rows
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes one object a block."""
    write_json_lines(documents, out, block_rows)
