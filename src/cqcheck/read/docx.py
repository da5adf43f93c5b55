"""Word files → text: paragraphs, headings, tables, text boxes and footnotes in the order of the page.

Inserted text is read and deleted text is not, as Word shows a file whose changes are accepted. Numbers that Word counts itself are not in
the file's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cqcheck.read.archive import open_archive, telling_damage
from cqcheck.read.grid import require_few
from cqcheck.read.limits import DEEPEST_TABLE
from cqcheck.read.original import Place, Transcript, Writer, is_told_once
from cqcheck.read.word_grid import W, rows_of, shown

TEXT, TAB, BREAKS, HYPHEN = f"{W}t", f"{W}tab", (f"{W}br", f"{W}cr"), f"{W}noBreakHyphen"
PARAGRAPH, TABLE, BOX, NOTE_MARK = f"{W}p", f"{W}tbl", f"{W}txbxContent", f"{W}footnoteReference"
# Of two versions of a drawing the older is left out.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read(data: bytes, name: str) -> Transcript:
    """The text of a Word file.

    Raises:
        InputError: It is damaged, encrypted, too large, or no Word file.
    """
    open_archive(data, name).close()
    with telling_damage(name, "Word file"):
        reader = _Reader(_package(data), name)
    return reader.transcript()


def _package(data: bytes) -> Any:  # noqa: ANN401 - python-docx has no types
    from io import BytesIO  # noqa: PLC0415 - with the library

    import docx  # noqa: PLC0415 - a fifth of a second, only for Word files

    return docx.Document(BytesIO(data))


class _Reader:
    def __init__(self, package: Any, name: str) -> None:  # noqa: ANN401
        self.name = name
        self.body = package.element.body
        self.levels = dict(_heading_levels(package.styles.element))
        self.note_texts = dict(_footnote_texts(package))
        self.writer = Writer()
        self.paragraphs = self.tables = self.boxes = self.cells = 0
        self.notes: dict[str, int] = {}  # numbers by id, in the order of their marks

    def transcript(self) -> Transcript:
        for element in shown(self.body, (PARAGRAPH, TABLE)):
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
                yield f"[{self.notes.setdefault(child.get(f'{W}id'), len(self.notes) + 1)}]"
            elif child.tag not in (BOX, FALLBACK, f"{W}pPr", f"{W}rPr"):
                yield from self._pieces(child)

    def _table(self, element: Any, depth: int) -> None:  # noqa: ANN401
        self.tables += 1
        number = self.tables
        self.writer.gap()
        told: dict[Any, str] = {}
        for row, cells in enumerate(rows_of(element, self.name), start=1):
            self.cells += len(cells)
            require_few(self.cells, self.name)
            places = [Place("cell", (number, row, column)) for column in range(1, len(cells) + 1)]
            texts = [self._cell(cell, told) for cell in cells]
            if len({id(cell) for cell in cells}) == 1 and len(cells) > 1:
                self.writer.paragraph(texts[0], places[0])  # a caption or a note across the table
            else:
                self.writer.row(zip(texts, places, strict=True))
        self.writer.gap()
        if depth < DEEPEST_TABLE:
            for inner in element.iter(TABLE):
                if inner is not element and _outer_table(inner) is element:
                    self._table(inner, depth + 1)

    def _cell(self, cell: Any, told: dict[Any, str]) -> str:  # noqa: ANN401
        """The text of a cell; `told` has what further places of cells say: labels again, figures and prose not."""
        if cell in told:
            return told[cell]
        text = "" if cell is None else "\n".join(self._text(each) for each in cell if each.tag == PARAGRAPH)
        told[cell] = "" if is_told_once(text) else text
        return text

    def _footnotes(self) -> None:
        for note, number in list(self.notes.items()):
            if note in self.note_texts:
                text = self._text(self.note_texts[note])
                self.writer.paragraph(f"[{number}]{text.strip()}", Place("note", (number,)))


def _boxes(element: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag != FALLBACK:
            yield from _boxes(child)


def _outer_table(element: Any) -> Any:  # noqa: ANN401
    return next(element.iterancestors(TABLE), None)


def _heading_levels(styles: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401
    for style in styles.iterchildren(f"{W}style"):
        name = style.find(f"{W}name")
        said = "" if name is None else name.get(f"{W}val", "")
        if style.get(f"{W}type", "paragraph") != "paragraph":
            continue
        if said.lower() in ("title", "标题"):
            yield style.get(f"{W}styleId"), 1
        elif match := HEADING.match(said):
            yield style.get(f"{W}styleId"), min(6, int(match[1]) + 1)


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
