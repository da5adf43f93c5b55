"""An amount whose name has the form of a part of a catalogued whole: 加工贸易出口 of 货物出口总额."""

import re
from collections.abc import Callable, Iterable, Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.relate.binders.listed import summed_pairs
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import is_new
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Key, Statement

FEWEST = 3
NOT_ALL = Bilingual("表中各行未必是全部组成部分", "the rows are not known to be all parts")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The members of a catalogued whole, for its area and period, by the law that the rule's `where` names."""
    for whole, members in find_members(page):
        yield from LAWS[str(rule.where)](page, whole, members)


def find_members(page: Page) -> list[tuple[Statement, list[Statement]]]:
    """The catalogued wholes with the amounts whose names have the form of their parts."""
    return page.once(_make_members)


def _make_members(page: Page) -> list[tuple[Statement, list[Statement]]]:
    return list(_members(page))


def _members(page: Page) -> Iterator[tuple[Statement, list[Statement]]]:
    for indicator in load_catalogue():
        if indicator.members is not None:
            form = re.compile(indicator.members)
            for wholes in _by_key(page.stated(indicator.name, "level")):
                members: dict[Statement, list[Statement]] = {}
                for each in page.levels(wholes[0]):
                    if form.search(each.name) and (whole := _whole(page, each, indicator.name)) is not None:
                        members.setdefault(whole, []).append(each)
                yield from members.items()


def _by_key(statements: list[Statement]) -> Iterable[list[Statement]]:
    found: dict[Key, list[Statement]] = {}
    for each in statements:
        found.setdefault(each.key, []).append(each)
    return found.values()


def _each(page: Page, whole: Statement, members: list[Statement]) -> Iterator[Draft]:
    known = summed_pairs(page)
    for part in members:
        if (part.claim.claim_id, whole.claim.claim_id) not in known:
            yield Draft((("whole", whole), ("part", part)))


def _table(page: Page, whole: Statement, members: list[Statement]) -> Iterator[Draft]:
    """The rows of a flat table are disjoint."""
    for rows in _tables(page, members):
        yield Draft((("whole", whole), *(("part", row) for row in rows)))


def _growths(page: Page, whole: Statement, members: list[Statement]) -> Iterator[Draft]:
    """The growths of the rows; other parts may explain a whole that lies outside."""
    growth = page.item_of(whole).get("growth")
    for rows in _tables(page, members):
        parts = [part for row in rows if (part := page.item_of(row).get("growth")) is not None]
        if growth is not None and len(parts) == len(rows) and all(part.is_like_move(growth) for part in parts):
            yield Draft((("whole", growth), *(("part", part) for part in parts)), excuse=NOT_ALL)


LAWS: dict[str, Callable[[Page, Statement, list[Statement]], Iterator[Draft]]] = {
    "each": _each,
    "table": _table,
    "growths": _growths,
}


def _tables(page: Page, members: list[Statement]) -> Iterator[list[Statement]]:
    tables: dict[int, list[Statement]] = {}
    for part in members:
        if part.claim.table and page.is_flat_table(page.passage(part)):
            tables.setdefault(page.passage(part), []).append(part)
    yield from (rows for rows in tables.values() if len(rows) >= FEWEST)


def _whole(page: Page, part: Statement, name: str) -> Statement | None:
    """The statement of a whole that an amount is a member of: the nearest."""
    if part.indicator is not None or part.is_average or is_new(part.name):
        return None
    whole = page.alike(part, name, "level")
    return whole if whole is not None and part.is_comparable(whole) else None
