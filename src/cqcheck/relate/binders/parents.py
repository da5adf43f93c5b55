"""A figure and that of its parent in the catalogue."""

from collections.abc import Callable, Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.relate.binders.listed import summed_pairs
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SLOTS = ("level", "share", "change", "growth")
OTHERS_MOVE = Bilingual("总体的其他部分可能反向变动", "the other parts of the whole can have moved the other way")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _firm(page: Page) -> Iterator[Draft]:
    return _amounts(page, is_loose=False)


def _loose(page: Page) -> Iterator[Draft]:
    return _amounts(page, is_loose=True)


def _amounts(page: Page, *, is_loose: bool) -> Iterator[Draft]:
    """Every amount or share with its nearest stated ancestors, of firm or of loose coverage."""
    known = summed_pairs(page)
    for whole, part, is_of_loose in ancestor_pairs(page):
        is_new = (part.claim.claim_id, whole.claim.claim_id) not in known
        if part.slot in ("level", "share") and is_new and is_of_loose == is_loose:
            yield Draft((("whole", whole), ("part", part)))


def _changes(page: Page) -> Iterator[Draft]:
    """Every rise of a part with that of its whole; not decided where it is the larger."""
    for whole, part, _ in ancestor_pairs(page):
        if part.slot == "change" and part.claim.value > 0 and whole.claim.value > 0 and whole.base == part.base:
            yield Draft((("whole", whole), ("part", part)), excuse=OTHERS_MOVE)


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {
    "firm": _firm,
    "loose": _loose,
    "changes": _changes,
}


def ancestor_pairs(page: Page) -> list[tuple[Statement, Statement, bool]]:
    """Whole and part of every catalogued part with its nearest stated ancestors, and whether coverage may differ."""
    return page.once(_make_pairs)


def _make_pairs(page: Page) -> list[tuple[Statement, Statement, bool]]:
    return [
        (whole, part, is_loose)
        for part in page.statements
        if part.slot in SLOTS and part.indicator is not None
        for whole, is_loose in _ancestors(page, part, part.indicator.parents, is_loose=part.indicator.is_loose)
    ]


def _ancestors(
    page: Page, part: Statement, parents: tuple[str, ...], *, is_loose: bool
) -> Iterator[tuple[Statement, bool]]:
    for name in parents:
        whole = page.alike(part, name, part.slot)
        if whole is not None and whole.is_comparable(part) and _is_of_one_whole(whole, part):
            yield whole, is_loose
        else:
            parent = load_catalogue().indicators[name]
            yield from _ancestors(page, part, parent.parents, is_loose=is_loose or parent.is_loose)


def _is_of_one_whole(whole: Statement, part: Statement) -> bool:
    """Two shares can be compared if they are of one whole."""
    return part.slot != "share" or whole.claim.reference == part.claim.reference
