"""A printer: bulletins → PDF files as offices print them, in one column or two, with tables, running heads and page numbers.

The font is one of those that every reader of PDF has, so that none has to be installed; its em is `SIZE` points.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE, PITCH = 12, 20
WIDTH, HEIGHT = 595, 842
MARGIN, GUTTER = 72, 24
HEAD = "统计公报汇编"
# What no line is broken within: a number, an opening mark with what follows, a character with the marks that close it.
WORD = re.compile(r"[“（《]*(?:[\d.,%+-]+|[A-Za-z]+|.)[，。、；：！？）》”%]*")

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Sheet:
    """Pages to be drawn on; heights are counted downwards."""

    def __init__(self, password: str | None = None) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=password)

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> float:
        """Draws text from a place on its base line, and returns where it ends."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return x + width(text, size)

    def stroke(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0)

    def table(self, rows: list[list[str]], y: float, *, is_ruled: bool) -> None:
        """Draws rows from a base line downwards."""
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                left, base = MARGIN + 130 * at, y + PITCH * number
                self.text(left + 5, base, cell)
                if is_ruled:
                    self.box(left, base - 14, left + 130, base - 14 + PITCH)

    def turn(self) -> None:
        """Goes on on a new page."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        self.canvas.save()
        return self._file.getvalue()


def width(text: str, size: float = SIZE) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, size))


def typeset(text: str, columns: int = 1, *, is_ruled: bool = True) -> bytes:
    """A bulletin as a PDF file: a paragraph a line of the text, and a table a run of its rows `| … |`."""
    sheet = Sheet()
    of_column = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    number, column, y = 1, 0, MARGIN
    _furnish(sheet, number)
    for item in _items(text, of_column):
        if y + PITCH > HEIGHT - MARGIN:
            column, y = column + 1, MARGIN
            if column == columns:
                sheet.turn()
                number, column = number + 1, 0
                _furnish(sheet, number)
        y += PITCH
        x = MARGIN + column * (of_column + GUTTER)
        if isinstance(item, str):
            sheet.text(x + (2 * SIZE if item[0] == "\t" else 0), y, item.lstrip("\t"))
            continue
        share = of_column / len(item)
        for at, cell in enumerate(item):
            sheet.text(x + at * share + 4, y, cell, min(SIZE, SIZE * (share - 8) / max(1, width(cell))))
            if is_ruled:
                sheet.box(x + at * share, y - 14, x + (at + 1) * share, y - 14 + PITCH)
    return sheet.finish()


def _furnish(sheet: Sheet, number: int) -> None:
    sheet.text(MARGIN, 40, HEAD, 9)
    sheet.text(WIDTH / 2, HEIGHT - 36, f"- {number} -", 9)


def _items(text: str, of_column: float) -> Iterator[str | list[str]]:
    """The lines of paragraphs, indented ones with a tab in front, and the rows of tables."""
    for line in text.splitlines():
        if line.startswith("|"):
            if set(line) - set("|-: "):
                yield [cell.strip() for cell in line.strip("| ").split("|")]
        elif line.strip():
            yield from _broken("".join(line.split()), of_column)


def _broken(paragraph: str, of_column: float) -> Iterator[str]:
    line = "\t"
    for word in WORD.findall(paragraph):
        room = of_column - (2 * SIZE if line[0] == "\t" else 0)
        if width(line.lstrip("\t") + word) > room:
            yield line
            line = ""
        line = (line or "") + word if line else word
    yield line
