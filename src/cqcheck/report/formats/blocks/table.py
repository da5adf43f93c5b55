"""Table: the blocks of each document as they were read, with what each is for."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Block, Document
from cqcheck.report.places import place_in_words
from cqcheck.report.tabulate import write_table
from cqcheck.report.texts import Lang, say


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes a table a document; the column of places only where the text was taken from another file."""
    for checked in documents:
        document = checked.document
        names = ["line", *(["original"] if document.transcript else []), "block", "text"]
        title = say("console", "comma", lang).join(_about(document, lang))
        rows = [_row(document, block, lang) for block in document.blocks if block.offsets]
        write_table(title, [say("column", name, lang) for name in names], rows, out)


def _about(document: Document, lang: Lang) -> Iterator[str]:
    yield f"{document.doc_id}: {document.encoding}"
    yield f"{len(document.text)} {say('console', 'characters', lang)}"
    yield f"{len(document.sentences)} {say('console', 'sentences', lang)}"
    yield f"{len(document.tables)} {say('console', 'tables', lang)}"


def _row(document: Document, block: Block, lang: Lang) -> list[object]:
    start = block.offsets[0]
    kind = say("block", block.kind, lang)
    original = [place_in_words(document.original(start), lang)] if document.transcript else []
    return [
        document.place(start)[0],
        *original,
        f"{kind} {block.level}" if block.level else kind,
        document.shown(block),
    ]
