"""ZIP archives of documents, as the command line walks through them."""

from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from cqcheck.documents import find_sources, read_sources
from cqcheck.errors import InputError
from cqcheck.read import Document
from fuzz import mutations
from fuzz.invariants import assert_document, assert_transcript, twice
from fuzz.seeds import bundle, unpacked_size

LONGEST = 60_000
mutate = mutations.archive
seeds = bundle


def one(data: bytes) -> None:
    """Each file in the archive is a document or one clear refusal, and none lies outside of it."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder, "x.zip"))
        Path(path).write_bytes(data)
        for document in twice(lambda: _read(path), path, unpacked_size(data)) or []:
            if isinstance(document, str):
                assert document.startswith(path)
                continue
            inside = PurePosixPath(document.doc_id).relative_to(path)
            assert ".." not in inside.parts
            assert_document(document)
            if document.transcript:
                assert_transcript(document.transcript)


def _read(path: str) -> list[Document | str]:
    found = read_sources(find_sources([path]))
    return [str(each) if isinstance(each, InputError) else each for each in found]
