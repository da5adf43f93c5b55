"""A file → Document: the decoded text with headings, paragraphs, tables and sentences, all with offsets."""

import logging
import re
import stat
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import BinaryIO

from cqcheck.errors import InputError
from cqcheck.read.blocks import find_blocks
from cqcheck.read.bulletins import split_bulletins
from cqcheck.read.decode import decode, require_plain_text
from cqcheck.read.document import NO_FACTS, Block, BlockKind, Cell, Document, Facts, Sentence, Table
from cqcheck.read.joined import join
from cqcheck.read.limits import most_bytes, require_size
from cqcheck.read.original import Place, Transcript
from cqcheck.read.sentences import split_sentences
from cqcheck.read.sidecar import SIDECAR, read_sidecar, sidecar_of
from cqcheck.read.tables import find_tables
from cqcheck.read.usual import usual

__all__ = [
    "NO_FACTS",
    "PLAIN",
    "SIDECAR",
    "SUFFIXES",
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Facts",
    "Place",
    "Sentence",
    "Table",
    "Transcript",
    "is_own_report",
    "only_one",
    "parse_text",
    "read_as_one",
    "read_bytes",
    "read_data",
    "read_document",
    "read_documents",
    "read_sidecar",
    "read_stream",
    "require_plain_text",
    "require_reader",
    "sidecar_of",
]

LOG = logging.getLogger(__name__)
PLAIN = (".txt", ".md")
# Modules with `read(data, name)`, a Transcript, by the suffix of what they read; imported with their libraries when one comes.
READERS = {
    ".csv": "csv",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".pdf": "pdf",
    ".tsv": "csv",
    ".xhtml": "html",
    ".xlsm": "xlsx",
    ".xlsx": "xlsx",
}
SUFFIXES = (*PLAIN, *READERS)
# What stands at the head of every page, and of every CSV file, that cqcheck writes.
OWN = {"html": b'<meta name="generator" content="cqcheck">', "csv": b"doc_id,"}
HEAD = 2000  # bytes


def read_documents(path: Path, doc_id: str) -> list[Document]:
    """The documents in a file, with what the sidecar beside it says: one, but for a file of several bulletins (`annual.docx[2]`).

    A pipe without a suffix, as `<(…)` makes it, is read as plain text.

    Raises:
        InputError: The file is missing, unreadable, a device, too large, empty, damaged, of no known kind or in no known encoding.
        DefinitionError: Its sidecar is wrong.
    """
    data, is_file = _bytes_of(path)
    documents = read_data(data, path, doc_id) if is_file else [read_bytes(data, doc_id)]
    return [replace(document, facts=read_sidecar(path, document.doc_id)) for document in documents]


def read_data(data: bytes, path: Path, doc_id: str) -> list[Document]:
    """The documents in the bytes of a file, whose kind is told by the suffix of its path.

    Raises:
        InputError: They are empty, damaged, too many, of no known kind or in no known encoding.
    """
    require_reader(path)
    require_size(len(data), str(path))
    if _is_own(data, path):
        msg = f"{path}: a report that cqcheck wrote, not a bulletin"
        raise InputError(msg)
    reader = READERS.get(path.suffix.lower())
    return _read_parts(data, doc_id, reader) if reader else [read_bytes(data, doc_id)]


def _read_parts(data: bytes, doc_id: str, reader: str) -> list[Document]:
    start = perf_counter()
    transcript: Transcript = import_module(f"cqcheck.read.{reader}").read(data, doc_id)
    if not transcript.text.strip():
        msg = f"{doc_id}: there is no text in this file; a bulletin's text is expected"
        raise InputError(msg)
    parts = split_bulletins(transcript)
    names = [doc_id] if len(parts) == 1 else [f"{doc_id}[{number}]" for number in range(1, len(parts) + 1)]
    documents = [_parse(part.text, name, part.format or reader, part) for name, part in zip(names, parts, strict=True)]
    _log(documents, start)
    return documents


def read_document(path: Path, doc_id: str) -> Document:
    """The one document in a file, with what the sidecar beside it says.

    Raises:
        InputError: It cannot be read, or holds several bulletins.
        DefinitionError: Its sidecar is wrong.
    """
    return only_one(read_documents(path, doc_id), doc_id)


def only_one(documents: list[Document], name: str) -> Document:
    """The document of a list of one.

    Raises:
        InputError: There are several.
    """
    if len(documents) > 1:
        msg = f"{name}: holds {len(documents)} bulletins; one is expected"
        raise InputError(msg)
    return documents[0]


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """All bytes of standard input or of a pipe.

    Raises:
        InputError: There are more than are read of a file.
    """
    data = stream.read(most_bytes(name) + 1)
    require_size(len(data), name, is_all=False)
    return data


def _bytes_of(path: Path) -> tuple[bytes, bool]:
    """The bytes of a file, and whether its suffix tells what they are."""
    try:
        held = path.stat()
        mode = held.st_mode
        is_file = not stat.S_ISFIFO(mode) or bool(path.suffix)
        if stat.S_ISREG(mode):
            require_reader(path)
            require_size(held.st_size, str(path))
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            msg = f"{path}: a device, not a document; - reads standard input"
            raise InputError(msg)
        with path.open("rb") as file:
            return read_stream(file, str(path)), is_file
    except FileNotFoundError:
        msg = f"{path}: no such file"
    except IsADirectoryError:
        msg = f"{path}: a folder, not a document"
    except PermissionError:
        msg = f"{path}: permission to read it was denied"
    except (OSError, ValueError) as error:  # a name that no file can have, a loop of links, a broken disk
        msg = f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"
        raise InputError(msg) from error
    raise InputError(msg)


def is_own_report(path: Path) -> bool:
    """Whether a file is a page or a table that cqcheck wrote: no bulletin, though it quotes one."""
    if READERS.get(path.suffix.lower()) not in OWN:
        return False
    try:
        with path.open("rb") as file:
            return _is_own(file.read(HEAD), path)
    except OSError:  # told when it is read
        return False


def _is_own(data: bytes, path: Path) -> bool:
    mark = OWN.get(READERS.get(path.suffix.lower(), ""))
    return mark is not None and mark in data[:HEAD]


def require_reader(path: Path, suffixes: Sequence[str] = SUFFIXES) -> None:
    """Refuses a file whose suffix is that of no document.

    Raises:
        InputError: There is no reader for it.
    """
    if path.suffix.lower() not in suffixes:
        msg = f"{path}: no reader for {path.suffix or 'a file without suffix'}; there are readers for {', '.join(suffixes)}"
        raise InputError(msg)


def read_bytes(data: bytes, doc_id: str) -> Document:
    """The document in the bytes of a plain text, whatever its encoding.

    Raises:
        InputError: The bytes are empty, binary or in no known encoding.
    """
    start = perf_counter()
    text, encoding = decode(data, doc_id)
    document = parse_text(text, doc_id, encoding)
    _log([document], start)
    return document


def parse_text(text: str, doc_id: str, encoding: str = "utf-8") -> Document:
    """The document that a decoded text makes."""
    return _parse(text, doc_id, encoding, None)


def read_as_one(documents: list[Document]) -> Document:
    """Several documents as one, a text followed by its annexes, under the id of the first and with what its sidecar says.

    Places keep their files.
    """
    first, joined = documents[0], join(documents)
    return replace(_parse(joined.text, first.doc_id, first.encoding, joined), facts=first.facts)


def _log(documents: list[Document], start: float) -> None:
    spent = 1000 * (perf_counter() - start)
    for document in documents:
        LOG.info("%s: %d characters of %s in %.1f ms", document.doc_id, len(document.text), document.encoding, spent)


def _parse(text: str, doc_id: str, encoding: str, transcript: Transcript | None) -> Document:
    plain = usual(text)
    blocks = find_blocks(plain)
    return Document(
        doc_id=doc_id,
        text=text,
        usual=plain,
        encoding=encoding,
        blocks=tuple(blocks),
        sentences=tuple(split_sentences(blocks)),
        tables=tuple(find_tables(plain, blocks)),
        line_starts=(0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))),
        transcript=transcript,
    )
