"""Figures whose names say that the one is within the other: 营业利润 and 营业收入, 前10位 and 前100位."""

import re
from collections.abc import Callable, Iterator

from cqcheck.lexicons.enclosures import enclosing
from cqcheck.lexicons.numerals import chinese_number
from cqcheck.relate.binders.listed import summed_pairs
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import normalise
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

FIRST = re.compile(r"前(?P<size>\d+|[一二三四五六七八九十百]+)(?:位|名|家|强|大)的?")
SLOTS = ("level", "share", "rate")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the law that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _endings(page: Page) -> Iterator[Draft]:
    known = summed_pairs(page)
    for whole, part in ending_pairs(page):
        if (part.claim.claim_id, whole.claim.claim_id) not in known:
            yield Draft((("whole", whole), ("part", part)))


def ending_pairs(page: Page) -> list[tuple[Statement, Statement]]:
    """Every figure after the one whose name has the larger ending of the lexicon, each pair once."""
    return page.once(_make_pairs)


def _make_pairs(page: Page) -> list[tuple[Statement, Statement]]:
    return list(_find_pairs(page))


def _find_pairs(page: Page) -> Iterator[tuple[Statement, Statement]]:
    known: set[tuple[str, str]] = set()
    for part in page.statements:
        for enclosure, name in (*enclosing(part.claim.indicator), *enclosing(part.name)):
            if part.slot not in (("rate", "share") if enclosure.is_average else ("level",)):
                continue
            whole = page.alike(part, normalise(name), part.slot)
            if whole is not None and whole.is_comparable(part) and whole.name != part.name:
                pair = (part.claim.claim_id, whole.claim.claim_id)
                if pair not in known:
                    known.add(pair)
                    yield whole, part


def _firsts(page: Page) -> Iterator[Draft]:
    """前5家 of what the next larger number of the same are: 前10位, 前100位."""
    groups: dict[tuple[object, ...], list[tuple[int, Statement]]] = {}
    for each in page.statements:
        found = FIRST.search(each.claim.indicator)
        if found and each.slot in SLOTS:
            size = int(found["size"]) if found["size"].isdigit() else int(chinese_number(found["size"]))
            key = (each.slot, each.claim.reference, each.dimension, each.block, *each.key[1:])
            groups.setdefault(key, []).append((size, each))
    for group in groups.values():
        for size, part in group:
            larger = [(other, whole) for other, whole in group if other > size and _is_of_same(whole, part)]
            if larger:
                yield Draft((("whole", min(larger, key=lambda pair: pair[0])[1]), ("part", part)))


def _is_of_same(whole: Statement, part: Statement) -> bool:
    """Whether both count the same thing, which the second may leave out: 前5家企业营业收入占51.2%，前10位占59.4%."""
    rests = [FIRST.sub("", each.claim.indicator)[-2:] for each in (whole, part)]
    return whole.is_comparable(part) and ("" in rests or rests[0] == rests[1])


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"endings": _endings, "firsts": _firsts}
