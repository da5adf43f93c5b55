"""The PATHs of a call → their documents, one after the other; what cannot be read does not stop the others."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cqcheck.errors import DefinitionError, InputError
from cqcheck.read import (
    SIDECAR,
    SUFFIXES,
    Document,
    is_own_report,
    only_one,
    read_as_one,
    read_bytes,
    read_data,
    read_documents,
    sidecar_of,
)
from cqcheck.read.bundle import bundle_of, bytes_of_member, is_bundle, member_names

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the PATHs of a call lead to.

    `doc_ids` are paths as the user gave them (for a folder or an archive: joined to it) or `-`; `passed_over` counts the
    files in them that are no documents; `faults` are those that hold no document at all, damaged archives, and the
    sidecars of no document.
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
        if path == STANDARD_INPUT or not (Path(path).is_dir() or is_bundle(Path(path))):
            doc_ids.append(path)
            continue
        try:
            files = list(_files_in(path))
        except InputError as fault:
            faults.append(fault)
            continue
        found = [
            file
            for file in files
            if isinstance(file, str) and Path(file).suffix.lower() in SUFFIXES and not is_own_report(Path(file))
        ]
        wrong = [file for file in files if isinstance(file, InputError)]
        beside = [file for file in files if isinstance(file, str) and _is_sidecar(file)]
        passed_over += len(files) - len(found) - len(wrong) - len(beside)
        doc_ids += found
        faults += wrong
        sidecars += beside
        if not found and not wrong:
            holder = "folder" if Path(path).is_dir() else "archive"
            msg = f"{path}: no document in this {holder}; documents end in {', '.join(SUFFIXES)}"
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
    path = Path(doc_id)
    if bundle := bundle_of(path):
        return read_data(bytes_of_member(bundle, path.relative_to(bundle).as_posix()), path, doc_id)
    try:
        return read_documents(path, doc_id)
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


def read_sources_as_one(sources: Sources) -> Iterator[Document | InputError]:
    """All documents of a call as one, a text and its annexes; what is wrong with them if one of them cannot be read."""
    faults = list(sources.faults)
    documents: list[Document] = []
    for doc_id in sources.doc_ids:
        try:
            documents.append(read_draft(doc_id))
        except InputError as fault:
            faults.append(fault)
    if faults:
        yield from faults
    else:
        yield read_as_one(documents)


def _is_sidecar(file: str) -> bool:
    """Whether a file tells of a document beside it; those in archives are not read."""
    return file.endswith(SIDECAR) and bundle_of(Path(file)) is None


def _of_no_document(sidecars: Iterable[str], doc_ids: Iterable[str]) -> Iterator[InputError]:
    known = {sidecar_of(Path(doc_id)) for doc_id in doc_ids}
    for sidecar in dict.fromkeys(sidecars):
        if Path(sidecar) not in known:
            names = " or ".join(sidecar.removesuffix(SIDECAR) + suffix for suffix in SUFFIXES)
            yield InputError(f"{sidecar}: says what {names} is, which is not among the documents")


def _files_in(path: str) -> Iterator[str | InputError]:
    """The files of a folder in sorted order, or of an archive; those of an archive in a folder, or what is wrong with it."""
    if not Path(path).is_dir():
        yield from (f"{path}/{name}" for name in member_names(Path(path)))
        return
    for file in sorted(_walk(path)):
        try:
            yield from _files_in(file) if is_bundle(Path(file)) else [file]
        except InputError as fault:
            yield fault


def _walk(folder: str) -> Iterator[str]:
    """All files below a folder; hidden ones (.git, .venv) are none of the user's documents."""
    for base, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(base, name) for name in files if not name.startswith("."))  # noqa: PTH118 - as given


def _refuse(error: OSError) -> None:
    msg = f"{error.filename}: this folder cannot be read: {error.strerror}"
    raise InputError(msg) from error
