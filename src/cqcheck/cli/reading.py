"""The documents of a call, with progress; what cannot be read is told, counted, and does not stop the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cqcheck.cli.messages import complain, tell
from cqcheck.cli.progress import with_progress
from cqcheck.documents import find_sources, read_sources
from cqcheck.errors import InputError
from cqcheck.read import Document


@dataclass(slots=True)
class Reading:
    """Reads the documents that PATHs stand for, one after the other.

    Args:
        paths: Files, folders, or `-`.
        output: The file that gets the result; None if that goes to standard output as it comes.

    `unreadable` counts what could not be read so far.
    """

    paths: Iterable[str]
    output: Path | None
    unreadable: int = field(default=0, init=False)

    def __iter__(self) -> Iterator[Document]:
        sources = find_sources(self.paths)
        if sources.passed_over:
            tell(
                "passed over %s",
                count_of(sources.passed_over, "file that is no document", "files that are no documents"),
            )
        total = len(sources.faults) + len(sources.doc_ids)
        for item in with_progress(read_sources(sources), total, self.output, _name):
            if isinstance(item, InputError):
                self.unreadable += 1
                complain(str(item))
            else:
                yield item


def count_of(number: int, one: str, many: str) -> str:
    """`1 fault`, `2 faults`."""
    return f"{number} {one if number == 1 else many}"


def _name(item: Document | InputError) -> str:
    return item.doc_id if isinstance(item, Document) else ""
