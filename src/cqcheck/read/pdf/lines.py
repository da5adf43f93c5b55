"""Glyphs → lines, and what stands at the margins of every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from cqcheck.read.furniture import SENTENCE_MARK, is_page_number
from cqcheck.read.pdf.shapes import Glyph, Line, Page

OUTERMOST = 2  # lines at a page's top and bottom of which running heads and page numbers are sought
SAME_HEIGHT = 3  # points
ALONE = 1.25  # of the usual distance of lines, between a running head and the text below it
SMALLER = 0.95  # of the size of the text
# What browsers print above and below each page: 2024/3/20 09:15 and the title, the address and 1/3.
BROWSER = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}\W{0,3}(?:[上下]午)?\d{1,2}:\d\d|(?:https?|file)://\S+\s+\d+/\d+$")
WORDY = re.compile(r"[A-Za-z\u4e00-\u9fff]{2}")


def find_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that glyphs make, from top to bottom; a raised mark stands in the line that it is raised from."""
    lines: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-round(glyph.size), glyph.y)):
        for top, bottom, members in reversed(lines):
            if top < glyph.middle < bottom:
                members.append(glyph)
                break
        else:
            lines.append((glyph.y - 0.85 * glyph.size, glyph.y + 0.05 * glyph.size, [glyph]))
    return sorted((Line(members, page) for _, _, members in lines), key=lambda line: line.y)


def margin_lines(pages: Sequence[Page], lines: Mapping[int, Sequence[Line]]) -> dict[int, set[float]]:
    """The base lines of running heads, footers and page numbers, by the page's number.

    Heads are no sentences; they stand outermost, apart from the text or in a smaller size, and at one height with the same words on several
    pages, whatever number stands in them. What stands alone at such a height is one too: a head that names the chapter.

    Args:
        pages: All pages.
        lines: The lines of each that stand in no ruled table.
    """
    every = [line for of_page in lines.values() for line in of_page]
    gaps = [below.y - above.y for of_page in lines.values() for above, below in pairwise(of_page)]
    apart, small = ALONE * median(gaps or [0]), SMALLER * usual_size(every)
    found: dict[int, set[float]] = defaultdict(set)
    candidates: list[tuple[Line, tuple[bool, float]]] = []
    repeated: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for page in pages:
        of_page = lines[page.number]
        for number, line in enumerate(of_page):
            if OUTERMOST <= number < len(of_page) - OUTERMOST:
                continue
            stands_apart = all(other is line or abs(other.y - line.y) > max(apart, line.size) for other in of_page)
            text = line.text.strip()
            if BROWSER.match(text) or (is_page_number(text) and (stands_apart or not text.isdecimal())):
                found[page.number].add(line.y)
                continue
            if SENTENCE_MARK.search(text):
                continue
            is_top = number < OUTERMOST
            height = line.y if is_top else page.height - line.y
            if (stands_apart or line.size < small) and WORDY.search(words := re.sub(r"[\d\s]", "", line.text)):
                candidates.append((line, (is_top, height)))
                repeated[words, is_top].append(height)
    heights = [
        (is_top, low)
        for (_, is_top), places in repeated.items()
        for low, high in pairwise(sorted(places))
        if high - low < SAME_HEIGHT
    ]
    for line, (is_top, height) in candidates:
        if any(is_top is at_top and abs(height - other) < SAME_HEIGHT for at_top, other in heights):
            found[line.page].add(line.y)
    return found


def usual_size(lines: Iterable[Line]) -> float:
    """The size of most characters; 0 if there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0
