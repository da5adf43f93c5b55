"""Rows → JSON lines."""

from collections.abc import Callable, Iterable
from typing import TextIO

import orjson

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.rows import Row


def write_json_lines(
    documents: Iterable[CheckedDocument], out: TextIO, rows_of: Callable[[CheckedDocument], list[Row]]
) -> None:
    """Writes one object a line, each document's as soon as it is there."""
    for checked in documents:
        out.writelines(json_text(row) + "\n" for row in rows_of(checked))
        out.flush()


def json_text(row: object) -> str:
    """The row as JSON on one line, Chinese as it is, figures without loss; open sides are null."""
    return orjson.dumps(row).decode()
