"""The page of a corpus and the progress of a run."""

import logging
from pathlib import Path

import pytest

from corpus_helpers import Here, write_corpus
from cqcheck.cli import progress, run
from cqcheck.cli.messages import LOG
from cqcheck.cli.progress import progress_of_shards
from cqcheck.corpus import page as pages
from cqcheck.gate import ExitCode
from page_parser import Page, parse_file

HOSTILE = """<script>alert(1)</script>2023年公报

全市地区生产总值100.0亿元，其中，第一产业增加值30.0亿元，第二产业增加值30.0亿元，第三产业增加值50.0亿元。出口增长14..3%。
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("cqcheck.corpus.run.processes", Here().opened)
    write_corpus(Path("in"), years=(2022, 2023))
    Path("in/<img src=x onerror=alert(2)>.txt").write_text(HOSTILE, encoding="utf-8")
    Path("in/bad.docx").write_bytes(b"PK no archive")
    return tmp_path


def reported(*options: str) -> Page:
    run(["corpus", "in", "--store", "store", "--report", "report", "--lang", "en", *options])
    return parse_file(Path("report/index.html"))


def table_below(page: Page, section: str) -> list[list[str]]:
    (found,) = [one for one in page.elements if one.attributes.get("id") == section]
    return [[cell.text.strip() for cell in row.all("th", "td")] for row in found.all("tr")]


@pytest.mark.usefixtures("here")
def test_findings_are_counted_by_province_year_and_rule() -> None:
    page = reported()
    by_year = table_below(page, "by-area-year")
    assert by_year[0][2:] == ["2022", "2023"]
    # In both years the towns are wrong; the product of 2023 is that of 2022.
    assert [row[1:] for row in by_year if "广东省" in row[0]] == [["3", "1", "2"]]
    assert {section for section in page.ids if section.startswith("by-")} == {
        "by-area-year",
        "by-rule-year",
        "by-rule-area",
    }
    worst = table_below(page, "worst")
    assert len(worst) == 1 + 3 + 4  # a head, those that are wrong in themselves, the other cities of 2023
    assert "onerror" in worst[1][0]


@pytest.mark.usefixtures("here")
def test_what_could_not_be_read_or_checked_is_listed() -> None:
    page = reported()
    (quarantined,) = [one for one in page.elements if one.attributes.get("id") == "quarantined"]
    assert "in/bad.docx" in quarantined.text
    assert len(quarantined.all("li")) == 1
    assert any("广东省" in row[0] and row[1:] == ["2", "14", "0", "100%"] for row in table_below(page, "coverage"))


@pytest.mark.usefixtures("here")
def test_the_page_runs_and_loads_nothing_of_a_document() -> None:
    page = reported()
    assert (page.loaded, page.hrefs, page.all("img")) == ([], [], [])
    assert len(page.run) == 1
    assert "<script>alert" not in Path("report/index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_lists_are_cut_and_tell_how_much_more_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_FINDINGS", 1)
    page = reported()
    assert len(page.with_class("finding")) == 1
    (section,) = [one for one in page.elements if one.attributes.get("id") == "findings"]
    assert "and more, not listed here:" in section.text


@pytest.mark.usefixtures("here")
def test_the_page_is_about_what_has_changed_if_nothing_else_counts() -> None:
    reported()
    Path("in/new.txt").write_text("南京市2024年公报\n\n全年地区生产总值18500.81亿元。\n", encoding="utf-8")
    page = reported("--only-changed")
    assert page.with_class("finding") == []
    assert len(page.with_class("clean")) == 1
    assert run(["corpus", "in", "--store", "store", "--only-changed"]) == ExitCode.CLEAN


def test_where_nobody_watches_a_line_tells_how_far_a_run_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter((100.0, 110.0, 150.0, 150.0))
    monkeypatch.setattr(progress, "monotonic", lambda: next(now))
    with progress_of_shards():
        for field, count in (("to_do", 600), ("done", 100), ("done", 200)):
            LOG.log(logging.INFO, "x", extra={field: count})
    assert capsys.readouterr().err == "cqcheck: 300 of 600 documents, 6.0/s, 0:00:50 left\n"
