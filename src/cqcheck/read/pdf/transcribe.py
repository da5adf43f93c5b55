"""The bytes of a PDF file → its transcript: pages, their regions in reading order, what stands in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cqcheck.errors import InputError
from cqcheck.read.original import Transcript
from cqcheck.read.pdf.columns import Region, Side, find_gutter, find_regions, has_gutter
from cqcheck.read.pdf.drawn import open_pages
from cqcheck.read.pdf.lines import find_lines, margin_lines, usual_size
from cqcheck.read.pdf.paragraphs import LARGE, Frame, find_frame
from cqcheck.read.pdf.ruled import Grid, find_grids
from cqcheck.read.pdf.scan import can_recognise, recognise
from cqcheck.read.pdf.scribe import Scribe
from cqcheck.read.pdf.shapes import UNMAPPED, Line, Page

FEWEST = 5  # lines that tell the margins of a column
LEADERS = re.compile(r"(?:[.．·…]\s?){4,}\s*\d{1,4}$")  # an entry of a table of contents
BULLET = re.compile(rf"{UNMAPPED}(?=[^\d.,．，%％{UNMAPPED}])[^{UNMAPPED}]+$")
TEXT, PICTURES = "pdf", "pdf-ocr"


def transcribe(data: bytes, name: str) -> Transcript:
    """The text of a PDF file, read in this process.

    Raises:
        InputError: It is damaged, encrypted, too large, has no text, or characters that its fonts do not tell.
    """
    document, drawn = open_pages(data, name)
    pages = list(drawn)
    unread = [page.number for page in pages if page.is_picture or _doubtful(page)]
    if unread and can_recognise():
        pages = [_recognised(document, page, name) if page.number in unread else page for page in pages]
    else:
        _require_text(pages, name)
    document.close()
    return replace(_written(pages), format=PICTURES if any(page.is_recognised for page in pages) else TEXT)


def _written(pages: Sequence[Page]) -> Transcript:
    grids, lines = {}, {}
    for page in pages:
        grids[page.number], outside = find_grids(page)
        lines[page.number] = find_lines(outside, page.number)
    margins = margin_lines(pages, lines)
    read = {
        number: [line for line in of_page if line.y not in margins[number] and not LEADERS.search(line.text)]
        for number, of_page in lines.items()
    }
    regions = [
        (page, region)
        for page, gutter in zip(
            pages, _gutters([(read[page.number], grids[page.number]) for page in pages]), strict=True
        )
        for region in find_regions(read[page.number], grids[page.number], gutter, page.number)
    ]
    size = usual_size(line for _, region in regions for line in region.lines)
    scribe = Scribe(size, {page.number for page in pages if page.is_recognised})
    frames = _frames(regions, size)
    before = 0
    for page, region in regions:
        for number in range(before + 1, page.number + 1):
            if pages[number - 1].is_picture:
                scribe.picture(number)
        before = page.number
        scribe.region(region, frames.get((page.number, region.side)))
    return scribe.finish()


def _gutters(contents: Sequence[tuple[Sequence[Line], Sequence[Grid]]]) -> list[float | None]:
    """Where the columns of each page part; a page of tables or of few lines has those of the pages around it."""
    own = [find_gutter(lines, grids) for lines, grids in contents]
    known = next((gutter for gutter in own if gutter), None)
    found: list[float | None] = []
    for (lines, grids), gutter in zip(contents, own, strict=True):
        known = gutter or known
        found.append(known if known and (gutter or has_gutter(lines, grids, known)) else None)
    return found


def _frames(regions: Sequence[tuple[Page, Region]], size: float) -> dict[tuple[int, Side], Frame]:
    """The margins of each column of each page; where few lines stand, those of the page with most of that column."""
    running: dict[tuple[int, Side], list[Line]] = defaultdict(list)
    for page, region in regions:
        running[page.number, region.side] += [
            line for line in region.lines if len(line.pieces) == 1 and line.size < LARGE * size
        ]
    fullest: dict[Side, list[Line]] = {}
    for (_, side), lines in running.items():
        fullest[side] = max(fullest.get(side, []), lines, key=len)
    found = {}
    for page, region in regions:
        lines = running[page.number, region.side]
        if len(lines) < FEWEST:
            lines = fullest[region.side]
        if lines:
            widest = page.width - min(line.x0 for line in lines) if region.side is Side.FULL else 0
            found[page.number, region.side] = find_frame(lines, widest)
    return found


def _recognised(document: Any, page: Page, name: str) -> Page:  # noqa: ANN401 - of pypdfium2
    try:
        return recognise(document, page.number)
    except RuntimeError as error:
        msg = f"{name}: page {page.number} cannot be recognised ({error}); save it with text"
        raise InputError(msg) from error


def _require_text(pages: Sequence[Page], name: str) -> None:
    pictures = [page.number for page in pages if page.is_picture]
    if pictures and 2 * len(pictures) > len(pages):
        msg = (
            f"{name}: {len(pictures)} of {len(pages)} pages are pictures without text; install cqcheck[ocr], tesseract-ocr and"
            f" tesseract-ocr-chi-sim to have them recognised, or save the file with text"
        )
        raise InputError(msg)
    for page in pages:
        if at := _doubtful(page):
            msg = (
                f"{name}: page {page.number}, line {at}: a font does not tell which characters these are; save the file with text"
                f" that can be copied, or install cqcheck[ocr] to have it recognised"
            )
            raise InputError(msg)


def _doubtful(page: Page) -> int:
    """The first line of a page with a character that its font does not tell, from 1; 0 if there is none.

    One in front of a line is a bullet, unless a figure follows.
    """
    if not any(glyph.text == UNMAPPED for glyph in page.glyphs):
        return 0
    for number, line in enumerate(find_lines(page.glyphs, page.number), start=1):
        text = "".join(glyph.text for glyph in line.glyphs)
        if UNMAPPED in text and not BULLET.match(text):
            return number
    return 0
