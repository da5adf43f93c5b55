"""The report as a reader sees it: headless Chromium, no network."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from cqcheck.report.data_docs import write_data_docs
from cqcheck.report.formats import writer
from cqcheck.report.html.folder import ReportFolder
from cqcheck.report.texts import Lang
from sample_run import clean_document, faulty_document, hostile_document

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

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


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
        assert [url for url in self.requests if not url.startswith("file:")] == []
        assert self.complaints == []


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    documents = [faulty_document(), clean_document(), hostile_document()]
    pages = ReportFolder(folder)
    for checked in documents:
        pages.add(checked)
    pages.finish(write_data_docs(documents, folder).relative_to(folder).as_posix())
    with (folder / "run.html").open("w", encoding="utf-8") as out:
        writer("findings", "html")(documents, out, Lang.ZH)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    visit = Visit(context.new_page())
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("console", lambda message: visit.complaints.append(message.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("dialog", lambda dialog: (visit.complaints.append(dialog.message), dialog.dismiss()))
    yield visit
    context.close()


def page_named(report: Path, name: str) -> Path:
    (path,) = (report / "documents").glob(f"*{name}*.html")
    return path


def test_the_overview_leads_to_a_finding(report: Path, visit: Visit) -> None:
    page = visit.open(report / "index.html")
    assert page.get_by_text("地区生产总值为1626.0亿元，三次产业增加值合计为1590.0亿元，差36.0亿元").is_visible()
    page.get_by_role("link", name="公报/九龙坡 2023.txt:5:23").click()
    assert page.url.endswith(".html#f1")
    assert page.locator("#f1").get_by_text("973.2亿元").first.is_visible()
    visit.assert_quiet()


def test_a_suspect_leads_to_its_place_in_the_text_and_back(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    page.locator("#f1 .suspects a").first.click()
    mark = page.locator(".text .claim:target")
    assert mark.inner_text() == "937.2亿元"
    mark.click()
    assert page.url.endswith("#f1")
    visit.assert_quiet()


def test_a_figure_tells_what_it_asserts_when_it_is_focused(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    assert page.locator("#note").is_hidden()
    page.get_by_role("mark").filter(has_text="39.4").focus()
    assert page.locator("#note").inner_text().splitlines()[1:] == ["39.4 → 39.35–39.45%", "已印证，1 条成立的关系印证"]
    page.keyboard.press("Escape")
    assert page.locator("#note").is_hidden()
    visit.assert_quiet()


def test_a_finding_lights_up_its_figures(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    page.locator("#f1").hover()
    assert page.locator(".text .lit").all_inner_texts() == ["1626.0亿元", "12.3亿元", "640.5亿元", "937.2亿元"]
    visit.assert_quiet()


@pytest.mark.parametrize("name", ["documents", "index.html", "run.html", "data_docs/index.html"])
def test_a_hostile_bulletin_runs_nothing(name: str, report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "b-x") if name == "documents" else report / name)
    assert page.title() != "owned"
    assert page.get_by_text("<script>alert(", exact=False).first.is_visible()
    visit.assert_quiet()


def test_the_data_docs_open_offline_page_by_page(report: Path, visit: Visit) -> None:
    page = visit.open(report / "index.html")
    page.get_by_role("link", name="数据质量文档").click()
    assert page.get_by_text("合计等于各部分之和").is_visible()
    assert page.get_by_text("公报/九龙坡 2023.txt~0").is_visible()
    page.get_by_role("link", name="检验结果页").nth(1).click()
    assert page.get_by_text("合计等于各部分之和").is_visible()
    page.get_by_role("link", name="数据质量文档").click()
    page.get_by_role("link", name="期望清单").first.click()
    assert page.get_by_text("每个数字声明的编号唯一").is_visible()
    visit.assert_quiet()


@pytest.mark.parametrize("width", [390, 1300])
def test_no_page_is_wider_than_its_window(width: int, report: Path, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    for path in (report / "index.html", page_named(report, "九龙坡"), report / "data_docs/index.html"):
        page = visit.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_dark_pages_are_dark(report: Path, visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open(report / "index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
