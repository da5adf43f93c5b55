"""The PATHs of a call → their documents, one after the other; what cannot be read does not stop the others."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cqcheck.errors import DefinitionError, InputError
from cqcheck.read import SIDECAR, SUFFIXES, Document, is_own_report, only_one, read_bytes, read_documents, sidecar_of

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the PATHs of a call lead to.

    `doc_ids` are paths as the user gave them (for a folder: joined to it) or `-`; `passed_over` counts the
    files of folders that are no documents; `faults` are the folders that hold no document at all, and the sidecars
    of none.
    """

    doc_ids: tuple[str, ...]
    passed_over: int
    faults: tuple[InputError, ...]


def find_sources(paths: Iterable[str]) -> Sources:
    """The documents that PATHs stand for, each once, in the order given."""
    doc_ids: list[str] = []
    faults: list[InputError] = []
    sidecars: list[str] = []
    passed_over = 0
    for path in paths:
        if path.endswith(SIDECAR):
            sidecars.append(path)
            continue
        if path == STANDARD_INPUT or not Path(path).is_dir():
            doc_ids.append(path)
            continue
        try:
            files = sorted(_walk(path))
        except InputError as fault:
            faults.append(fault)
            continue
        found = [file for file in files if Path(file).suffix.lower() in SUFFIXES and not is_own_report(Path(file))]
        beside = [file for file in files if file.endswith(SIDECAR)]
        passed_over += len(files) - len(found) - len(beside)
        doc_ids += found
        sidecars += beside
        if not found:
            msg = f"{path}: no document in this folder; documents end in {', '.join(SUFFIXES)}"
            faults.append(InputError(msg))
    faults += _of_no_document(sidecars, doc_ids)
    return Sources(tuple(dict.fromkeys(doc_ids)), passed_over, tuple(faults))


def read_source(doc_id: str) -> list[Document]:
    """The documents of one source; several if a file holds several bulletins.

    Raises:
        InputError: It cannot be read, or its sidecar cannot be used; that is a fault of this document alone.
    """
    if doc_id == STANDARD_INPUT:
        return [read_bytes(sys.stdin.buffer.read(), doc_id)]
    try:
        return read_documents(Path(doc_id), doc_id)
    except DefinitionError as error:
        raise InputError(str(error)) from error


def read_draft(doc_id: str) -> Document:
    """The one document of a source.

    Raises:
        InputError: It cannot be read, or holds several bulletins.
    """
    return only_one(read_source(doc_id), doc_id)


def read_sources(sources: Sources) -> Iterator[Document | InputError]:
    """Each document of a call, or what is wrong with it."""
    yield from sources.faults
    for doc_id in sources.doc_ids:
        try:
            yield from read_source(doc_id)
        except InputError as fault:
            yield fault


def _of_no_document(sidecars: Iterable[str], doc_ids: Iterable[str]) -> Iterator[InputError]:
    known = {sidecar_of(Path(doc_id)) for doc_id in doc_ids}
    for sidecar in dict.fromkeys(sidecars):
        if Path(sidecar) not in known:
            names = " or ".join(sidecar.removesuffix(SIDECAR) + suffix for suffix in SUFFIXES)
            yield InputError(f"{sidecar}: says what {names} is, which is not among the documents")


def _walk(folder: str) -> Iterator[str]:
    """All files below a folder; hidden ones (.git, .venv) are none of the user's documents."""
    for base, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(base, name) for name in files if not name.startswith("."))  # noqa: PTH118 - as given


def _refuse(error: OSError) -> None:
    msg = f"{error.filename}: this folder cannot be read: {error.strerror}"
    raise InputError(msg) from error
