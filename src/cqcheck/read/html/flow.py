"""Elements of a page → its lines in order: a block is a line, whatever it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from cqcheck.read.html.tree import ASIDES, BLOCKS

BLANKS = re.compile(r"[ \t\r\n\f]+")
AROUND_BREAK = re.compile(r" *\n *")
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]{0,100}?\b(none|lower-alpha|upper-alpha)\b", re.IGNORECASE)
LETTERS = {"a": "a", "lower-alpha": "a", "A": "A", "upper-alpha": "A"}
# Where an item brings its number with it, the list's own are not shown, as the style sheet of the site will say.
NUMBERED = re.compile(
    r"\s*(?:\d{1,2}[.、．)）]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
LONGEST_MARK = 6
POWER = re.compile(r"[-－−]?\d+")
BEFORE_POWER = re.compile(r"(?:[A-Za-z]|(?<![\d.])10)$")
RAISED = str.maketrans("0123456789-－−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


@dataclass(frozen=True, slots=True)
class Line:
    """The text of a block, with line ends where the page breaks it.

    `level` is that of a heading, 0 for all else; `linked` the number of its characters that are links; `is_aside` whether it stands in a
    menu, a footer or beside the text.
    """

    text: str
    level: int = 0
    linked: int = 0
    is_aside: bool = False


def flow(root: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """The lines under an element, and the tables among them as elements, in the order of the page; `root` may be a table itself."""
    from lxml import etree  # noqa: PLC0415 - with the library

    state = _State(asides=int("aside" in root.attrib))
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if element.tag in BLOCKS and (line := state.line()):
            yield line
        if event == "end":
            state.leave(element)
            if element is not root:
                state.say(element.tail)
        elif element.tag == "table" and element is not root:
            yield element
            walker.skip_subtree()
        elif element.tag == "sup" and (mark := _mark(element)):
            state.say(state.raised(mark))
            walker.skip_subtree()
        else:
            state.enter(element)


def _mark(element: Any) -> str:  # noqa: ANN401
    """What is raised, if that is short."""
    is_small = len(list(islice(element.iter(), LONGEST_MARK + 1))) <= LONGEST_MARK
    text = "".join(element.itertext()).strip() if is_small else ""
    return text if len(text) <= LONGEST_MARK else ""


@dataclass(slots=True)
class _State:
    asides: int = 0
    links: int = 0
    preformatted: int = 0
    level: int = 0
    linked: int = 0
    marker: str = ""
    lists: list[tuple[str, int]] = field(
        default_factory=list
    )  # letter or figure and next number; none for a list without numbers
    pieces: list[str] = field(default_factory=list)

    def enter(self, element: Any) -> None:  # noqa: ANN401
        tag = element.tag
        if tag == "br":
            self.pieces.append("\n")
        elif tag == "li":
            self._number(element)
        elif tag in ("ol", "ul", "menu", "dir"):
            self.lists.append((_counter(element), _whole(element.get("start"), 1)))
        self._count(element, 1)
        self.say(element.text)

    def leave(self, element: Any) -> None:  # noqa: ANN401
        if element.tag in ("ol", "ul", "menu", "dir"):
            self.lists.pop()
        elif element.tag == "li":
            self.marker = ""
        self._count(element, -1)

    def say(self, text: str | None) -> None:
        if text:
            self.pieces.append(text if self.preformatted else BLANKS.sub(" ", text))
            self.linked += len(BLANKS.sub("", text)) if self.links else 0

    def raised(self, mark: str) -> str:
        """A raised number as it is read: a power, else the mark of a footnote, which must not touch the figure beside it."""
        if not POWER.fullmatch(mark):
            return mark
        before = "".join(self.pieces[-3:])[-4:]
        return mark.translate(RAISED) if BEFORE_POWER.search(before) else f"[{mark}]"

    def line(self) -> Line | None:
        """What was said since the last line; None if that was but blanks."""
        text, linked = "".join(self.pieces), self.linked
        self.pieces, self.linked = [], 0
        if not text.strip():
            return None
        if not self.preformatted:
            text = AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", text)).strip(" ")
        marker, self.marker = self.marker, ""
        text = text if NUMBERED.match(text) else marker + text
        return Line(text, self.level, linked, self.asides > 0)

    def _count(self, element: Any, step: int) -> None:  # noqa: ANN401
        tag = element.tag
        if tag == "a" and element.get("href"):
            self.links += step
        elif tag in ASIDES:
            self.asides += step
        elif tag == "pre":
            self.preformatted += step
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.level = int(tag[1]) if step > 0 else 0

    def _number(self, element: Any) -> None:  # noqa: ANN401
        letter, number = self.lists[-1] if self.lists else ("", 0)
        if letter:
            number = _whole(element.get("value"), number)
            self.lists[-1] = letter, number + 1
            is_letter = letter != "1" and 1 <= number <= 26
            self.marker = f"{chr(ord(letter) + number - 1) if is_letter else number}、"


def _counter(element: Any) -> str:  # noqa: ANN401
    """1, a or A: how a list counts; empty if it does not."""
    style = LIST_STYLE.search(element.get("style", ""))
    kind = style[1].lower() if style else element.get("type", "1")
    return "" if element.tag != "ol" or kind == "none" else LETTERS.get(kind, "1")


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,6}", value) else otherwise
