"""The whole folder of a report: what its pages load, where they lead, and how findings and expectations lead to each other."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.report.data_docs import write_data_docs
from cqcheck.report.html.folder import ReportFolder
from page_parser import Element, Page, parse_file
from sample_run import clean_document, faulty_document, hostile_document

BULLETIN = """平川市2023年国民经济和社会发展统计公报

2023年，全市地区生产总值800.0亿元，其中，第一产业增加值100.0亿元，第二产业增加值300.0亿元，第三产业增加值490.0亿元。
第三产业增加值占地区生产总值的比重为641%。全年粮食产量14..3万吨。
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    documents = [
        faulty_document(),
        clean_document(),
        hostile_document(),
        check_document(parse_text(BULLETIN, "平川 100%.txt")),
    ]
    pages = ReportFolder(folder, data_docs=write_data_docs(documents, folder))
    for checked in documents:
        pages.add(checked)
    pages.finish()
    return folder


@pytest.fixture(scope="module")
def pages(report: Path) -> dict[Path, Page]:
    return {path: parse_file(path) for path in report.rglob("*.html")}


def page_named(pages: dict[Path, Page], name: str) -> Page:
    (page,) = [page for path, page in pages.items() if name in path.as_posix()]
    return page


def findings_of(page: Page) -> dict[str, str]:
    """Where each finding's link leads, by its rule; empty for one without."""
    return {
        finding.attributes["data-rule"]: "".join(link.attributes["href"] for link in expectation_links(finding))
        for finding in page.with_class("finding")
    }


def expectation_links(finding: Element) -> list[Element]:
    return [link for link in finding.all("a") if "data_docs/" in link.attributes["href"]]


def row_links(pages: dict[Path, Page], anchor: str) -> list[str]:
    (row,) = [one for one in page_named(pages, "data_docs/index.html").elements if one.attributes.get("id") == anchor]
    return [unquote(link.attributes["href"]) for link in row.all("a")]


def test_no_page_loads_anything_or_leads_to_another_host(pages: dict[Path, Page]) -> None:
    assert len(pages) == 12
    for path, page in pages.items():
        assert page.loaded == [], path
        assert [href for href in page.hrefs if re.match(r"[a-z][a-z0-9+.-]*:|//", href, re.IGNORECASE)] == [], path
        styles = [style.text for style in page.all("style")] + [
            one.attributes.get("style", "") for one in page.elements
        ]
        assert [style for style in styles if re.search(r"url\(|@import", style)] == [], path


def test_every_link_leads_to_a_page_and_a_place_that_are_there(pages: dict[Path, Page]) -> None:
    ids = {path.resolve(): set(page.ids) for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for href in page.hrefs:
            address, _, anchor = href.partition("#")
            target = (path.parent / unquote(address)).resolve() if address else path.resolve()
            if target not in ids or (anchor and unquote(anchor) not in ids[target]):
                lost.append((path.name, href))
    assert lost == []


def test_a_finding_leads_to_the_expectation_that_fails_because_of_it(pages: dict[Path, Page]) -> None:
    assert findings_of(page_named(pages, "九龙坡")) == {"SUM01": "../data_docs/index.html#relations-sum", "RNK02": ""}
    found = findings_of(page_named(pages, "平川"))
    assert found["SUM01"] == "../data_docs/index.html#relations-sum"
    assert found["RNG01"] == "../data_docs/index.html#claims-RNG01"
    assert found["WRD06"] == ""  # a figure that cannot be read stands in no table


def test_the_overview_leads_to_the_same_expectations(report: Path, pages: dict[Path, Page]) -> None:
    links = [
        link.attributes["href"]
        for finding in pages[report / "index.html"].with_class("finding")
        for link in expectation_links(finding)
    ]
    assert "data_docs/index.html#relations-sum" in links
    assert "data_docs/index.html#claims-RNG01" in links


def test_a_failing_row_leads_to_the_finding_about_it(pages: dict[Path, Page]) -> None:
    sums = row_links(pages, "relations-sum")
    assert "../documents/001-九龙坡-2023.html#f1" in sums
    assert "../documents/003-b-x.html#f1" in sums
    (share,) = row_links(pages, "claims-RNG01")
    page = page_named(pages, "平川")
    (finding,) = [one for one in page.with_class("finding") if one.attributes["data-rule"] == "RNG01"]
    assert share == f"../documents/004-平川-100.html#{finding.attributes['id']}"
    assert "../documents/001-九龙坡-2023.html#f1" in row_links(pages, "suspects-critical")


def test_a_failing_row_without_a_finding_leads_to_its_figure(pages: dict[Path, Page]) -> None:
    links = row_links(pages, "claims-area")
    assert links
    assert all(re.search(r"\.html#t\d+$", link) for link in links)


def test_a_row_of_a_result_page_leads_to_the_same_place(pages: dict[Path, Page]) -> None:
    result = page_named(pages, "validations/relations/")
    (row,) = [one for one in result.elements if one.attributes.get("id") == "relations-sum"]
    links = [unquote(link.attributes["href"]) for link in row.all("a")]
    assert "../../../../../documents/001-九龙坡-2023.html#f1" in links


def test_a_report_without_data_docs_leads_to_none(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path)
    page = parse_file(folder.add(faulty_document()))
    assert [href for href in page.hrefs + parse_file(folder.finish()).hrefs if "data_docs" in href] == []
