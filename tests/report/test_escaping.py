import csv
import json
import re
from io import StringIO
from xml.etree import ElementTree as ET

import pytest

from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text
from cqcheck.report.formats import formats_of, writer
from cqcheck.report.formats.findings.markdown import escaped
from cqcheck.report.html.folder import page_name
from cqcheck.report.html.pages import document_page, index_page
from cqcheck.report.html.view import DocumentView
from cqcheck.report.json_lines import json_text
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang
from page_parser import Page, parse_page
from sample_run import hostile_document

LINE_FORMATS = [
    (s, f)
    for s in ("findings", "claims", "relations", "ledger", "blocks")
    for f in formats_of(s)
    if f not in {"parquet", "html"}
]


@pytest.fixture(autouse=True)
def _rules_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cqcheck.report.html.view.rule_note", lambda _: None)


def written(subject: str, name: str, checked: CheckedDocument) -> str:
    out = StringIO()
    writer(subject, name)([checked], out, Lang.ZH)
    return out.getvalue()


def hostile_pages() -> dict[str, Page]:
    view = DocumentView(hostile_document(), prefix="", page="documents/001-x.html")
    return {
        "document": parse_page(document_page(view, Lang.ZH)),
        "index": parse_page(index_page([view], Lang.ZH, "data_docs/index.html")),
        "run": parse_page(written("findings", "html", hostile_document())),
    }


@pytest.mark.parametrize("name", ["document", "index", "run"])
def test_a_page_runs_no_script_but_its_own(name: str) -> None:
    page = hostile_pages()[name]
    (script,) = page.run
    assert "alert" not in script.text
    assert len(page.all("style")) == 1
    assert not page.all("img")
    assert {child.tag for svg in page.all("svg") for child in svg.inner} <= {"rect"}
    handlers = [key for element in page.elements for key in element.attributes if key.startswith("on")]
    assert handlers == []


@pytest.mark.parametrize("name", ["document", "index", "run"])
def test_a_page_links_to_places_of_the_report_only(name: str) -> None:
    page = hostile_pages()[name]
    assert page.loaded == []
    assert [href for href in page.hrefs if re.match(r"[a-z+.-]+:|//", href, re.IGNORECASE)] == []


@pytest.mark.parametrize("name", ["document", "run"])
def test_a_page_shows_the_hostile_text_as_it_stands(name: str) -> None:
    page = hostile_pages()[name]
    text = page.all("body")[0].text
    assert '<script>document.title="owned"</script>公报' in text
    assert "“</style><img src=x onerror=alert(1)>”产业产值" in text


def test_a_page_forbids_scripts_that_it_does_not_know() -> None:
    policies = [
        element.attributes["content"]
        for element in hostile_pages()["run"].all("meta")
        if element.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")


@pytest.mark.parametrize(("subject", "name"), LINE_FORMATS)
def test_no_control_character_of_a_document_is_printed(subject: str, name: str) -> None:
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", written(subject, name, hostile_document())) == []


@pytest.mark.parametrize("mark", ["\x7f", "\x85", "\x9b", "\u2028", "\u202e"])
def test_json_is_one_line_of_printable_characters_and_loses_none(mark: str) -> None:
    line = json_text({"surface": f"1626{mark}亿元"})
    assert line == f'{{"surface":"1626\\u{ord(mark):04x}亿元"}}'
    assert json.loads(line) == {"surface": f"1626{mark}亿元"}


def test_a_message_cannot_start_a_workflow_command_of_its_own() -> None:
    lines = written("findings", "github", hostile_document()).splitlines()
    assert [line[:8] for line in lines] == ["::error "]
    assert "title=SUM01 严重::" in lines[0]


def test_a_path_cannot_add_properties_to_a_workflow_command() -> None:
    checked = hostile_document("a,line=9:x%.txt")
    assert "::error file=a%2Cline=9%3Ax%25.txt,line=2," in written("findings", "github", checked)


def test_junit_stays_xml() -> None:
    suites = ET.fromstring(written("findings", "junit", hostile_document()))  # noqa: S314 - our own output
    (failure,) = suites.iter("failure")
    assert "<script>alert(6)</script>" in (failure.text or "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("<script>", "&lt;script&gt;"),
        ("[x](javascript:y)", r"\[x\]\(javascript&#58;y\)"),
        ("*星*_x_`y`", r"\*星\*\_x\_\`y\`"),
        ("www.a.example WWW.b", r"www\.a.example WWW\.b"),
        ("&amp; @all\n# 一", r"&amp;amp; &#64;all \# 一"),
    ],
)
def test_markdown_shows_markup_as_text(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_markdown_table_keeps_its_columns_whatever_its_cells_hold() -> None:
    rows = [line for line in written("findings", "markdown", hostile_document()).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}


def test_a_spreadsheet_runs_no_formula_and_signed_figures_stay_figures() -> None:
    rows = list(csv.DictReader(StringIO(written("claims", "csv", hostile_document()))))
    assert rows[3]["indicator"] == '\'=HYPERLINK("http://evil.example")'
    assert rows[0]["value"] == "100"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1626.0\r\n亿元", "1626.0 亿元"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("x\u202ey", "x\ufffdy"),
        ("8\u200b.\ufeff0", "8.0"),
        ("　全角　空格　", "全角 空格"),
    ],
)
def test_text_is_printed_on_one_line_without_control_characters(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_json_escapes_what_a_terminal_would_heed_or_hide() -> None:
    row = {"surface": "8\x9b.\u202e0\u200b亿\U000e0101元　"}
    text = json_text(row)
    assert json.loads(text) == row
    assert text == r'{"surface":"8\u009b.\u202e0\u200b亿\udb40\udd01元　"}'


def test_a_page_shows_a_text_in_the_order_in_which_it_is_read() -> None:
    checked = check_document(parse_text("全年工业投资增长\u202e8.0\u202c%。\n", "x.txt"))
    page = document_page(DocumentView(checked, prefix="", page="documents/001-x.html"), Lang.ZH)
    assert "增长\ufffd" in page
    assert "\u202e" not in page


@pytest.mark.parametrize(
    ("doc_id", "name"),
    [
        ("a/九龙坡 2023.txt", "九龙坡-2023"),
        ("../../etc/passwd", "passwd"),
        ("-", "document"),
        ('<b>"x".txt', "b-x"),
        ("长" * 200, "长" * 60),
    ],
)
def test_a_page_s_file_name_is_safe(doc_id: str, name: str) -> None:
    assert page_name(doc_id) == name
