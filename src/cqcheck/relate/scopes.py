"""Scope: a list of parts in the text and the items before it that may be their whole."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from cqcheck.lexicons.classifications import load_classifications
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.words import head_of
from cqcheck.read import BlockKind, Document
from cqcheck.relate.items import Item
from cqcheck.relate.names import normalise

PART_CUE = re.compile(r"其中|包括|(?<!不)(?<!包)含(?!量|税|义|金)|当中")
CUT_CUE = re.compile(
    r"(?:^|[，。；：）])(?:分|按|从)(?:照)?[^，。；、\d]{1,14}?(?:看|分|划分|构成上看|计算?|分类)[，：,]?|分[^，。；\d]{1,10}看"
)
COMPOSED = re.compile(r"[，；]由(?!于|此|上年|去年|\d)[^，。；]{0,24}$")
COMPOSITION = re.compile(r"[^，。；]{1,80}?(?:组成|构成)")
AMONG = re.compile(
    r"(?:^|[，。；])在?(?P<whole>[^，。；]{3,24}?)(?<!其)中(?!国|央|小|型|心|学|等|医|高|外|西|部|位)[，：]?[^，。；]*$"
)
SENTENCE_END = re.compile(r"[。！？]")
BULLET = re.compile(r"[-*•·—●]")
OPEN, CLOSE = "（", "）"
CLOSED_BRACKET = re.compile(r"（[^（）]*）")
ECHO = re.compile(r"（[约即折合]*")  # 62.4千公顷（93.6万亩）: a figure in another unit
# A label in brackets before its figure: （城市1.29万人、农村1.87万人）; a bare figure there is the one before in another unit.
LABEL = re.compile(r"（[^（]{0,10}?[\u4e00-\u9fff][^（]{0,10}$")
REACH = 128  # items of its own paragraph that may be the whole of a list
CARRIED = 16  # items of the paragraphs before that may be the whole of a list


class Cue(StrEnum):
    """How a list of parts is announced."""

    PART = "其中"
    CUT = "分…看"
    BRACKET = "（…）"
    COMPOSED = "由…组成"
    AMONG = "…中"


@dataclass(frozen=True, slots=True)
class Scope:
    """Parts in the order of the text; the candidates for their whole, the most likely first.

    `since` is the block that announces the list, its own or the one before it that ends with a colon.
    """

    cue: Cue
    wholes: tuple[Item, ...]
    parts: tuple[Item, ...]
    since: int


@dataclass(slots=True)
class _Frame:
    """A list that is being read."""

    cue: Cue
    wholes: tuple[Item, ...]
    since: int
    parts: list[Item] = field(default_factory=list)
    ends_at_semicolon: bool = False
    ends_at_clause: bool = False


@dataclass(slots=True)
class _Reading:
    """Where the reading of a block stands: the lists that are open, inner ones last, and the items so far."""

    since: int  # the block that is read, or the one before it that announces its list
    main: list[Item]  # items that stand in no list
    others: list[Item]  # items that are parts, and may have parts themselves
    leaves: list[Item] = field(default_factory=list)  # of these, the parts by a 分…看, which a next one does not cut
    asides: list[Item] = field(
        default_factory=list
    )  # and those of brackets that are closed, which have no parts behind them
    frames: list[_Frame] = field(default_factory=list)


def find_scopes(document: Document, items: Iterable[Item]) -> list[Scope]:
    """All lists of parts in the running text of a document."""
    scopes: list[Scope] = []
    headings = [number for number, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING]
    section, reading, tail = -1, _Reading(0, [], []), ""
    for number, group in groupby(items, key=lambda item: item.first.block):
        block = document.blocks[number]
        if block.kind is BlockKind.ROW:
            continue
        if not BULLET.match(block.text):
            scopes.extend(_close(reading, 0))
        if bisect_left(headings, number) != section:
            scopes.extend(_close(reading, 0))
            section, reading = bisect_left(headings, number), _Reading(number, [], [])
        if not BULLET.match(block.text):
            # A paragraph that opens with 按贸易方式分 cuts a whole of a paragraph before.
            reading = _Reading(
                number,
                reading.main[-CARRIED:],
                reading.others[-CARRIED:],
                leaves=reading.leaves[-CARRIED:],
                asides=reading.asides[-CARRIED:],
            )
            tail = ""
        elif lead := _announcement(document.blocks[number - 1].text if number else ""):
            scopes.extend(_close(reading, 0))
            reading.since, tail = number - 1, tail or lead
        members = list(group)
        scopes.extend(_read_block(block.text, members, reading, tail))
        last = max(each.until for item in members for each in item.statements if each.block == number)
        tail = block.text[last:] if block.text.endswith(("：", ":")) else ""
    return [*scopes, *_close(reading, 0)]


def _announcement(text: str) -> str:
    """The last sentence of a paragraph that ends with a colon, so that the list after it belongs to it."""
    return SENTENCE_END.split(text)[-1] if text.endswith(("：", ":")) else ""


def _read_block(text: str, items: list[Item], reading: _Reading, tail: str) -> Iterator[Scope]:
    """Reads on through a block; `tail` is what the block before ended with (其中：), if this one is an item of its list."""
    before = 0
    for item in items:
        lead = tail + (text[before : item.first.at] if item.first.at >= before else "")
        tail = ""
        is_composed = COMPOSED.search(lead) is not None and COMPOSITION.match(text, item.first.until) is not None
        yield from _step(reading, lead, item, is_composed=is_composed)
        for known in (reading.main, reading.others):
            if len(known) > 2 * REACH:
                del known[:-REACH]
        before = max(before, item.first.until)
        last = item.statements[-1]
        if CLOSE not in text[item.first.until : last.at]:
            before = max(before, last.until)


def _step(reading: _Reading, lead: str, item: Item, *, is_composed: bool) -> Iterator[Scope]:
    yield from _end_lists(reading, lead, item)
    if ECHO.fullmatch(lead):
        return
    words = CLOSED_BRACKET.sub("", lead)  # （包括在岗农民工） explains a name and opens no list
    *ended, words = SENTENCE_END.split(words)  # a 其中 of the sentence before has no more parts
    cut, part = _last(CUT_CUE, words), _last(PART_CUE, words)
    among = _named_before(reading, words) if cut is None and part is None else []
    is_opened = OPEN in words and words.rfind(OPEN) > words.rfind(CLOSE)
    if is_composed:
        yield from _close(reading, 0)
        wholes = sorted([*reading.main, *reading.others], key=_place, reverse=True)
        reading.frames.append(_Frame(Cue.COMPOSED, tuple(wholes), reading.since, ends_at_clause=True))
    elif among:
        yield from _close(reading, 0)
        reading.frames.append(
            _Frame(
                Cue.AMONG, tuple(among), min(reading.since, among[-1].first.block), ends_at_semicolon="：" not in words
            )
        )
    elif cut is not None and (part is None or part.start() < cut.start()):
        yield from _close(reading, 0)
        leaves = set(reading.leaves)
        branches = [each for each in reversed(reading.others) if each not in leaves]
        reading.frames.append(_Frame(Cue.CUT, (*_may_be_cut(reading.main), *branches), reading.since))
    elif part is not None:
        # 其中 at the start of a sentence speaks of the sentence before; its list goes on after a semicolon.
        starts = not reading.frames and bool(ended) and part.start() <= 1
        is_bracket = is_opened and words.rfind(OPEN) < part.start()
        if not is_bracket:
            yield from _close(reading, 0)
        # 汽车保有量319万辆（包括三轮汽车7万辆），其中私人汽车279万辆: of what stands before the bracket.
        asides = set(reading.asides)
        known = [item for item in [*reading.main, *reading.others] if item not in asides]
        wholes = reading.main[::-1] if starts else sorted(known, key=_place, reverse=True)
        cue = Cue.BRACKET if is_bracket else Cue.PART
        reading.frames.append(_Frame(cue, tuple(wholes), reading.since, ends_at_semicolon=not starts))
    elif is_opened and LABEL.search(words):
        nearest = max([*reading.main, *reading.others], key=_place, default=None)
        if nearest is not None:
            reading.frames.append(_Frame(Cue.BRACKET, (nearest,), reading.since))
    if reading.frames:
        reading.frames[-1].parts.append(item)
        reading.others.append(item)
        if reading.frames[-1].cue is Cue.CUT:
            reading.leaves.append(item)
    else:
        reading.main.append(item)


def _may_be_cut(main: list[Item]) -> list[Item]:
    """What 分…看 may cut, the most likely first: if the catalogue does not know the last item, only totals of its paragraph that it knows.

    规模以上工业总产值4.4万亿元…。百强企业产值1.5万亿元。分经济类型看: the firms of a selection are not what is cut.
    """
    nearest = main[-1:]
    is_known = load_catalogue().indicators
    if not nearest or nearest[0].name in is_known:
        return main[::-1]
    head = head_of(nearest[0].spelling)
    totals = [
        item
        for item in reversed(main)
        if item.first.block == nearest[0].first.block
        and item.name in is_known
        and head
        and item.spelling.endswith(head)
    ]
    return totals or main[::-1]


def _named_before(reading: _Reading, words: str) -> list[Item]:
    """The items that a lead such as 高技术制造业投资中 or 全国就业人员中， names as the whole of what follows, the last first."""
    found = AMONG.search(words)
    name = normalise(found["whole"]) if found else ""
    known = [item for item in [*reading.main, *reading.others] if item.name == name]
    return sorted(known, key=_place, reverse=True)


def _end_lists(reading: _Reading, lead: str, item: Item) -> Iterator[Scope]:
    """Closes the lists that a lead ends: brackets that close, then semicolons and full stops."""
    if CLOSE in lead and (OPEN not in lead or lead.index(CLOSE) < lead.index(OPEN)):
        while reading.frames and reading.frames[-1].cue is Cue.BRACKET:
            yield from _close(reading, len(reading.frames) - 1)
    if SENTENCE_END.search(lead):
        yield from _close(reading, 0)
    if re.search("[，；]", lead) and reading.frames and reading.frames[-1].ends_at_clause:
        yield from _close(reading, len(reading.frames) - 1)
    if (
        "；" in lead
        and reading.frames
        and reading.frames[-1].ends_at_semicolon
        and not _goes_on(reading.frames[-1], item)
    ):
        yield from _close(reading, len(reading.frames) - 1)


def _goes_on(frame: _Frame, item: Item) -> bool:
    """Whether what stands after a semicolon is one more part: 其中高级职称1.3万人；中级职称2.4万人, not 出口…；进口….

    Its name ends like the part's before it and not like the whole's, or both are said to be shares and the whole is not,
    or the catalogue knows what stands beside the whole, and this does not.
    """
    alike = [part for part in frame.parts if part.spelling[-2:] == item.spelling[-2:]]
    if not alike or not frame.wholes or item.first.slot != alike[-1].first.slot:
        return False
    part, whole = alike[-1], frame.wholes[0]
    is_share = [each.get("share") is not None for each in (item, part, whole)]
    is_unlike_whole = part.spelling[-2:] != whole.spelling[-2:] or is_share == [True, True, False]
    return is_unlike_whole or _is_no_sibling(item.name, whole.name)


def _is_no_sibling(name: str, whole: str) -> bool:
    """Whether the whole is itself a part of the catalogue, and the other figure none beside it: 玉米 beside 夏粮、秋粮."""
    cuts = [by for by in load_classifications() if any(whole in labels for labels in by.parts)]
    return bool(cuts) and not any(name in labels for by in cuts for labels in by.parts)


def _close(reading: _Reading, depth: int) -> Iterator[Scope]:
    """Closes all lists deeper than `depth`."""
    while len(reading.frames) > depth:
        frame = reading.frames.pop()
        if frame.cue is Cue.BRACKET:
            reading.asides.extend(frame.parts)
        if frame.parts:
            yield Scope(frame.cue, frame.wholes, tuple(frame.parts), frame.since)


def _place(item: Item) -> tuple[int, int]:
    return item.place


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=re.Match.start, default=None)
