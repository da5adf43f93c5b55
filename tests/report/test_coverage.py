"""Coverage: how many numbers, what became of each, and the ones that were not read, on the first page and in one line."""

from pathlib import Path

import pytest

from cqcheck.codelists import TokenState
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text
from cqcheck.report.coverage import count_states, coverage_line, list_unread, share_read
from cqcheck.report.html.folder import ReportFolder
from cqcheck.report.html.pages import document_page, run_page
from cqcheck.report.html.view import DocumentView
from cqcheck.report.texts import Lang
from page_parser import Element, parse_file, parse_page

TEXT = """2023年南京市国民经济和社会发展统计公报


2023年，全市进出口总额[1]5659.9亿元，比上年增长14..3%<script>alert(1)</script>，65岁以上人口增加。“33618”体系建成。
"""


def odd_document(doc_id: str = "odd.txt") -> CheckedDocument:
    return check_document(parse_text(TEXT, doc_id))


def fine_document() -> CheckedDocument:
    return check_document(parse_text("2023年末常住人口954.7万人。\n", "fine.txt"))


def cells(section: Element) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in section.all("tr")]


def test_every_number_of_a_document_is_counted_in_one_state() -> None:
    states = count_states([odd_document()])
    assert {state: count for state, count in states.items() if count} == {
        TokenState.CLAIM: 1,
        TokenState.DATE: 2,
        TokenState.NAME: 2,
        TokenState.FOOTNOTE: 1,
        TokenState.THRESHOLD: 1,
        TokenState.UNPARSED: 1,
    }


@pytest.mark.parametrize(
    ("total", "unread", "share"), [(0, 0, "–"), (8, 0, "100%"), (8, 1, "87.5%"), (100_000, 1, "99.9%"), (3, 3, "0%")]
)
def test_all_is_said_to_be_read_only_where_all_is(total: int, unread: int, share: str) -> None:
    assert share_read(total, unread) == share


def test_the_coverage_stands_on_one_line_in_both_languages() -> None:
    states = count_states([fine_document(), odd_document()])
    assert coverage_line(states, Lang.ZH) == (
        "10 个数字记号，已识读 90%：数字声明 2，日期 3，名称 2，脚注 1，门槛 1，未能识别 1"
    )
    assert coverage_line(states, Lang.EN).startswith("10 number tokens, read 90%: claim 2, date 3")
    assert coverage_line(count_states([]), Lang.EN) == "0 number tokens"


def test_what_was_not_read_is_listed_with_its_place_and_context() -> None:
    (one,) = list_unread(odd_document())
    assert (one.line, one.column, one.surface) == (4, 31, "14..3%")
    assert one.before.endswith("比上年增长")
    assert one.after.startswith("<script>")


@pytest.mark.parametrize(("lang", "title"), [(Lang.ZH, "数字识读情况"), (Lang.EN, "Coverage of the numbers")])
def test_the_first_page_shows_the_coverage_of_the_run_and_of_each_document(
    tmp_path: Path, lang: Lang, title: str
) -> None:
    folder = ReportFolder(tmp_path, lang)
    page = folder.add(odd_document())
    folder.add(fine_document())
    index = parse_file(folder.finish())
    (section,) = index.with_class("coverage")
    assert title in section.text
    head, run, odd, fine = cells(section)
    assert len(head) == len(run) == 2 + len(TokenState) + 1
    assert run[1:] == ["10", "2", "3", "2", "0", "1", "1", "0", "1", "90%"]
    assert odd[1:] == ["8", "1", "2", "2", "0", "1", "1", "0", "1", "87.5%"]
    assert fine[1:] == ["2", "1", "1", "0", "0", "0", "0", "0", "0", "100%"]
    assert "比上年增长14..3%<script>" in section.text
    (link,) = [href for href in index.hrefs if href.endswith("#l4")]
    assert link.startswith(f"documents/{page.name}")
    assert "l4" in parse_file(page).ids


def test_a_page_of_a_document_lists_what_was_not_read_and_marks_it() -> None:
    page = parse_page(document_page(DocumentView(odd_document(), prefix="", page="documents/1.html"), Lang.ZH))
    (section,) = page.with_class("coverage")
    assert [mark.text for mark in section.all("mark")] == ["14..3%"]
    assert "#l4" in page.hrefs


def test_where_all_is_read_the_page_says_so() -> None:
    page = parse_page(run_page([DocumentView(fine_document(), prefix="d1-")], Lang.ZH))
    (section,) = page.with_class("coverage")
    assert "文中每个数字都已识读。" in section.text
    assert section.all("mark") == []
