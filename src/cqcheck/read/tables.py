"""Rows of blocks → tables of cells."""

import re

from cqcheck.read.blocks import BLANK_COLUMNS, RULE_ROW
from cqcheck.read.clean import EDGES, clean
from cqcheck.read.document import Block, BlockKind, Cell, Table

STROKES = re.compile(r"[|｜]")
TABS = re.compile(r"\t")
BLANKS = re.compile(r"\s+")
HAN = re.compile(r"[\u4e00-\u9fff]")


def find_tables(text: str, blocks: list[Block]) -> list[Table]:
    """The tables of a text: runs of row blocks, with the caption and the unit line above them."""
    tables: list[Table] = []
    at = 0
    while at < len(blocks):
        if blocks[at].kind is not BlockKind.ROW:
            at += 1
            continue
        last = at
        while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.ROW:
            last += 1
        rows = [split_row(text, block) for block in blocks[at : last + 1]]
        rows = [row for row in rows if row]
        if rows and all(len(row) > 1 and not row[0].text for row in rows):
            rows = [row[1:] for row in rows]  # indented by a tab
        caption, units = _above(blocks, at)
        if rows and len(rows[0]) == 1:  # the caption stands in a row of its own
            caption = caption.removesuffix(rows[0][0].text) + rows[0][0].text
            rows = rows[1:]
        if rows:
            tables.append(Table(at, caption, units, tuple(rows)))
        at = last + 1
    return tables


def split_row(text: str, block: Block) -> tuple[Cell, ...]:
    """The cells of a row block; no cell for a ruling such as `| --- | --- |`."""
    start, end = block.source_span(0, len(block.text))
    line = text[start:end]
    if RULE_ROW.fullmatch(line) and "-" in line:
        return ()
    if "\t" in text[start - 1 : end + 1] and not STROKES.search(line):  # an empty cell may be the first or the last
        start, end = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
        line = text[start:end].rstrip("\r")
    separator = next(
        pattern for pattern in (STROKES, TABS, BLANK_COLUMNS, BLANKS) if pattern.search(line) or pattern is BLANKS
    )
    outer = start - len(text[text.rfind("\n", 0, start) + 1 : start].rstrip()) - text.rfind("\n", 0, start) - 1
    cells: list[Cell] = []
    at = 0
    for match in [*separator.finditer(line), None]:
        stop = match.start() if match else len(line)
        part = line[at:stop]
        stripped = part.strip(EDGES)
        offset = start + at + (part.index(stripped) if stripped else 0)
        indent = len(part) - len(part.lstrip()) if at else outer
        cells.append(Cell(clean(stripped, 0, len(stripped))[0], offset, offset + len(stripped), indent))
        at = match.end() if match else stop
    if cells and not cells[0].text and line[:1] in "|｜":
        cells.pop(0)
    if cells and not cells[-1].text and line[-1:] in "|｜":
        cells.pop()
    return tuple(cells)


def _above(blocks: list[Block], first: int) -> tuple[str, str]:
    caption = units = ""
    for block in reversed(blocks[max(0, first - 3) : first]):
        if block.kind is BlockKind.UNITS and not units:
            units = block.text
        elif block.kind is BlockKind.CAPTION and not caption:
            caption = block.text
        elif block.kind in (BlockKind.HEADING, BlockKind.TITLE) and not caption and HAN.search(block.text):
            return block.text, units  # a table alone under its heading
        else:
            break
    return caption, units
