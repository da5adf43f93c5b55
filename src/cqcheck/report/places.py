"""Where something stands in the file that a document was taken from, in words (第3段, 表1第2行第4列) and as programs look it up."""

from cqcheck.findings import Finding
from cqcheck.read import Document, Place
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, say


def place_in_words(place: Place | None, lang: Lang) -> str:
    """The place in the reader's words, with its file where several are read as one; empty for a plain text, which is its own original."""
    if place is None:
        return ""
    words = say("original", place.kind, lang).format(*place.numbers)
    return one_line(f"{place.file} {words}".strip())


def place_of(finding: Finding, document: Document) -> Place | None:
    """Where the line and column that a finding names stand in the original; None for a plain text."""
    if document.transcript is None:
        return None
    return document.original(document.line_starts[finding.line - 1] + finding.column - 1)


def place_in_file(
    place: Place | None, document: Document, line: int, column: int
) -> tuple[str, int | None, int | None]:
    """The path, line and column of what stands at a place, from those of the document; of several files read as one, those of its own file.

    Line and column are None in an annex that has no lines, such as a workbook.
    """
    if place is None or place.file in ("", document.doc_id):
        return document.doc_id, line, column
    return (place.file, int(place.numbers[0]), column) if place.kind == "line" else (place.file, None, None)
