"""A level and the level of its parent in the catalogue."""

from collections.abc import Iterator

from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.relate.binders.listed import summed_pairs
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """Every amount or share with its nearest stated ancestors; `where` is `firm` or `loose` coverage."""
    known = summed_pairs(page)
    for part in page.statements:
        if part.slot not in ("level", "share") or part.indicator is None:
            continue
        for whole, is_loose in _ancestors(page, part, part.indicator.parents, is_loose=part.indicator.is_loose):
            is_new = (part.claim.claim_id, whole.claim.claim_id) not in known
            if is_new and is_loose == (rule.where == "loose"):
                yield Draft((("whole", whole), ("part", part)))


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
    return part.slot == "level" or whole.claim.reference == part.claim.reference
