"""Page: everything that the binders look things up in, built once for a document."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

from cqcheck.claims import Claim
from cqcheck.codelists import PriceBasis
from cqcheck.read import BlockKind, Document
from cqcheck.relate.cuts import Cut, find_cuts
from cqcheck.relate.items import Item, group_items
from cqcheck.relate.runs import Run, find_runs
from cqcheck.relate.scopes import Scope, find_scopes
from cqcheck.relate.statements import Key, Statement, place_statements

# A growth on another base than the printed one of last year (trap of every recomputation).
COMPARABLE_BASE = re.compile(r"可比|同口径|同比口径|剔除|扣除|不变价|实际(?:增长|下降)|(?<!按)可比价")
# A fact that is stated very often is looked for among so many statements of it around a place; a text of the usual
# length never has as many.
AROUND = 64
# Amounts of any name among which an unnamed whole is looked for.
AMOUNTS_AROUND = 512
Made = TypeVar("Made")
NESTED_ROW = re.compile(r"[|｜]?(?:[#＃]|其中|合计|总计|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]）)")


class Page:
    """A document's statements, the items and lists that they make, and where each fact is stated."""

    def __init__(self, document: Document, claims: Iterable[Claim]) -> None:
        self.document = document
        self.statements = place_statements(document, claims)
        self._made: dict[tuple[object, ...], Any] = {}

    def once(self, make: Callable[..., Made], *settings: object) -> Made:
        """What a function makes of this page and some settings, made at the first call."""
        known = (make, *settings)
        if known not in self._made:
            self._made[known] = make(self, *settings)
        made: Made = self._made[known]
        return made

    @cached_property
    def items(self) -> list[Item]:
        """What each sentence states of one indicator, in the order of the text."""
        return group_items(self.statements)

    @cached_property
    def _item_of(self) -> dict[str, Item]:
        return {each.claim.claim_id: item for item in self.items for each in item.statements}

    def item_of(self, statement: Statement) -> Item:
        """What the sentence of a statement states of its indicator."""
        return self._item_of[statement.claim.claim_id]

    @cached_property
    def _blocks(self) -> dict[int, list[Statement]]:
        found: dict[int, list[Statement]] = {}
        for each in self.statements:
            found.setdefault(each.block, []).append(each)
        return found

    def between(self, block: int, start: int, end: int) -> list[Statement]:
        """What a block states from one place in its clean text to another, in the order of the text."""
        stated = self._blocks.get(block, [])
        first, last = (bisect_left(stated, place, key=_place) for place in (start, end))
        return stated[first:last]

    @cached_property
    def scopes(self) -> list[Scope]:
        """The lists of parts in the text."""
        return find_scopes(self.document, self.items)

    @cached_property
    def cuts(self) -> list[Cut]:
        """The wholes of the catalogue with those of their parts that are stated."""
        return find_cuts(self.document, self.items, self.scopes)

    @cached_property
    def runs(self) -> list[Run]:
        """Neighbouring figures that add up to one of them."""
        passages: dict[int, list[Statement]] = {}
        for each in self.statements:
            passages.setdefault(self.passage(each), []).append(each)
        return find_runs(passages.values())

    @cached_property
    def _facts(self) -> dict[tuple[Key, str], list[Statement]]:
        found: dict[tuple[Key, str], list[Statement]] = {}
        for each in self.statements:
            found.setdefault((each.key, each.slot), []).append(each)
        return found

    @cached_property
    def _names(self) -> dict[tuple[str, str], list[Statement]]:
        found: dict[tuple[str, str], list[Statement]] = {}
        for each in self.statements:
            found.setdefault((each.name, each.slot), []).append(each)
        return found

    def facts(self) -> Iterator[list[Statement]]:
        """The statements of each fact: one indicator, area, period and slot."""
        yield from self._facts.values()

    def stated(self, name: str, slot: str) -> list[Statement]:
        """Every statement of an indicator in a slot, whatever area and period."""
        return self._names.get((name, slot), [])

    def alike(
        self, like: Statement, name: str, slot: str, unit: str | None = None, base: str | None = None
    ) -> Statement | None:
        """The statement of `name` for the area and period of `like` that stands nearest to it, rather before it.

        If given, it is stated in a unit, or against a base.
        """
        key: Key = (name, like.area, like.period, like.is_target)
        found = [
            each
            for each in around(self._facts.get((key, slot), ()), like)
            if each.claim.claim_id != like.claim.claim_id and unit in (None, each.claim.unit.unit_measure)
            if base in (None, each.base)
        ]
        return min(found, key=lambda each: _distance(each, like), default=None)

    def near(
        self, like: Statement, name: str, area: str, period: str | None, slot: str, *, is_target: bool = False
    ) -> Statement | None:
        """The outcome, or the target, stated of a fact nearest to `like`."""
        found = self._facts.get(((name, area, period, is_target), slot), ())
        return min(around(found, like), key=lambda each: abs(each.claim.start - like.claim.start), default=None)

    @cached_property
    def _levels(self) -> dict[tuple[object, ...], list[Statement]]:
        found: dict[tuple[object, ...], list[Statement]] = {}
        for each in self.statements:
            if each.slot == "level":
                found.setdefault(each.key[1:], []).append(each)
        return found

    def levels(self, like: Statement) -> list[Statement]:
        """All amounts of the area and period of `like`."""
        return self._levels.get(like.key[1:], [])

    @cached_property
    def by_block(self) -> dict[int, list[Statement]]:
        """The statements of each paragraph or row, in the order of the text."""
        found: dict[int, list[Statement]] = {}
        for each in self.statements:
            found.setdefault(each.block, []).append(each)
        return found

    def of(self, name: str, area: str, period: str | None, slot: str) -> Statement | None:
        """The first outcome stated of a fact."""
        return next(iter(self._facts.get(((name, area, period, False), slot), [])), None)

    @cached_property
    def _passages(self) -> list[int]:
        """For each block the first block of its table, or the block itself."""
        first: list[int] = []
        for number, block in enumerate(self.document.blocks):
            is_row = block.kind is BlockKind.ROW
            is_next = is_row and number > 0 and self.document.blocks[number - 1].kind is BlockKind.ROW
            first.append(first[-1] if is_next else number)
        return first

    def passage(self, statement: Statement) -> int:
        """The paragraph or table that a statement stands in."""
        return self._passages[statement.block]

    def is_flat_table(self, first_block: int) -> bool:
        """Whether no row of a table is a total, a heading of others or marked as their part: 合计, 一、亚洲, #东盟."""
        rows = takewhile(lambda block: block.kind is BlockKind.ROW, self.document.blocks[first_block:])
        return not any(NESTED_ROW.match(row.text) for row in rows)

    def sentence_of(self, statement: Statement) -> str:
        """The clean text of the sentence that a statement stands in."""
        return self.document.sentences[statement.claim.sentence].text

    def sentence_before(self, statement: Statement) -> str:
        """The clean text of the sentence up to a statement."""
        text, at = self.document.blocks[statement.block].text, statement.at
        return text[max(text.rfind(mark, 0, at) for mark in "。！？") + 1 : at]

    def text_before(self, statement: Statement, length: int) -> str:
        """The clean text of at most `length` characters before a statement."""
        return self.document.blocks[statement.block].text[max(0, statement.at - length) : statement.at]

    def text_after(self, statement: Statement, length: int) -> str:
        """The clean text of at most `length` characters after a statement."""
        return self.document.blocks[statement.block].text[statement.until : statement.until + length]

    def is_comparable_growth(self, growth: Statement) -> bool:
        """Whether the words by a growth say that its base is not the printed one: 按可比口径增长10.2%."""
        clause = re.split(r"[；。]", self.text_before(growth, 30))[-1]
        return bool(COMPARABLE_BASE.search(clause)) or _is_told_real(growth)


def around(found: Sequence[Statement], like: Statement, most: int = AROUND) -> Sequence[Statement]:
    """Those of some statements, in the order of the text, that stand around another: all if they are not many."""
    if len(found) <= most:
        return found
    at = bisect_left(found, like.claim.start, key=lambda each: each.claim.start)
    return found[max(0, at - most // 2) : at + most // 2]


def _is_told_real(growth: Statement) -> bool:
    """Whether the text or a note tells prices that are not usual for the indicator: 增长8.9%（按可比价计算）."""
    usual = growth.indicator.growth_basis if growth.indicator is not None else PriceBasis.UNKNOWN
    return growth.claim.price_basis in (PriceBasis.CONSTANT, PriceBasis.COMPARABLE) and usual in (
        PriceBasis.UNKNOWN,
        PriceBasis.CURRENT,
    )


def _place(each: Statement) -> int:
    return each.at


def _distance(each: Statement, like: Statement) -> int:
    """How far a statement stands from another; what comes after it counts threefold, since texts refer back."""
    ahead = each.claim.start - like.claim.start
    return 3 * ahead if ahead > 0 else -ahead
