"""A file → what a store keeps of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from itertools import islice
from pathlib import Path

from cqcheck import __version__
from cqcheck.baseline import Known
from cqcheck.documents import STANDARD_INPUT, read_source
from cqcheck.errors import InputError
from cqcheck.pipeline import CheckedDocument, check_together
from cqcheck.read import Document, sidecar_of
from cqcheck.read.bundle import bundle_of, bytes_of_member
from cqcheck.settings import ABOUT, Settings
from cqcheck.store.tables import Source, Tables, document_tables

BLOCK = 1 << 20  # bytes
TOGETHER = 40  # sources that are best checked at once: fewer cost more each, and more take more memory
DIGEST = 16  # hexadecimal digits
# Settings that change nothing about a document that was checked: what fails a run, how long it may take, where files are.
NO_MATTER = frozenset({"fail_on", "timeout", "follow_links"})


def made_by(settings: Settings) -> str:
    """What checks a document: the version of cqcheck, and a digest of the settings, rules and words in force.

    What another one has checked is checked again.
    """
    digest = sha256()
    for field in fields(settings):
        if field.name in ABOUT | NO_MATTER:
            continue
        value = getattr(settings, field.name)
        if isinstance(value, Path):
            for file in sorted(value.rglob("*")) if value.is_dir() else [value]:
                if file.is_file():
                    digest.update(file.read_bytes())
        elif value:
            digest.update(repr((field.name, sorted(value.items()) if hasattr(value, "items") else value)).encode())
    return f"cqcheck {__version__} {digest.hexdigest()[:DIGEST]}"


def stamp_of(path: str) -> tuple[int, int]:
    """The size of a file and when it was changed, its sidecar included; of a document in an archive, those of the archive.

    Raises:
        InputError: It cannot be looked at.
    """
    if path == STANDARD_INPUT:
        msg = "-: standard input has no name under which a store could keep it; give a file"
        raise InputError(msg)
    try:
        held = os.stat(bundle_of(Path(path)) or path)  # noqa: PTH116 - as the reader finds it
    except OSError as error:
        msg = f"{path}: cannot be read: {error.strerror or error}"
        raise InputError(msg) from error
    with suppress(OSError):  # it has none
        beside = sidecar_of(Path(path)).stat()
        return held.st_size + beside.st_size, max(held.st_mtime_ns, beside.st_mtime_ns)
    return held.st_size, held.st_mtime_ns


def source_of(path: str, maker: str) -> Source:
    """A file as it is now; its sidecar is part of it.

    Raises:
        InputError: It cannot be read.
    """
    size, changed = stamp_of(path)
    return Source(path, _content(Path(path)), size, changed, maker)


def checked_together(sources: Sequence[Source], settings: Settings) -> list[list[Tables] | InputError]:
    """What a store keeps of each document of each file, or what is wrong with the file, which is kept as a whole or not at all.

    Many small ones at once are faster than one by one.
    """
    read = [_documents(source, settings.timeout) for source in sources]
    flat = (document for documents in read for document in documents)
    checked = iter(check_together(settings.timeout, flat, settings.own_rules, settings.tolerance))
    known = settings.known()
    return [
        _tables(source, list(islice(checked, len(documents))), settings, known)
        for source, documents in zip(sources, read, strict=True)
    ]


def _documents(source: Source, seconds: float) -> Sequence[Document | InputError]:
    try:
        return read_source(source.path, seconds)
    except InputError as fault:
        return [fault]


def _tables(
    source: Source, documents: Sequence[CheckedDocument | InputError], settings: Settings, known: Known
) -> list[Tables] | InputError:
    tables = []
    for each in documents:
        if isinstance(each, InputError):
            return each
        tables.append(document_tables(source, known.leave_out(settings.settle(each))))
    return tables


def _content(path: Path) -> str:
    digest = sha256()
    sidecar = sidecar_of(path)
    bundle = bundle_of(path)
    try:
        if bundle:
            digest.update(bytes_of_member(bundle, path.relative_to(bundle).as_posix()))
        for file in [sidecar] if bundle else [path, sidecar]:
            if file == path or file.is_file():
                with file.open("rb") as lines:
                    while block := lines.read(BLOCK):
                        digest.update(block)
    except OSError as error:
        msg = f"{path}: cannot be read: {error.strerror or error}"
        raise InputError(msg) from error
    return digest.hexdigest()
