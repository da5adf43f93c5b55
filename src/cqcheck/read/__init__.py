"""A file → Document: the decoded text with headings, paragraphs, tables and sentences, all with offsets."""

import logging
import re
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from cqcheck.errors import InputError
from cqcheck.read.blocks import find_blocks
from cqcheck.read.decode import decode, require_plain_text
from cqcheck.read.document import NO_FACTS, Block, BlockKind, Cell, Document, Facts, Sentence, Table
from cqcheck.read.sentences import split_sentences
from cqcheck.read.sidecar import SIDECAR, read_sidecar, sidecar_of
from cqcheck.read.tables import find_tables

__all__ = [
    "NO_FACTS",
    "SIDECAR",
    "SUFFIXES",
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Facts",
    "Sentence",
    "Table",
    "parse_text",
    "read_bytes",
    "read_document",
    "read_sidecar",
    "require_plain_text",
    "require_reader",
    "sidecar_of",
]

LOG = logging.getLogger(__name__)
SUFFIXES = (".txt", ".md")


def read_document(path: Path, doc_id: str) -> Document:
    """The document in a file, with what the sidecar beside it says.

    Raises:
        InputError: The file is missing, unreadable, empty, binary or in no known encoding.
        DefinitionError: Its sidecar is wrong.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        msg = f"{path}: no such file"
        raise InputError(msg) from None
    except IsADirectoryError:
        msg = f"{path}: a folder, not a document"
        raise InputError(msg) from None
    except PermissionError:
        msg = f"{path}: permission to read it was denied"
        raise InputError(msg) from None
    require_reader(path)
    return replace(read_bytes(data, doc_id), facts=read_sidecar(path, doc_id))


def require_reader(path: Path) -> None:
    """Refuses a file whose suffix is that of no document.

    Raises:
        InputError: There is no reader for it.
    """
    if path.suffix.lower() not in SUFFIXES:
        msg = f"{path}: no reader for {path.suffix or 'a file without suffix'}; there are readers for {', '.join(SUFFIXES)}"
        raise InputError(msg)


def read_bytes(data: bytes, doc_id: str) -> Document:
    """The document in the bytes of a plain text, whatever its encoding.

    Raises:
        InputError: The bytes are empty, binary or in no known encoding.
    """
    start = perf_counter()
    text, encoding = decode(data, doc_id)
    document = parse_text(text, doc_id, encoding)
    LOG.info("%s: %d characters of %s in %.1f ms", doc_id, len(text), encoding, 1000 * (perf_counter() - start))
    return document


def parse_text(text: str, doc_id: str, encoding: str = "utf-8") -> Document:
    """The document that a decoded text makes."""
    blocks = find_blocks(text)
    return Document(
        doc_id=doc_id,
        text=text,
        encoding=encoding,
        blocks=tuple(blocks),
        sentences=tuple(split_sentences(blocks)),
        tables=tuple(find_tables(text, blocks)),
        line_starts=(0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))),
    )
