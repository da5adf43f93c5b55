import json
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cqcheck.errors import InputError
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.data_docs import DataDocs
from cqcheck.report.html.folder import ReportFolder, new_report
from cqcheck.report.html.pages import document_page, run_page
from cqcheck.report.html.view import DocumentView
from cqcheck.report.rule_notes import rule_note
from cqcheck.report.texts import Lang
from page_parser import Page, parse_file, parse_page
from sample_run import clean_document, faulty_document


def page_of(lang: Lang = Lang.ZH) -> str:
    return document_page(DocumentView(faulty_document(), prefix="", page="documents/001-a.html"), lang)


def data_of(page: Page) -> dict[str, list[dict[str, Any]]]:
    (script,) = [one for one in page.all("script") if one.attributes.get("class") == "data"]
    told = json.loads(script.text)
    return {
        name: [dict(zip(told[f"{name[:-1]}_columns"], row, strict=True)) for row in told[name]]
        for name in ("claims", "relations")
    }


def test_every_claim_is_marked_with_its_standing_and_leads_to_what_it_asserts() -> None:
    page = parse_page(page_of())
    marks = {mark.text: mark for mark in page.with_class("claim") if "data-c" in mark.attributes}
    assert set(marks) == {claim.surface for claim in faulty_document().claims}
    assert marks["937.2亿元"].attributes["class"].split() == ["claim", "suspect", "critical"]
    assert marks["39.4"].attributes["class"].split() == ["claim", "confirmed"]
    assert marks["39.4"].attributes["data-n"] == "1"
    claim = data_of(page)["claims"][int(marks["39.4"].attributes["data-c"])]
    fields = ("indicator", "measure", "ref_area", "time_period", "reference", "interval", "standing", "confirmations")
    assert [claim[name] for name in fields] == [
        "第二产业增加值",
        "share",
        "九龙坡区",
        "2023",
        "地区生产总值",
        "39.35–39.45%",
        "confirmed",
        1,
    ]


def test_a_relation_of_the_page_names_its_claims_by_their_numbers() -> None:
    total = data_of(parse_page(page_of()))["relations"][0]
    assert (total["rule"], total["verdict"]) == ("SUM01", "invalid")
    assert total["terms"] == [["total", 0], ["part", 3], ["part", 4], ["part", 5]]


def test_one_figure_of_a_text_is_in_the_order_of_the_tab_key() -> None:
    marks = [mark for mark in parse_page(page_of()).with_class("claim") if "data-c" in mark.attributes]
    assert [mark.attributes["tabindex"] for mark in marks] == ["0"] + ["-1"] * (len(marks) - 1)


def test_what_was_checked_is_drawn_by_kind() -> None:
    (chart,) = parse_page(run_of(faulty_document())).with_class("chart")
    rows = [[cell.text.strip() for cell in row.all("th", "td") if cell.text.strip()] for row in chart.all("tr")]
    assert rows[1:] == [["合计", "0", "1", "0"], ["结构", "1", "0", "0"], ["位次", "0", "0", "1"]]
    widths = [bar.attributes["width"] for bar in chart.all("rect")]
    assert [widths[row : row + 3] for row in (0, 3, 6)] == [
        ["0.0", "1000.0", "0.0"],
        ["1000.0", "0.0", "0.0"],
        ["0.0", "0.0", "1000.0"],
    ]


def test_a_finding_tells_by_what_it_can_be_filtered() -> None:
    finding = parse_page(page_of()).with_class("finding")[0]
    assert (finding.attributes["data-severity"], finding.attributes["data-rule"]) == ("critical", "SUM01")
    assert json.loads(finding.attributes["data-areas"]) == ["九龙坡区"]
    assert json.loads(finding.attributes["data-indicators"])[:2] == ["第三产业增加值", "地区生产总值"]


def test_findings_stand_with_arithmetic_suspects_and_repair() -> None:
    first, second = parse_page(page_of()).with_class("finding")
    assert "1626.0亿元 − (12.3亿元 + 640.5亿元 + 937.2亿元) = 36.0亿元" in first.text
    assert "建议改为 973.2亿元 相邻数字颠倒" in " ".join(first.text.split())
    assert "按其余数字应为 973.05–973.35亿元" in first.text
    assert "增速6.2%与另一地区并列" in second.text


def test_a_finding_tells_why_its_rule_must_hold() -> None:
    note = rule_note("SUM01")
    assert note is not None
    assert note.why_zh in parse_page(page_of()).with_class("finding")[0].text


@pytest.mark.parametrize("several", [False, True])
def test_every_link_within_a_page_leads_somewhere_and_no_id_is_used_twice(*, several: bool) -> None:
    views = [DocumentView(faulty_document(f"{n}.txt"), prefix=f"d{n}-") for n in range(2)]
    page = parse_page(run_page(views, Lang.ZH) if several else page_of())
    assert len(page.ids) == len(set(page.ids))
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize(("lang", "code", "heading"), [(Lang.ZH, "zh-CN", "原文"), (Lang.EN, "en", "Text as read")])
def test_a_page_is_in_the_language_asked_for(lang: Lang, code: str, heading: str) -> None:
    page = parse_page(page_of(lang))
    assert page.all("html")[0].attributes["lang"] == code
    assert heading in [title.text for title in page.all("h2")]


def test_a_folder_has_a_page_a_document_and_an_overview_that_leads_to_each(tmp_path: Path) -> None:
    out = tmp_path / "out" / "报告"
    folder = ReportFolder(out, data_docs=DataDocs(out / "data_docs/index.html", {}))
    pages = [folder.add(faulty_document()), folder.add(clean_document())]
    index = folder.finish()
    overview = parse_file(index)
    assert [page.name for page in pages] == ["001-九龙坡-2023.html", "002-clean.html"]
    assert "data_docs/index.html" in overview.hrefs
    for page in pages:
        assert parse_file(page).hrefs[1] == "../index.html"
    (link, *_) = [href for href in overview.hrefs if href.startswith("documents/") and "#" in href]
    assert link.partition("#")[2] in parse_file(pages[0]).ids


def test_the_overview_lists_findings_of_all_documents_gravest_first(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path)
    for name in ("a.txt", "b.txt"):
        folder.add(faulty_document(name))
    findings = parse_file(folder.finish()).with_class("finding")
    assert [finding.attributes["data-severity"] for finding in findings] == ["critical", "critical", "info", "info"]


def report(folder: Path, *documents: CheckedDocument) -> None:
    with new_report(folder) as built:
        pages = ReportFolder(built)
        for document in documents:
            pages.add(document)
        pages.finish()


def test_a_second_run_leaves_no_page_of_the_first_and_no_other_file_is_touched(tmp_path: Path) -> None:
    report(tmp_path, faulty_document(), clean_document())
    own = tmp_path / "documents" / "001-notes.html"
    own.write_text("mine", encoding="utf-8")
    report(tmp_path, clean_document())
    assert sorted(page.name for page in own.parent.iterdir()) == ["001-clean.html", "001-notes.html"]
    assert sorted(page.name for page in tmp_path.iterdir()) == ["documents", "index.html"]


def test_a_report_that_is_broken_off_leaves_the_earlier_one_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(tmp_path, faulty_document(), clean_document())
    before = {page: page.read_bytes() for page in tmp_path.rglob("*.html")}
    monkeypatch.setattr(ReportFolder, "finish", lambda _: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        report(tmp_path, clean_document())
    assert {page: page.read_bytes() for page in tmp_path.rglob("*") if page.is_file()} == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="file/pages/documents: cannot be made"):
        ReportFolder(tmp_path / "file" / "pages")


def test_the_marked_text_is_the_document_s_text() -> None:
    checked = faulty_document()
    words = [element.text for element in parse_page(page_of()).with_class("words")]
    assert "\n".join(words) + "\n" == checked.document.text


def run_of(checked: CheckedDocument) -> str:
    return run_page([DocumentView(checked, prefix="")], Lang.ZH)


def test_a_document_in_which_all_relations_hold_is_said_to_be_clean() -> None:
    checked = faulty_document()
    page = parse_page(run_of(replace(checked, relations=checked.relations[1:], findings=())))
    assert page.with_class("clean")[0].text == "没有发现问题。 1 条关系可以核对"
    assert page.with_class("finding") == []


def test_a_document_in_which_nothing_could_be_checked_is_not_said_to_be_clean() -> None:
    page = parse_page(run_of(clean_document()))
    assert page.with_class("clean") == []
    assert page.with_class("right")[0].text.split() == ["核查发现", "0", "没有可以核对的关系。"]
