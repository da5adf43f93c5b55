"""Cut: a whole of the catalogue with the statements that are its parts by one classification."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from cqcheck.lexicons.classifications import ANY, Classification, load_classifications
from cqcheck.lexicons.indicators import fold, load_catalogue
from cqcheck.read import BlockKind, Document
from cqcheck.relate.items import Item
from cqcheck.relate.names import coverage, heads_agree, is_new
from cqcheck.relate.scopes import Scope
from cqcheck.relate.statements import Key, Statement

# Characters that a part's name may have besides its label and the words of its whole.
NEUTRAL = frozenset(
    "级以上参保全市省区县国体类项业务原保险费企实现完成总额值常住人口居民市场对和的及性按量数员单位家个其中"
)

FAR = 10**9
FAR_MENTIONS = 32  # of a part that is stated again and again, so many around the whole are looked at
LONGEST = 400  # items after a whole, in its paragraph or table, among which its parts are looked for
LONGEST_GENERAL = 64  # where the whole can be any figure
BARE = 5  # characters of a label that stands alone: 城镇, 农村居民


@dataclass(frozen=True, slots=True)
class Cut:
    """A whole, a classification of it, and per part its items, those of the list before those elsewhere."""

    whole: Item
    by: Classification
    parts: tuple[tuple[Item, ...], ...]
    listed: int  # how many parts stand in the list after the whole
    mentions: tuple[Item, ...] = ()  # what the whole's paragraph states of it elsewhere

    def stated(self, slot: str) -> tuple[Statement | None, list[Statement], list[str]]:
        """The whole's statement in a slot, those of its parts, and the labels of the parts that lack one."""
        mentions = (self.whole, *self.mentions)
        whole = next((stated for item in mentions if (stated := item.get(slot)) is not None), None)
        found: list[Statement] = []
        missing: list[str] = []
        for labels, items in zip(self.by.parts, self.parts, strict=True):
            choice = next((part for item in items if (part := item.get(slot)) is not None and _fits(part, whole)), None)
            if choice is None:
                missing.append(labels[0])
            else:
                found.append(choice)
        return whole, found, missing


def find_cuts(document: Document, items: Sequence[Item], scopes: Sequence[Scope]) -> list[Cut]:
    """Every whole with two or more stated parts by a classification, in the order of the text."""
    by_key: dict[Key, list[Item]] = {}
    for item in items:
        by_key.setdefault(item.first.key, []).append(item)
    lists = _lists(scopes)
    cuts = []
    for number, item in enumerate(items):
        is_known = False
        for by in _cutting(item.name):
            if not (ANY in by.wholes and is_known):
                own = [part for scope in lists.get((id(item), _sort(by)), ()) for part in scope.parts]
                longest = LONGEST if ANY not in by.wholes else LONGEST_GENERAL
                following: Iterator[Item] = islice(_following(document, items, number, by), longest)
                if ANY in by.wholes:
                    sentence = item.first.claim.sentence
                    following = takewhile(lambda each: each.first.claim.sentence == sentence, following)  # noqa: B023 - used at once
                cut = _cut(item, by, [*own, *following], by_key)
                if cut is not None:
                    cuts.append(cut)
                    is_known = is_known or cut.listed >= 2
    return _without_echoes(cuts)


@lru_cache(maxsize=1 << 14)
def _cutting(name: str) -> tuple[Classification, ...]:
    """The classifications that cut a whole."""
    return tuple(by for by in load_classifications() if by.cuts(name))


def _sort(by: Classification) -> str:
    return ANY if ANY in by.wholes else by.by


def _lists(scopes: Iterable[Scope]) -> dict[tuple[int, str], list[Scope]]:
    """The lists by the identity of their whole and the classification: its nearest candidate that is cut by it."""
    found: dict[tuple[int, str], list[Scope]] = {}
    for scope in scopes:
        part = scope.parts[0].first
        heads: dict[str, Item] = {}
        for whole in scope.wholes:
            if ANY not in heads and any(
                each.slot == part.slot and each.is_comparable(part) for each in whole.statements
            ):
                heads[ANY] = whole
            for by in _cutting(whole.name):
                if ANY not in by.wholes:
                    heads.setdefault(by.by, whole)
        for sort, whole in heads.items():
            found.setdefault((id(whole), sort), []).append(scope)
    return found


def _following(document: Document, items: Sequence[Item], number: int, by: Classification) -> Iterator[Item]:
    """The items after a whole in its paragraph or table, up to the next whole of the same classification."""
    block = items[number].first.block
    is_row = document.blocks[block].kind is BlockKind.ROW
    last = block
    for item in items[number + 1 :]:
        if item.first.block != block:
            if not is_row or document.blocks[item.first.block].kind is not BlockKind.ROW:
                return
            if any(each.kind is not BlockKind.ROW for each in document.blocks[last : item.first.block]):
                return
            last = item.first.block
        elif item.name in by.wholes and item.name != items[number].name:
            return
        if item.first.key == items[number].first.key and item.get("level"):
            return
        yield item


def _cut(whole: Item, by: Classification, window: Sequence[Item], by_key: Mapping[Key, list[Item]]) -> Cut | None:
    parts: list[tuple[Item, ...]] = []
    listed = 0
    alike = [item for item in dict.fromkeys(window) if _is_alike(item, whole)]
    for labels in by.parts:
        here = [item for item in alike if _is_part(item, labels, whole)]
        here.sort(key=lambda item: (item.first.block != whole.first.block, item.name not in labels))
        if ANY in by.wholes:
            here = [item for item in here if _is_whole_said(item, whole)]
        # 城镇 or 制造业 by itself may be the part of anything; elsewhere only the catalogue's names are sure.
        names = () if ANY in by.wholes else [label for label in labels if label in load_catalogue().indicators]
        elsewhere = [
            item
            for label in names
            for item in _around(by_key.get((label, *whole.first.key[1:]), ()), whole)
            if _is_alike(item, whole) and item not in here
        ]
        listed += bool(here)
        elsewhere.sort(key=lambda item: abs(item.first.claim.start - whole.first.claim.start))
        parts.append((*here, *elsewhere))
    if sum(map(bool, parts)) < 2:
        return None
    return Cut(whole, by, tuple(parts), listed, tuple(_mentions(whole, by_key)))


def _mentions(whole: Item, by_key: Mapping[Key, list[Item]]) -> Iterator[Item]:
    for item in _around(by_key[whole.first.key], whole):
        if item is not whole and item.first.block == whole.first.block:
            yield item


def _around(found: Sequence[Item], whole: Item) -> Sequence[Item]:
    """Those of some items, in the order of the text, that stand around a whole: all if they are not many."""
    if len(found) <= FAR_MENTIONS:
        return found
    at = bisect_left(found, whole.place, key=lambda item: item.place)
    return found[max(0, at - FAR_MENTIONS // 2) : at + FAR_MENTIONS // 2]


def _is_part(item: Item, labels: Sequence[str], whole: Item) -> bool:
    """Whether the name of an item alike the whole is a part's label and the words of the whole, and nothing else.

    工业大中型企业增加值 is the part 大中型企业 of 规模以上工业增加值; 机电产品出口 is not the part 出口 of 进出口总额.
    """
    if item.name in labels:
        return True
    name, own = fold(item.spelling), fold(whole.spelling)
    label = max((label for label in labels if label in name), key=len, default=None)
    if label is None or (label in own and label not in whole.name):
        return False
    if not heads_agree(name, own) or is_new(name) != is_new(own):
        return False
    if not coverage(name) <= coverage(whole.name) | coverage(own):
        return False
    known = NEUTRAL.union(own, whole.name)
    return known.issuperset(name.replace(label, "", 1))


def _is_whole_said(item: Item, whole: Item) -> bool:
    """Whether a part's name, unless it is a bare label, holds all words of the whole's: not 人均服务性消费支出 in 城镇居民人均消费支出."""
    name = fold(item.spelling)
    return len(name) <= BARE or NEUTRAL.union(name).issuperset(fold(whole.spelling))


def _is_alike(item: Item, whole: Item) -> bool:
    return item is not whole and item.first.key[1:] == whole.first.key[1:] and item.name != whole.name


def _fits(part: Statement, whole: Statement | None) -> bool:
    return whole is None or (part.is_comparable(whole) and part.is_at_price_of(whole))


def _distance(cut: Cut) -> int:
    """How far the whole stands from its first part; a whole after it counts as far away."""
    first = next(items[0] for items in cut.parts if items)
    ahead = first.first.claim.start - cut.whole.first.claim.start
    return ahead if ahead > 0 else FAR - ahead


def _without_echoes(cuts: list[Cut]) -> list[Cut]:
    """One cut a classification and whole, where several mentions of the whole share the parts of one list."""
    chosen: dict[tuple[object, ...], list[Cut]] = {}
    for cut in cuts:
        chosen.setdefault((cut.by.by, cut.whole.first.key), []).append(cut)
    kept: list[Cut] = []
    for group in chosen.values():
        most = max(cut.listed for cut in group)
        if most >= 2:
            kept.extend(cut for cut in group if cut.listed >= 2)
        else:
            kept.append(min((cut for cut in group if cut.listed == most), key=_distance))
    return kept
