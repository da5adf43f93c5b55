"""Lines → paragraphs: which line goes on with the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cqcheck.read.blocks import HEADING, SENTENCE_END
from cqcheck.read.pdf.shapes import Line

INDENT = 0.9  # ems
LOOSE = 0.4  # ems that a line may end short of the margin though the next word would have fitted
OTHER_SIZE = 0.08  # of a size: from here on it is another one
LARGE = 1.2  # of the size of the text: a title
CLOSE = 2.2  # ems between the lines of a title
APART = 1.1  # of the usual distance: here begins one if a sentence has ended
SPACED = 1.5  # of the usual distance between lines: here begins a new paragraph
# What is not parted at the end of a line: opening marks, a number or word or one character, closing marks.
FIRST_WORD = re.compile(
    r"[“‘（《「【\[(]*(?:(?:\[?\d{1,2}\])?[A-Za-z0-9.,．，%％+\-]+|—+|…+|.)[，。、；：！？）》」】”’％%\])]*"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The margins between which the text of a column stands, and the usual distance of its lines."""

    left: float
    right: float
    pitch: float


def find_frame(lines: Sequence[Line], widest: float = 0) -> Frame:
    """The margins of lines, without the few that hang out of them.

    Args:
        lines: At least one.
        widest: The right margin that holds if no line is broken at the one that is found.
    """
    few = len(lines) // 20
    gaps = [below.y - above.y for above, below in pairwise(lines) if below.y > above.y]
    right = sorted((line.x1 for line in lines), reverse=True)[few]
    is_broken = any(line.x1 > right - line.size and line.text[-1] not in SENTENCE_END for line in lines)
    return Frame(
        left=sorted(line.x0 for line in lines)[few],
        right=right if is_broken else max(right, widest),
        pitch=median(gaps) if gaps else 0,
    )


def goes_on(line: Line, frame: Frame, following: Line, following_frame: Frame) -> bool:
    """Whether a line goes on with the paragraph of the one before it.

    It does if it is not indented and the first of its words had no room in the line before. What stands across the page below a column does not.
    """
    if abs(line.size - following.size) > OTHER_SIZE * line.size:
        return False
    if following.x0 - following_frame.left > INDENT * following.size:
        return False
    is_below = line.page == following.page and following.y > line.y
    if is_below and (frame != following_frame or following.y - line.y > SPACED * frame.pitch > 0):
        return False
    is_apart = is_below and following.y - line.y > APART * frame.pitch
    if line.text[-1] in SENTENCE_END and (is_apart or HEADING.match(following.text)):
        return False
    return line.x1 + width_of_first_word(following) + LOOSE * line.size > frame.right


def is_title(line: Line, following: Line, size: float) -> bool:
    """Whether two lines are one title: large beside text of a size, and close to each other."""
    return (
        line.page == following.page
        and abs(line.size - following.size) <= OTHER_SIZE * line.size
        and line.size > LARGE * size
        and 0 < following.y - line.y < CLOSE * line.size
        and not HEADING.match(following.text)
    )


def joint(text: str, following: str) -> str:
    """What stands between two lines of a paragraph: a blank between Latin words."""
    before, after = text[-1:], following[:1]
    return " " if before.isascii() and after.isascii() and before.isalpha() and after.isalpha() else ""


def width_of_first_word(line: Line) -> float:
    """How much room the first word of a line takes: what is not parted at the end of a line."""
    word = FIRST_WORD.match("".join(glyph.text for glyph in line.glyphs))
    length = len(word.group()) if word else 1
    return line.glyphs[min(length, len(line.glyphs)) - 1].x1 - line.x0
