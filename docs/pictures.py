"""Takes the pictures of the README anew: the report on the bulletins in seeds/, as headless Chromium shows it.

python docs/pictures.py    (needs the extra `dev` and Debian's chromium)
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from cqcheck.pipeline import check_document
from cqcheck.read import read_document
from cqcheck.report.html.folder import ReportFolder
from cqcheck.report.texts import Lang

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
FAULTY = "dongguan-communique-2023-errors"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DESKTOP, PHONE = (1300, 900), (390, 844)


def main() -> None:
    """Writes the pictures beside this script, in both languages."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        sys.exit(f"none of these browsers is installed: {', '.join(BROWSERS)}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for lang in Lang:
            _take(browser, _report(Path(folder) / lang, lang), lang)
        browser.close()


def _report(folder: Path, lang: Lang) -> Path:
    pages = ReportFolder(folder, lang)
    for path in sorted(path for path in SEEDS.rglob("*") if path.suffix in {".txt", ".md"}):
        pages.add(check_document(read_document(path, f"seeds/{path.relative_to(SEEDS).as_posix()}")))
    pages.finish()
    return folder


def _take(browser: Browser, report: Path, lang: Lang) -> None:
    (document,) = (report / "documents").glob(f"*{FAULTY}*")
    for name, address, window, prepare in (
        ("overview", report / "index.html", DESKTOP, None),
        ("document", document, DESKTOP, _point_at_a_figure),
        ("matrix", document, DESKTOP, _go_to_the_matrix),
        ("overview-phone", report / "index.html", PHONE, None),
        ("document-phone", document, PHONE, _point_at_a_figure),
    ):
        page = browser.new_page(viewport={"width": window[0], "height": window[1]})
        page.goto(address.as_uri())
        if prepare is not None:
            prepare(page)
        page.wait_for_timeout(300)
        page.screenshot(path=HERE / f"{name}.{lang}.png")
        page.close()


def _point_at_a_figure(page: Page) -> None:
    page.locator(".text .claim.confirmed").nth(3).focus()
    page.locator(".left h2").evaluate("heading => heading.scrollIntoView()")


def _go_to_the_matrix(page: Page) -> None:
    page.locator(".views a[href$=matrix]").click()
    page.locator(".matrix").wait_for()


if __name__ == "__main__":
    main()
