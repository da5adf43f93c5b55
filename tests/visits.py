"""Visits to pages in a browser, which tell everything that the pages asked for and complained of."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page


@dataclass
class Visit:
    """A page that was opened, with everything that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        return self.page

    def assert_quiet(self) -> None:
        assert [url for url in self.requests if not url.startswith(("file:", "blob:"))] == []
        assert self.complaints == []


def page_named(report: Path, name: str) -> Path:
    """The page of the document whose file name holds that name."""
    (path,) = (report / "documents").glob(f"*{name}*.html")
    return path
