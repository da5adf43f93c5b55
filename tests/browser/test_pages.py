"""The report as a reader sees it: headless Chromium, no network."""

import csv
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.report.formats import writer
from cqcheck.report.texts import Lang
from visits import Visit, page_named

DATA_DOCS = ["data_docs/index.html", "data_docs/expectations/relations.html", "data_docs/validations/relations"]
VIEWS = ["index.html", "run.html", "diff.html", "documents", *DATA_DOCS]


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


def test_a_figure_tells_what_it_asserts_and_lights_up_its_companions(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    card = page.locator("#card")
    assert card.is_hidden()
    page.get_by_role("mark").filter(has_text="39.4").hover()
    assert card.locator("h2").inner_text() == "39.4 5:43"
    assert card.locator(".gist").inner_text() == "第二产业增加值 · 占比 · 九龙坡区 · 2023 · 地区生产总值"
    assert card.locator(".fields").inner_text() == "39.35–39.45%"
    assert card.locator(".standing").inner_text() == "已印证 · 1 条成立的关系印证"
    assert card.locator(".stands-in .arithmetic").inner_text() == "0.8% + 39.4% + 59.8% = 100.0%"
    assert page.locator(".text .linked").all_inner_texts() == ["0.8", "59.8"]
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.locator(".text .linked").count() == 0
    visit.assert_quiet()


def test_the_figures_of_a_text_are_walked_by_the_arrow_keys(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.text .claim')"):
            break
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == "1626.0亿元"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "6.2%"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "93.45%"
    assert page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    ) == ("城镇化率 · 比率 · 九龙坡区 · 2023 – 未印证")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "93.45%"
    visit.assert_quiet()


def test_a_finding_lights_up_its_figures(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    page.locator("#f1").hover()
    assert page.locator(".text .lit").all_inner_texts() == ["1626.0亿元", "12.3亿元", "640.5亿元", "937.2亿元"]
    visit.assert_quiet()


@pytest.mark.parametrize(
    ("control", "value", "left"),
    [("severity", "info", ["RNK02"]), ("rule", "SUM01", ["SUM01"]), ("areas", "九龙坡区", ["SUM01", "RNK02"])],
)
@pytest.mark.parametrize("name", ["index.html", "九龙坡"])
def test_findings_are_filtered(
    name: str, control: str, value: str, left: list[str], report: Path, visit: Visit
) -> None:
    page = visit.open(report / name if name == "index.html" else page_named(report, name))
    page.locator(f".filter [name={control}]").select_option(value)
    shown = page.locator(".finding:visible:not(:has-text('点此')) .rule").all_inner_texts()
    assert shown == left
    visit.assert_quiet()


def test_findings_are_filtered_by_indicator(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    page.locator(".filter [name=indicator]").fill("第三产业")
    assert page.locator(".finding:visible .rule").all_inner_texts() == ["SUM01"]
    assert page.locator(".filter output").inner_text() == "1 / 2"
    visit.assert_quiet()


def test_undecided_relations_are_told_on_request_with_the_reason(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    assert page.locator("details.undecided li").count() == 0
    page.get_by_text("无法判定的关系").click()
    assert page.locator("details.undecided .reason").all_inner_texts() == ["其他地区的增速未公布"]
    visit.assert_quiet()


def test_claims_are_sorted_searched_and_chosen(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    table = page.locator("#claims")
    table.scroll_into_view_if_needed()
    figures = table.locator("td.surface")
    assert figures.first.inner_text() == "1626.0亿元"
    header = table.get_by_role("button", name="断言区间")
    header.click()
    assert figures.first.inner_text() == "0.8"
    header.click()
    assert figures.first.inner_text() == "1626.0亿元"
    assert table.get_by_role("columnheader", name="断言区间").get_attribute("aria-sort") == "descending"
    table.get_by_label("口径").select_option("share")
    assert figures.all_inner_texts() == ["59.8", "39.4", "0.8"]
    table.get_by_label("搜索").fill("第二产业")
    assert figures.all_inner_texts() == ["39.4"]
    assert table.locator("output").inner_text() == "1–1 / 1"
    visit.assert_quiet()


def test_a_long_table_is_turned_page_by_page(visit: Visit, tmp_path: Path) -> None:
    text = "2023年南京市统计公报\n\n" + "".join(f"第{each}开发区工业产值{each + 1}.5亿元。" for each in range(150))
    with (tmp_path / "run.html").open("w", encoding="utf-8") as out:
        writer("findings", "html")([check_document(parse_text(text, "long.txt"))], out, Lang.ZH)
    page = visit.open(tmp_path / "run.html")
    table = page.locator("#d1-claims")
    table.scroll_into_view_if_needed()
    table.locator("table").wait_for()
    assert table.locator("output").inner_text() == "1–100 / 150"
    assert table.get_by_role("button", name="上一页").is_disabled()
    table.get_by_role("button", name="下一页").click()
    assert table.locator("output").inner_text() == "101–150 / 150"
    assert table.locator("td.surface").first.inner_text() == "101.5亿元"
    assert table.get_by_role("button", name="下一页").is_disabled()
    visit.assert_quiet()


def test_relations_are_chosen_by_verdict(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    table = page.locator("#relations")
    table.scroll_into_view_if_needed()
    table.get_by_label("结论").select_option("undecided")
    assert table.locator("td.rule").all_inner_texts() == ["RNK02"]
    assert table.locator("td.reason").inner_text() == "其他地区的增速未公布"
    table.get_by_role("link", name="第2位").click()
    assert page.locator(".text .claim:target").inner_text() == "第2位"
    visit.assert_quiet()


@pytest.mark.parametrize(("name", "rows"), [("claims", 11), ("relations", 3)])
def test_a_table_is_downloaded_as_csv(name: str, rows: int, report: Path, visit: Visit, tmp_path: Path) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    page.locator(f"#{name}").scroll_into_view_if_needed()
    with page.expect_download() as download:
        page.locator(f"#{name}").get_by_role("button", name="下载 CSV").click()
    assert download.value.suggested_filename == f"九龙坡区2023年经济运行情况-{name}.csv"
    download.value.save_as(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == rows
    assert "1626.0亿元" in str(found[0])
    visit.assert_quiet()


def test_a_downloaded_table_starts_no_formula(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "b-x"))
    page.locator("#claims").scroll_into_view_if_needed()
    text = page.evaluate("document.querySelector('[data-table=claims]').table.csv()")
    assert '"\'=HYPERLINK(""http://evil.example"")"' in text
    visit.assert_quiet()


def test_the_matrix_tells_which_figures_confirm_each_other(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    matrix = page.locator("#matrix")
    matrix.scroll_into_view_if_needed()
    matrix.locator("table").wait_for()
    assert matrix.get_by_label("相互关联的数字").locator("option").all_inner_texts() == [
        "地区生产总值: 4 个数字, 1 条关系 (✗ 1)",
        "第一产业增加值: 3 个数字, 1 条关系",
        "地区生产总值: 2 个数字, 1 条关系",
    ]
    assert matrix.locator("tbody th a").all_inner_texts() == ["1626.0亿元", "12.3亿元", "640.5亿元", "937.2亿元"]
    matrix.get_by_label("相互关联的数字").select_option(index=1)
    assert matrix.locator("tbody td").all_inner_texts() == ["✓\n部分: 成立"] * 3
    visit.assert_quiet()


def test_the_language_is_switched_and_kept_from_page_to_page(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    page.locator("#claims").scroll_into_view_if_needed()
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("heading", name="Text as read").is_visible()
    assert page.get_by_text("地区生产总值 is 1626.0亿元, its three industries add up to").is_visible()
    assert page.locator("#claims td.measure").first.inner_text() == "level"
    assert page.get_by_role("heading", name="原文").count() == 0
    page.get_by_role("link", name="Back to the overview").click()
    assert page.get_by_role("heading", name="Fact check of statistical bulletins").is_visible()
    page.get_by_role("button", name="中文").click()
    assert page.get_by_role("heading", name="统计公报核查报告").is_visible()
    visit.assert_quiet()


def page_at(report: Path, name: str) -> Path:
    """A file of the report, the only page below a folder of it, or of `documents` that of the faulty bulletin."""
    if name == "documents":
        return page_named(report, "九龙坡")
    (path,) = [report / name] if name.endswith(".html") else (report / name).rglob("*.html")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", VIEWS)
def test_pages_keep_the_rules_of_accessibility(name: str, scheme: str, report: Path, visit: Visit) -> None:
    visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = visit.open(page_at(report, name))
    for place in page.locator("[data-table], [data-matrix]").all():
        place.scroll_into_view_if_needed()
    if page.locator(".text .claim").count():
        page.locator(".text .claim").first.focus()
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}
    found = Axe().run(page, options=rules)
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found.response["violations"]] == []


def test_the_whole_page_is_printed(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    assert page.locator("#relations td").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#relations td.rule").count() == 3
    page.emulate_media(media="print")
    assert page.locator(".switches").is_hidden()
    assert page.locator("#relations .tools").is_hidden()
    assert page.pdf().startswith(b"%PDF")
    visit.assert_quiet()


@pytest.mark.parametrize("name", [name for name in VIEWS if "expectations" not in name])  # which show no document
def test_a_hostile_bulletin_runs_nothing(name: str, report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "b-x") if name == "documents" else page_at(report, name))
    assert page.title() != "owned"
    assert page.get_by_text("<script>").filter(visible=True).count()
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


def test_a_finding_leads_to_its_expectation_and_the_row_that_fails_it_back(report: Path, visit: Visit) -> None:
    page = visit.open(page_named(report, "九龙坡"))
    page.locator("#f1").get_by_role("link", name="查看检验项").click()
    assert page.url.endswith("/data_docs/index.html#relations-sum")
    row = page.locator("#relations-sum:target")
    expect(row).to_be_in_viewport()
    assert row.get_by_text("若「类型」为合计、「性质」为恒等且「仅差末位」为否，「结论」不得为不成立").is_visible()
    assert row.locator(".failing th").all_inner_texts() == ["关系编号", "文件", "算式", "结论"]
    assert row.locator(".failing td").all_inner_texts()[3] == "不成立"
    row.get_by_role("link", name="公报/九龙坡 2023.txt~0").click()
    assert page.locator("#f1:target").get_by_text("973.2亿元").first.is_visible()
    visit.assert_quiet()


def test_the_overview_leads_to_an_expectation_and_a_result_page_to_the_finding(report: Path, visit: Visit) -> None:
    page = visit.open(report / "index.html")
    page.get_by_role("button", name="English").click()
    page.locator(".finding.critical").first.get_by_role("link", name="See the expectation").click()
    row = page.locator("#relations-sum:target")
    assert row.locator(".failing th").all_inner_texts() == ["relation id", "document", "arithmetic", "verdict"]
    assert row.locator(".failing td").all_inner_texts()[3] == "invalid"
    page = visit.open(page_at(report, "data_docs/validations/suspects"))
    page.locator("#suspects-critical").get_by_role("link", name="公报/九龙坡 2023.txt!0").click()
    assert page.locator("#f1:target").is_visible()
    visit.assert_quiet()


@pytest.mark.parametrize("width", [390, 1300])
@pytest.mark.parametrize("name", ["index.html", "documents", *DATA_DOCS])
def test_no_page_is_wider_than_its_window(name: str, width: int, report: Path, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.open(page_at(report, name))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_narrow_page_of_the_data_docs_tells_each_number_what_it_counts(report: Path, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.open(report / "data_docs/index.html")
    assert page.locator("#relations-sum > td.n").all_inner_texts() == ["检验行数 2", "不符行数 2"]


def test_dark_pages_are_dark(report: Path, visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open(report / "index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"


def test_light_and_dark_are_switched(report: Path, visit: Visit) -> None:
    page = visit.open(report / "index.html")
    page.get_by_role("button", name="深浅色").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    page.get_by_role("link", name="公报/九龙坡 2023.txt:5:23").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    visit.assert_quiet()
