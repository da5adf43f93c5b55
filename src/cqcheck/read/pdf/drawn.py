"""PDF pages as PDFium has them → glyphs and strokes.

PDFium runs no script of a document, opens nothing that a document names, and is what Chromium shows untrusted files with.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_float
from typing import Any
from unicodedata import normalize

from cqcheck.errors import InputError
from cqcheck.read.pdf.shapes import UNMAPPED, Glyph, Page, Stroke

MOST_PAGES = 1000
MOST_GLYPHS = 5_000_000
MOST_SEGMENTS = 100_000  # of the paths of a page
DEEPEST_FORM = 5
STRAIGHT = 0.7  # points that a stroke may lean
SHORTEST_STROKE = 4
# Radicals that some writers of PDF name instead of the character that they look like; Unicode has no decomposition of these.
RADICALS = str.maketrans("⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻰", "母民西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐龙")
HYPHENS = {0x2, 0xFFFE}  # what PDFium makes of a hyphen at the end of a line

Matrix = tuple[float, float, float, float, float, float]


def open_pages(data: bytes, name: str) -> tuple[Any, Iterator[Page]]:
    """The document, and its pages one after the other.

    Raises:
        InputError: It is damaged, encrypted, or longer than what is read. That may be found out only when a page is asked for.
    """
    import pypdfium2  # noqa: PLC0415 - only for PDF files

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            msg = f"{name}: encrypted; save it without a password"
        else:
            msg = f"{name}: damaged, no PDF file that can be read; save it again as .pdf"
        raise InputError(msg) from error
    if not 0 < len(document) <= MOST_PAGES:
        msg = f"{name}: has {len(document)} pages; 1 to {MOST_PAGES} are read"
        raise InputError(msg)
    return document, _pages(document, name)


def _pages(document: Any, name: str) -> Iterator[Page]:  # noqa: ANN401 - of pypdfium2
    import pypdfium2  # noqa: PLC0415

    glyphs = 0
    for number in range(1, len(document) + 1):
        try:
            drawn = document[number - 1]
            text = drawn.get_textpage()
            glyphs += text.count_chars()
            if glyphs > MOST_GLYPHS:
                msg = f"{name}: more than {MOST_GLYPHS} characters up to page {number}; split it into several files"
                raise InputError(msg)
            yield _page(drawn, text, number)
        except pypdfium2.PdfiumError as error:
            msg = f"{name}: page {number} is damaged; save it again as .pdf"
            raise InputError(msg) from error
        text.close()
        drawn.close()


def _page(drawn: Any, text: Any, number: int) -> Page:  # noqa: ANN401
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    box = drawn.get_bbox()
    turned = list(_characters(text))
    turns = Counter(turn for turn, _ in turned).most_common(1)
    turn = turns[0][0] if turns else 0
    width, height = (box[3] - box[1], box[2] - box[0]) if turn % 2 else (box[2] - box[0], box[3] - box[1])
    glyphs = []
    for each, (char, left, right, base, size) in turned:
        ends = ((base, left), (base, right)) if turn % 2 else ((left, base), (right, base))
        (x0, y), (x1, _) = (_upright(end, box, turn) for end in ends)
        glyph = Glyph(char, min(x0, x1), max(x0, x1), y, size)
        if each == turn and -size < glyph.x0 < width and -size < y < height + size:
            glyphs.append(glyph)
    across, down = [], []
    for start, end in _segments(drawn):
        (x0, y0), (x1, y1) = _upright(start, box, turn), _upright(end, box, turn)
        if abs(y0 - y1) < STRAIGHT and abs(x0 - x1) > SHORTEST_STROKE:
            across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) < STRAIGHT and abs(y0 - y1) > SHORTEST_STROKE:
            down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    has_pictures = any(drawn.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST_FORM))
    is_recognised = has_pictures and bool(glyphs) and _is_unseen(drawn)
    return Page(
        number, width, height, tuple(glyphs), tuple(across), tuple(down), has_pictures and not glyphs, is_recognised
    )


def _is_unseen(drawn: Any) -> bool:  # noqa: ANN401
    """Whether no text of a page is painted, as scanners lay what they recognised behind the picture."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    return all(
        pdfium.FPDFTextObj_GetTextRenderMode(each) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        for each in drawn.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=DEEPEST_FORM)
    )


def _characters(text: Any) -> Iterator[tuple[int, tuple[str, float, float, float, float]]]:  # noqa: ANN401
    """Each character with its quarter turns: text, its ends along the line, base line, em; without watermarks aslant."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), c_double(), c_double()
    for at in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        char = _char(
            pdfium.FPDFText_GetUnicode(text, at), is_unmapped=pdfium.FPDFText_HasUnicodeMapError(text, at) == 1
        )
        if not char or not (
            pdfium.FPDFText_GetLooseCharBox(text, at, byref(box))
            and pdfium.FPDFText_GetMatrix(text, at, byref(matrix))
            and pdfium.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
        ):
            continue
        size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
        quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        if abs(quarters - round(quarters)) > 0.03 or not (math.isfinite(size) and 1 < size < 1000):
            continue
        turn = round(quarters) % 4
        ends = (box.bottom, box.top, x.value) if turn % 2 else (box.left, box.right, y.value)
        if all(map(math.isfinite, ends)):
            yield turn, (char, *ends, size)


def _char(code: int, *, is_unmapped: bool) -> str:
    if code in HYPHENS:
        return "-"
    if is_unmapped or code == 0 or 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF:
        return UNMAPPED
    char = chr(code)
    if 0x2F00 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06:
        return normalize("NFKC", char)
    return char.translate(RADICALS) if char.isprintable() and not char.isspace() else ""


def _upright(point: tuple[float, float], box: tuple[float, float, float, float], turn: int) -> tuple[float, float]:
    """A point of the file's space (upwards) as seen by who reads its text, downwards from the top left."""
    (x, y), (left, bottom, right, top) = point, box
    return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[turn]


def _segments(drawn: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:  # noqa: ANN401
    """The straight parts of all paths of a page."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    count, x, y = 0, c_float(), c_float()
    for path in drawn.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=DEEPEST_FORM):
        matrix = path.get_matrix()
        outer = path.container
        while outer is not None:
            matrix, outer = matrix.multiply(outer.get_matrix()), outer.container
        first = before = None
        for number in range(pdfium.FPDFPath_CountSegments(path)):
            count += 1
            if count > MOST_SEGMENTS:
                return
            segment = pdfium.FPDFPath_GetPathSegment(path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            point = matrix.on_point(x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
                yield before, point
            if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                yield point, first
            before = point
