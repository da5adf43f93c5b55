"""Pages that are pictures → glyphs by optical character recognition, if Tesseract is installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from math import sqrt
from typing import Any

from cqcheck.read.pdf.shapes import Glyph, Page

LANGUAGE = "chi_sim"
DOTS = 300 / 72  # a point
MOST_DOTS = 40_000_000  # of a page
MOST_SECONDS = 60  # a page
LINE, WORD = 4, 5  # levels of Tesseract's data
NARROWEST = 0.1  # of a line's height: a word
ABOVE = 0.88  # of a line's height, above its base line


def can_recognise() -> bool:
    """Whether the extra `ocr` and Tesseract with simplified Chinese are installed."""
    try:
        import pytesseract  # noqa: PLC0415 - an extra
    except ImportError:
        return False
    try:
        return LANGUAGE in pytesseract.get_languages()
    except pytesseract.TesseractNotFoundError:
        return False


def recognise(document: Any, number: int) -> Page:  # noqa: ANN401 - of pypdfium2
    """A page as its picture shows it.

    Raises:
        RuntimeError: The page is damaged, or Tesseract fails or takes too long.
    """
    import pytesseract  # noqa: PLC0415

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    drawn = document[number - 1]
    width, height = drawn.get_size()
    scale = min(DOTS, sqrt(MOST_DOTS / (width * height)))
    image = drawn.render(scale=scale, grayscale=True).to_pil()
    data = pytesseract.image_to_data(image, lang=LANGUAGE, output_type=pytesseract.Output.DICT, timeout=MOST_SECONDS)
    return Page(number, width, height, tuple(_glyphs(data, scale)), is_recognised=True)


def _glyphs(data: dict[str, list[Any]], scale: float) -> Iterator[Glyph]:
    base = size = end = 0.0
    columns = (data[key] for key in ("level", "text", "left", "top", "width", "height"))
    for level, text, left, top, width, height in zip(*columns, strict=True):
        if level == LINE:
            base, size, end = (top + ABOVE * height) / scale, height / scale, 0.0
        elif level == WORD and text.strip():
            start = max(left / scale, end)  # words overlap, though they stand in order
            end = max((left + width) / scale, start + NARROWEST * size)
            step = (end - start) / len(text)
            for at, char in enumerate(text):
                yield Glyph(char, start + at * step, start + (at + 1) * step, base, size)
