"""The PATHs of a call → their documents, one after the other; what cannot be read does not stop the others."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cqcheck.deadline import within
from cqcheck.errors import DefinitionError, InputError
from cqcheck.folders import files_below
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
    read_stream,
    sidecar_of,
)
from cqcheck.read.bundle import bundle_of, bytes_of_member, decoded_name, is_bundle, member_names

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the PATHs of a call lead to.

    `doc_ids` are paths as the user gave them (for a folder or an archive: joined to it) or `-`; `passed_over` counts the
    files in them that are no documents, `links` those that lead out of their folder and are not followed; `faults` are
    PATHs that hold no document at all, damaged archives, and the sidecars of no document.
    """

    doc_ids: tuple[str, ...]
    passed_over: int
    links: int
    faults: tuple[InputError, ...]


def find_sources(paths: Iterable[str], *, follow_links: bool = False) -> Sources:
    """The documents that PATHs stand for, each once, in the order given; links out of a folder are left alone unless `follow_links`."""
    doc_ids: list[str] = []
    faults: list[InputError] = []
    sidecars: list[str] = []
    passed_over = links = 0
    for path in paths:
        if path.endswith(SIDECAR):
            sidecars.append(path)
            continue
        is_folder = os.path.isdir(path)  # noqa: PTH112 - False for names that no folder can have
        if path == STANDARD_INPUT or not (is_folder or is_bundle(Path(path))):
            doc_ids.append(path)
            continue
        try:
            below = files_below(path, follow_links=follow_links) if is_folder else None
            files = list(_opened(below.files) if below else _members_of(path))
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
        passed_over += len(files) - len(found) - len(wrong) - len(beside) + (below.others if below else 0)
        links += below.links if below else 0
        doc_ids += found
        faults += wrong
        sidecars += beside
        if not found and not wrong:
            msg = f"{path}: no document in this {'folder' if below else 'archive'}; documents end in {', '.join(SUFFIXES)}"
            faults.append(InputError(msg))
    faults += _of_no_document(sidecars, doc_ids)
    return Sources(tuple(dict.fromkeys(doc_ids)), passed_over, links, tuple(faults))


def path_told(path: str) -> str:
    """A path as it can be written down: a name that is no UTF-8 is taken for GBK, bytes of neither are escaped."""
    try:
        path.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(path)
        return decoded_name(raw) or raw.decode(errors="backslashreplace")
    return path


def read_source(source: str, seconds: float = 0, name: Callable[[str], str] = path_told) -> list[Document]:
    """The documents of one source; several if a file holds several bulletins.

    Args:
        source: Its path, or `-`.
        seconds: The most that it may take to read it, 0 for no limit; waiting for standard input does not count.
        name: Makes of a path the id that its document has.

    Raises:
        InputError: It cannot be read, or its sidecar cannot be used; that is a fault of this document alone.
    """
    doc_id = name(source)
    given = read_stream(sys.stdin.buffer, "standard input") if source == STANDARD_INPUT else b""
    with within(seconds, doc_id):
        return [read_bytes(given, doc_id)] if source == STANDARD_INPUT else _read_file(Path(source), doc_id)


def _read_file(path: Path, doc_id: str) -> list[Document]:
    if bundle := bundle_of(path):
        return read_data(bytes_of_member(bundle, path.relative_to(bundle).as_posix()), path, doc_id)
    try:
        return read_documents(path, doc_id)
    except DefinitionError as error:
        raise InputError(str(error)) from error


def read_draft(source: str, seconds: float = 0) -> Document:
    """The one document of a source, read in so many seconds at most.

    Raises:
        InputError: It cannot be read, or holds several bulletins.
    """
    return only_one(read_source(source, seconds), source)


def read_sources(
    sources: Sources, seconds: float = 0, name: Callable[[str], str] = path_told
) -> Iterator[Document | InputError]:
    """Each document of a call, or what is wrong with it; each file is given so many seconds at most."""
    yield from sources.faults
    for doc_id in sources.doc_ids:
        try:
            yield from read_source(doc_id, seconds, name)
        except InputError as fault:
            yield fault


def read_sources_as_one(sources: Sources, seconds: float = 0) -> Iterator[Document | InputError]:
    """All documents of a call as one, a text and its annexes; what is wrong with them if one of them cannot be read."""
    faults = list(sources.faults)
    documents: list[Document] = []
    for doc_id in sources.doc_ids:
        try:
            documents.append(read_draft(doc_id, seconds))
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


def _opened(files: Iterable[str]) -> Iterator[str | InputError]:
    """The files of a folder; instead of an archive its members, or what is wrong with it."""
    for file in files:
        try:
            yield from _members_of(file) if is_bundle(Path(file)) else [file]
        except InputError as fault:
            yield fault


def _members_of(archive: str) -> list[str]:
    return [f"{archive}/{name}" for name in member_names(Path(archive))]
