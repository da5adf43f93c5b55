"""A report and a browser to look at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from cqcheck.report.data_docs import write_data_docs
from cqcheck.report.formats import writer
from cqcheck.report.html.folder import ReportFolder
from cqcheck.report.html.pages import revision_page
from cqcheck.report.texts import Lang
from cqcheck.revision import compare_drafts
from sample_run import clean_document, faulty_document, hostile_document
from visits import Visit

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on a faulty, a clean and a hostile bulletin, in a folder and in one file, and two of them compared."""
    folder = tmp_path_factory.mktemp("report")
    documents = [faulty_document(), clean_document(), hostile_document()]
    pages = ReportFolder(folder, data_docs=write_data_docs(documents, folder))
    for checked in documents:
        pages.add(checked)
    pages.finish()
    with (folder / "run.html").open("w", encoding="utf-8") as out:
        writer("findings", "html")(documents, out, Lang.ZH)
    (folder / "diff.html").write_text(
        revision_page(compare_drafts(documents[1], documents[2]), Lang.ZH), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module")  # Prefect would take Playwright's event loop for one of its own
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1300, "height": 900}, locale="zh-CN")
    visit = Visit(context.new_page())
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("console", lambda message: visit.complaints.append(message.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("dialog", lambda dialog: (visit.complaints.append(dialog.message), dialog.dismiss()))
    yield visit
    context.close()
