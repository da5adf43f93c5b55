"""The documents of a call, with progress; what cannot be read is told, counted, and does not stop the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cqcheck.cli.messages import complain, tell
from cqcheck.cli.progress import with_progress
from cqcheck.documents import Sources, find_sources, read_sources, read_sources_as_one
from cqcheck.errors import InputError
from cqcheck.pipeline import CheckedDocument, each_within
from cqcheck.read import Document
from cqcheck.settings import Settings

Stage = Callable[[Document], CheckedDocument]


@dataclass(slots=True)
class Reading:
    """Reads the documents that PATHs stand for, one after the other or as one, and takes them through a stage.

    Args:
        paths: Files, folders, or `-`.
        stage: What is made of each document.
        output: The file that gets the result; None if that goes to standard output as it comes.
        settings: How long a document may take, and which links are followed.
        as_one: All documents are one, a text and its annexes.

    `unreadable` counts what could not be read, or took too long, so far.
    """

    paths: Iterable[str]
    stage: Stage
    output: Path | None
    settings: Settings
    as_one: bool = False
    unreadable: int = field(default=0, init=False)
    sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        # Before the output is opened, which may lie in one of the folders.
        found = find_sources(self.paths, follow_links=self.settings.follow_links)
        self.sources = replace(found, doc_ids=tuple(each for each in found.doc_ids if not self._is_output(each)))

    def __iter__(self) -> Iterator[CheckedDocument]:
        sources, seconds = self.sources, self.settings.timeout
        tell_left_alone(sources)
        total = len(sources.faults) + len(sources.doc_ids)
        found = read_sources_as_one(sources, seconds) if self.as_one else read_sources(sources, seconds)
        shown = with_progress(found, total, self.output, _name)
        for item in each_within(seconds, self.stage, shown):
            if isinstance(item, InputError):
                self.unreadable += 1
                complain(str(item))
            else:
                yield item

    def _is_output(self, doc_id: str) -> bool:
        return self.output is not None and self.output.absolute() == Path(doc_id).absolute()


def tell_left_alone(sources: Sources) -> None:
    """Tells how many files and links of folders and archives are not read."""
    if sources.passed_over:
        files = count_of(sources.passed_over, "file that is no document", "files that are no documents")
        tell("passed over %s", files)
    if sources.links:
        links = count_of(sources.links, "link that leads", "links that lead")
        tell("did not follow %s out of a folder; --follow-links does", links)


def count_of(number: int, one: str, many: str) -> str:
    """`1 fault`, `2 faults`."""
    return f"{number} {one if number == 1 else many}"


def _name(item: Document | InputError) -> str:
    return item.doc_id if isinstance(item, Document) else ""
