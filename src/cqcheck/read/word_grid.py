"""A table of a Word file → its grid: rows of cells, one that reaches over several places at each of them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from cqcheck.read.grid import require_few

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROW, CELL = f"{W}tr", f"{W}tc"
# Around what is shown: content controls, insertions, smart tags.
WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml", f"{W}body"}

Cells = list[Any]  # elements; None where a row has no cell


def shown(element: Any, tags: Container[str]) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """The children of an element that have one of these tags, those in wrappers too."""
    for child in element:
        if child.tag in WRAPPERS:
            yield from shown(child, tags)
        elif child.tag in tags:
            yield child


def rows_of(table: Any, name: str) -> Iterator[Cells]:  # noqa: ANN401
    """The rows of a table element; `name` is the file's, for messages.

    Raises:
        InputError: They have more cells than are read.
    """
    size = 0
    above: Cells = []
    for row in shown(table, (ROW,)):
        cells: Cells = [None] * _checked(size, _number(row, "trPr/gridBefore", 0), name)
        for cell in shown(row, (CELL,)):
            span = _checked(size + len(cells), max(1, _number(cell, "tcPr/gridSpan", 1)), name)
            at = len(cells)
            cells += [above[at] if _goes_on(cell) and at < len(above) else cell] * span
        size += len(cells)
        yield cells
        above = cells


def _checked(before: int, more: int, name: str) -> int:
    require_few(before + more, name)
    return more


def _goes_on(cell: Any) -> bool:  # noqa: ANN401
    """Whether a cell is the part of the one above it that reaches into this row."""
    merged = _found(cell, "tcPr/vMerge")
    return merged is not None and merged.get(f"{W}val") != "restart"


def _number(element: Any, path: str, default: int) -> int:  # noqa: ANN401
    found = _found(element, path)
    stated = "" if found is None else found.get(f"{W}val", "")
    return int(stated) if re.fullmatch("[0-9]{1,9}", stated) else default


def _found(element: Any, path: str) -> Any:  # noqa: ANN401
    return element.find("/".join(f"{W}{step}" for step in path.split("/")))
