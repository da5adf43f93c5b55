"""Word files → text: paragraphs, headings, tables, text boxes and footnotes in the order of the page.

Inserted text is read and deleted text is not, as Word shows a file whose changes are accepted. Numbers that Word counts itself are not in
the file's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cqcheck.errors import InputError
from cqcheck.read.archive import open_archive
from cqcheck.read.limits import DEEPEST_TABLE
from cqcheck.read.original import Place, Transcript, Writer, is_figure

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT, TAB, BREAKS, HYPHEN = f"{W}t", f"{W}tab", (f"{W}br", f"{W}cr"), f"{W}noBreakHyphen"
PARAGRAPH, TABLE, BOX, NOTE_MARK = f"{W}p", f"{W}tbl", f"{W}txbxContent", f"{W}footnoteReference"
# Around what is shown: content controls, insertions, smart tags; of two versions of a drawing the older is left out.
WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml", f"{W}body"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read(data: bytes, name: str) -> Transcript:
    """The text of a Word file.

    Raises:
        InputError: It is damaged, encrypted, too large, or no Word file.
    """
    open_archive(data, name).close()
    return _Reader(_package(data, name)).transcript()


def _package(data: bytes, name: str) -> Any:  # noqa: ANN401 - python-docx has no types
    from io import BytesIO  # noqa: PLC0415 - with the library

    import docx  # noqa: PLC0415 - a fifth of a second, only for Word files
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        return docx.Document(BytesIO(data))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:
        msg = f"{name}: no Word file that can be read ({type(error).__name__}); save it again as .docx"
        raise InputError(msg) from error


class _Reader:
    def __init__(self, package: Any) -> None:  # noqa: ANN401
        self.package = package
        self.writer = Writer()
        self.paragraphs = self.tables = self.boxes = 0
        self.notes: list[str] = []  # ids, in the order of their marks
        self.levels = dict(_heading_levels(package))

    def transcript(self) -> Transcript:
        for element in _shown(self.package.element.body):
            if element.tag == PARAGRAPH:
                self._paragraph(element)
            elif element.tag == TABLE:
                self._table(element, depth=1)
        self._footnotes()
        return self.writer.finish()

    def _paragraph(self, element: Any) -> None:  # noqa: ANN401
        self.paragraphs += 1
        text = self._text(element)
        level = self.levels.get(_style_of(element))
        if level is not None and text.strip() and "\n" not in text:
            text = f"{'#' * level} {text.strip()}"
        self.writer.paragraph(text, Place("paragraph", (self.paragraphs,)))
        for box in _boxes(element):
            self.boxes += 1
            self.writer.paragraph(
                "\n".join(self._text(each) for each in box.iter(PARAGRAPH)), Place("box", (self.boxes,))
            )

    def _text(self, element: Any) -> str:  # noqa: ANN401
        return "".join(self._pieces(element))

    def _pieces(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        for child in element:
            if child.tag == TEXT:
                yield child.text or ""
            elif child.tag == TAB:
                yield "\t"
            elif child.tag in BREAKS:
                yield "\n"
            elif child.tag == HYPHEN:
                yield "-"
            elif child.tag == NOTE_MARK:
                self.notes.append(child.get(f"{W}id"))
                yield f"[{len(self.notes)}]"
            elif child.tag not in (BOX, FALLBACK, f"{W}pPr", f"{W}rPr"):
                yield from self._pieces(child)

    def _table(self, element: Any, depth: int) -> None:  # noqa: ANN401
        from docx.table import Table  # noqa: PLC0415

        self.tables += 1
        number = self.tables
        self.writer.gap()
        before: list[Any] = []
        for row, cells in enumerate((_cells(row) for row in Table(element, self.package).rows), start=1):
            places = [Place("cell", (number, row, column)) for column in range(1, len(cells) + 1)]
            texts = [
                self._cell(cell, above) for cell, above in zip(cells, [*before, *[None] * len(cells)], strict=False)
            ]
            if len({id(cell) for cell in cells}) == 1 and len(cells) > 1:
                self.writer.paragraph(texts[0], places[0])  # a caption or a note across the table
            else:
                self.writer.row(zip(texts, places, strict=True))
            before = cells
        self.writer.gap()
        if depth < DEEPEST_TABLE:
            for inner in element.iter(TABLE):
                if inner is not element and _outer_table(inner) is element:
                    self._table(inner, depth + 1)

    def _cell(self, cell: Any, above: Any) -> str:  # noqa: ANN401
        text = "\n".join(self._text(each) for each in cell if each.tag == PARAGRAPH)
        # A cell that reaches down over several rows names each of them, but states its figure once.
        return "" if cell is above and is_figure(text) else text

    def _footnotes(self) -> None:
        texts = dict(_footnote_texts(self.package))
        for number, note in enumerate(self.notes, start=1):
            if note in texts:
                text = self._text(texts[note]) if len(texts[note]) else ""
                self.writer.paragraph(f"[{number}]{text.strip()}", Place("note", (number,)))


def _shown(element: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in element:
        if child.tag in WRAPPERS:
            yield from _shown(child)
        elif child.tag in (PARAGRAPH, TABLE):
            yield child


def _boxes(element: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag != FALLBACK:
            yield from _boxes(child)


def _cells(row: Any) -> list[Any]:  # noqa: ANN401
    """The cells of a row by the table's grid: one that spans several stands there several times."""
    return [cell._tc for cell in row.cells]  # noqa: SLF001 - the element tells whether two cells are one


def _outer_table(element: Any) -> Any:  # noqa: ANN401
    return next(element.iterancestors(TABLE), None)


def _heading_levels(package: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401
    for style in package.styles:
        if style.type != 1:
            continue
        if (style.name or "").lower() in ("title", "标题"):
            yield style.style_id, 1
        elif match := HEADING.match(style.name or ""):
            yield style.style_id, min(6, int(match[1]) + 1)


def _style_of(element: Any) -> str:  # noqa: ANN401
    style = element.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _footnote_texts(package: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    from lxml import etree  # noqa: PLC0415

    for relation in package.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(relation.target_part.blob, parser).iter(f"{W}footnote"):
                yield note.get(f"{W}id"), note
