"""A folder of pages: one for each document as it comes, and an overview at the end."""

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from cqcheck.errors import InputError
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.html.pages import document_page, index_page
from cqcheck.report.html.view import DocumentView
from cqcheck.report.texts import Lang

PAGES = "documents"
GENERATOR = b'<meta name="generator" content="cqcheck">'
UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 60  # characters; file systems allow 255 bytes, and a Chinese character takes three


@dataclass
class ReportFolder:
    """Writes `index.html` and `documents/NNN-name.html` into a folder.

    Raises:
        InputError: The folder cannot be made or written to.
    """

    folder: Path
    lang: Lang = Lang.ZH
    views: list[DocumentView] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        _make(self.folder / PAGES)
        _remove_old_pages(self.folder / PAGES)

    def add(self, checked: CheckedDocument) -> Path:
        """Writes a document's page."""
        number = len(self.views) + 1
        page = f"{PAGES}/{number:03}-{page_name(checked.document.doc_id)}.html"
        self.views.append(DocumentView(checked, prefix="", page=page))
        # A view of its own, so that the marked text is not kept until the overview is written.
        return _write(self.folder / page, document_page(DocumentView(checked, prefix="", page=page), self.lang))

    def finish(self, data_docs: str | None = None) -> Path:
        """Writes the overview; `data_docs` is the address of the Data Docs' first page, relative to the folder."""
        return _write(self.folder / "index.html", index_page(self.views, self.lang, data_docs))


def page_name(doc_id: str) -> str:
    """The part of a page's file name that tells which document it is: `a/九龙坡 2023.txt` is 九龙坡-2023."""
    stem = PurePath(doc_id).stem
    return UNSAFE.sub("-", stem)[:LONGEST_NAME].strip("-.") or "document"


def _remove_old_pages(folder: Path) -> None:
    # Pages of an earlier run with more documents would stay; files that are not ours are left alone.
    for page in folder.glob("[0-9][0-9][0-9]*-*.html"):
        if GENERATOR in page.read_bytes()[:2000]:
            page.unlink()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"{folder}: cannot be made: {error.strerror}"
        raise InputError(msg) from error


def _write(path: Path, page: str) -> Path:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise InputError(msg) from error
    return path
