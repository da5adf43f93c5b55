"""Values → CSV lines.

A field without value is empty, an empty text is "" (as PostgreSQL, DuckDB and Arrow read it), yes and no are true and
false. A text that a spreadsheet would run as a formula gets an apostrophe in front.
"""

import re
from collections.abc import Iterable

from cqcheck.report.printable import without_controls

# A sign alone starts a formula only if something is called or referred to: -17.5% and -5台(套) are none.
FORMULA = re.compile(r"[=@\t\r]|[+-].*(?:[|!=]|[A-Za-z0-9_.]\()", re.DOTALL)
SPECIAL = re.compile(r'[",\r\n]|^\s|\s$|^$')


def csv_line(values: Iterable[object]) -> str:
    """The values as a line: `csv_line(["a,b", None, "", 1, True])` is `"a,b",,"",1,true`."""
    return ",".join(map(_field, values)) + "\n"


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = without_controls(f"'{value}" if FORMULA.match(value) else value)
    return '"' + text.replace('"', '""') + '"' if SPECIAL.search(text) else text
