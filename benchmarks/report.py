"""The HTML report on one long document: how long it takes to write, how large it is, how long until a browser shows it.

python benchmarks/report.py [--claims N ...]

The time to open is that of headless Chromium, from going to the page to its load event and to the first frame after it.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from counties import yearbook
from playwright.sync_api import Browser, sync_playwright

from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.report.formats import writer
from cqcheck.report.texts import Lang

SIZES = (500, 5000, 20_000)
CLAIMS_A_COUNTY = 37
ERRORS_IN = 5
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FRAME = "new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))"


def main(sizes: Sequence[int]) -> None:
    """Prints a line a size."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        print(f"not measured: none of these browsers is installed: {', '.join(BROWSERS)}")
        return
    print(
        f"{'claims':>8}{'relations':>11}{'findings':>10}{'write':>11}{'size':>10}{'open':>11}{'shown':>11}{'last table':>12}"
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            _print_line(size, browser, Path(folder) / "report.html")
        browser.close()


def _print_line(size: int, browser: Browser, page: Path) -> None:
    text = yearbook(max(1, round(size / CLAIMS_A_COUNTY)), errors_in=ERRORS_IN)
    checked = check_document(parse_text(text, "benchmark"))
    start = time.perf_counter()
    out = StringIO()
    writer("findings", "html")([checked], out, Lang.ZH)
    written = time.perf_counter() - start
    page.write_text(out.getvalue(), encoding="utf-8")
    opened, shown, table = _seconds_to_open(browser, page)
    print(
        f"{len(checked.claims):8}{len(checked.relations):11}{len(checked.findings):10}{written:9.2f} s"
        f"{page.stat().st_size / 1e6:7.1f} MB{opened:9.2f} s{shown:9.2f} s{table:10.2f} s",
        flush=True,
    )


def _seconds_to_open(browser: Browser, path: Path) -> tuple[float, float, float]:
    """Until the load event, until a frame has been drawn, and from a click on the way to the relations until they stand there."""
    page = browser.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())
    opened = time.perf_counter() - start
    page.evaluate(FRAME)
    shown = time.perf_counter() - start
    start = time.perf_counter()
    page.locator(".views a[href$=relations]").click()
    page.locator("[data-table=relations] td").first.wait_for()
    table = time.perf_counter() - start
    page.close()
    return opened, shown, table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES)
    main(parser.parse_args().claims)
