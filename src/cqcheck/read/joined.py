"""Several documents → one text, in which each part keeps its file and its place there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cqcheck.read.document import Document
from cqcheck.read.original import RULE, Place, Transcript

LINE_ENDS = ("\n", "\r")


def join(documents: Iterable[Document]) -> Transcript:
    """The documents one after the other, parted by rules."""
    text = ""
    starts: list[int] = []
    places: list[Place] = []
    for document in documents:
        if text:
            text += f"{'' if text.endswith(LINE_ENDS) else LINE_ENDS[0]}\n{RULE}\n\n"
        for start, place in _parts(document):
            starts.append(len(text) + start)
            places.append(replace(place, file=document.doc_id))
        text += document.text
    return Transcript(text, tuple(starts), tuple(places))


def _parts(document: Document) -> Iterator[tuple[int, Place]]:
    """Where the parts of a document begin, with their places; those of a plain text are its lines."""
    if document.transcript:
        yield from zip(document.transcript.starts, document.transcript.places, strict=True)
        return
    for number, start in enumerate(document.line_starts, start=1):
        if start < len(document.text):
            yield start, Place("line", (number,))
