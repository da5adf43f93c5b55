"""Rows → JSON lines."""

import json
import re
from collections.abc import Callable, Iterable
from typing import TextIO

import orjson

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.rows import Row

UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def write_json_lines(
    documents: Iterable[CheckedDocument], out: TextIO, rows_of: Callable[[CheckedDocument], list[Row]]
) -> None:
    """Writes one object a line, each document's as soon as it is there."""
    for checked in documents:
        out.writelines(json_text(row) + "\n" for row in rows_of(checked))
        out.flush()


def json_text(row: object) -> str:
    """The row as JSON on one line, Chinese as it is, figures without loss; open sides are null.

    Characters that a terminal would heed or hide are escaped.
    """
    text = orjson.dumps(row).decode()
    return text if text.isprintable() else UNSEEN.sub(lambda char: json.dumps(char[0])[1:-1], text)
