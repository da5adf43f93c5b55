"""A folder of pages: one for each document as it comes, and an overview at the end."""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from cqcheck.files import make_folder, new_files, telling
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import is_own_report
from cqcheck.report.data_docs import DataDocs
from cqcheck.report.html.pages import document_page, index_page
from cqcheck.report.html.view import DocumentView
from cqcheck.report.texts import Lang

INDEX = "index.html"
PAGES = "documents"
UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 60  # characters; file systems allow 255 bytes, and a Chinese character takes three


@dataclass
class ReportFolder:
    """Writes `index.html` and `documents/NNN-name.html` into a folder; they lead to `data_docs`, if it has any.

    Raises:
        InputError: The folder cannot be made or written to.
    """

    folder: Path
    lang: Lang = Lang.ZH
    data_docs: DataDocs | None = None
    views: list[DocumentView] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        make_folder(self.folder / PAGES)

    def add(self, checked: CheckedDocument) -> Path:
        """Writes a document's page."""
        expectations = self.data_docs.expectations if self.data_docs else {}
        page = page_address(len(self.views) + 1, checked.document.doc_id)
        view = DocumentView(checked, prefix="", page=page, data_docs=self._data_docs, expectations=expectations)
        self.views.append(view)
        # A view of its own, so that the marked text is not kept until the overview is written.
        return _write(self.folder / page, document_page(replace(view), self.lang))

    def finish(self) -> Path:
        """Writes the overview."""
        return _write(self.folder / INDEX, index_page(self.views, self.lang, self._data_docs))

    @property
    def _data_docs(self) -> str:
        return self.data_docs.index.relative_to(self.folder).as_posix() if self.data_docs else ""


def new_report(folder: Path) -> AbstractContextManager[Path]:
    """A folder to write a report into, which takes the place of the one in `folder` at the end; files that are not ours stay there.

    Raises:
        InputError: The folder cannot be made or written to.
    """
    return new_files(folder, INDEX, is_own_report)


def document_views(documents: Iterable[CheckedDocument]) -> Iterator[DocumentView]:
    """The documents of a run as they stand on their pages, in the order in which they are added to a report."""
    for number, checked in enumerate(documents, start=1):
        yield DocumentView(checked, prefix="", page=page_address(number, checked.document.doc_id))


def page_address(number: int, doc_id: str) -> str:
    """The address of a document's page from the report's folder; the first one has number 1."""
    return f"{PAGES}/{number:03}-{page_name(doc_id)}.html"


def page_name(doc_id: str) -> str:
    """The part of a page's file name that tells which document it is: `a/九龙坡 2023.txt` is 九龙坡-2023."""
    stem = PurePath(doc_id).stem
    return UNSAFE.sub("-", stem)[:LONGEST_NAME].strip("-.") or "document"


def _write(path: Path, page: str) -> Path:
    with telling(path):
        path.write_text(page, encoding="utf-8")
    return path
