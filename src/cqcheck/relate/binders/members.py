"""An amount whose name has the form of a part of a catalogued whole: 加工贸易出口 of 货物出口总额."""

import re
from collections.abc import Iterator

from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.relate.binders.listed import summed_pairs
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import is_new
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

FEWEST = 3


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The members of a catalogued whole, for its area and period; `where` is `each`, or `table` for the rows of one."""
    for indicator in load_catalogue():
        if indicator.members is not None:
            form = re.compile(indicator.members)
            for whole in page.stated(indicator.name, "level"):
                members = [
                    each for each in page.levels(whole) if form.search(each.name) and _is_member(page, each, whole)
                ]
                yield from _each(page, whole, members) if rule.where == "each" else _rows(page, whole, members)


def _each(page: Page, whole: Statement, members: list[Statement]) -> Iterator[Draft]:
    known = summed_pairs(page)
    for part in members:
        if (part.claim.claim_id, whole.claim.claim_id) not in known:
            yield Draft((("whole", whole), ("part", part)))


def _rows(page: Page, whole: Statement, members: list[Statement]) -> Iterator[Draft]:
    """The rows of a flat table are disjoint."""
    tables: dict[int, list[Statement]] = {}
    for part in members:
        if part.claim.table and page.is_flat_table(page.passage(part)):
            tables.setdefault(page.passage(part), []).append(part)
    for rows in tables.values():
        if len(rows) >= FEWEST:
            yield Draft((("whole", whole), *(("part", row) for row in rows)))


def _is_member(page: Page, part: Statement, whole: Statement) -> bool:
    is_open = part.indicator is None and not part.is_average and not is_new(part.name)
    return is_open and part.is_comparable(whole) and page.alike(part, whole.name, "level") is whole
