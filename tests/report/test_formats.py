import csv
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pandas as pd
import pytest

from cqcheck import __version__
from cqcheck.codelists import Severity
from cqcheck.errors import InputError
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.formats import formats_of, writer
from cqcheck.report.texts import Lang
from sample_run import bare_finding, clean_document, faulty_document

GOLDEN = Path(__file__).parents[1] / "golden"
TEXT_FORMATS = [
    (subject, name, lang)
    for subject in ("findings", "claims", "relations", "ledger", "blocks")
    for name in formats_of(subject)
    if name not in {"parquet", "html"}
    for lang in (Lang if name in {"full", "table", "markdown"} else [Lang.ZH])
]


def written(subject: str, name: str, lang: Lang = Lang.ZH) -> str:
    out = StringIO()
    writer(subject, name)([faulty_document(), clean_document()], out, lang)
    return out.getvalue()


@pytest.mark.parametrize(("subject", "name", "lang"), TEXT_FORMATS)
def test_reports_of_a_small_bulletin_are_as_they_were_read_and_approved(
    subject: str, name: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Rule files change for reasons of their own.
    monkeypatch.setattr("cqcheck.report.formats.findings.sarif.rule_note", lambda _: None)
    found = written(subject, name, lang).replace(f'"{__version__}"', '"VERSION"')
    golden = GOLDEN / f"{subject}.{name}.{lang.value}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["full", "csv", "markdown", "sarif", "junit", "github"])
def test_the_arithmetic_is_told_in_the_language_of_the_report(name: str) -> None:
    chinese, english = (written("findings", name, lang) for lang in (Lang.ZH, Lang.EN))
    assert "36.0亿元, not zero" not in chinese
    assert "36.0亿元, not zero" in english


@pytest.mark.parametrize(
    ("lang", "told"),
    [(Lang.ZH, "无法判定：其他地区的增速未公布"), (Lang.EN, "undecided: no other area's growth is stated")],
)
def test_a_skipped_test_case_says_why_in_the_language_of_the_report(lang: Lang, told: str) -> None:
    out = StringIO()
    writer("findings", "junit")([replace(faulty_document(), findings=())], out, lang)
    assert f'<skipped message="{told}"' in out.getvalue()


def test_every_golden_file_belongs_to_a_format() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"{s}.{name}.{lang.value}.txt" for s, name, lang in TEXT_FORMATS
    }


def test_all_formats_of_the_command_line_are_there() -> None:
    known = {"full", "concise", "json", "jsonl", "csv", "sarif", "junit", "github", "gitlab", "markdown"}
    assert known <= set(formats_of("findings"))
    assert set(formats_of("claims")) == {"jsonl", "csv", "parquet", "sdmx-csv", "table"}
    assert set(formats_of("relations")) == set(formats_of("ledger")) == {"jsonl", "table"}


def test_an_unknown_format_is_told_with_those_that_there_are() -> None:
    with pytest.raises(
        InputError, match=r"yaml: no such format for claims; there are csv, jsonl, parquet, sdmx-csv, table"
    ):
        writer("claims", "yaml")


@pytest.mark.parametrize(
    ("subject", "name"),
    [("findings", name) for name in ("full", "concise", "json", "jsonl", "csv", "github", "gitlab")]
    + [(subject, "jsonl") for subject in ("claims", "relations", "ledger")]
    + [("claims", "csv"), ("claims", "sdmx-csv")],
)
def test_a_document_is_written_before_the_next_one_is_checked(subject: str, name: str) -> None:
    out = StringIO()
    lengths = []

    def documents() -> Iterator[CheckedDocument]:
        yield faulty_document("one.txt")
        lengths.append(len(out.getvalue()))
        yield faulty_document("two.txt")

    writer(subject, name)(documents(), out, Lang.ZH)
    assert lengths[0] > 50
    assert "two.txt" in out.getvalue()


def many_findings(number: int, severity: Severity) -> CheckedDocument:
    finding = bare_finding(severity=severity)
    return replace(clean_document("a.txt"), findings=tuple(replace(finding, line=line + 1) for line in range(number)))


def test_markdown_puts_the_most_severe_of_all_documents_first_and_fits_a_comment() -> None:
    out = StringIO()
    documents = [many_findings(3_000, Severity.INFO), many_findings(40, Severity.CRITICAL)]
    writer("findings", "markdown")(documents, out, Lang.EN)
    text = out.getvalue()
    rows = [line for line in text.splitlines() if line.startswith("| a.txt")]
    assert len(text) < 65_536
    assert ["| critical |" in row for row in rows] == [True] * 40 + [False] * (len(rows) - 40)
    left = 3_040 - len(rows)
    assert f"\n\n**findings left out for want of room, the least severe: {left}; info {left}**\n\n" in text
    assert "Documents: 2; critical 40, info 3000" in text


def test_markdown_with_little_in_it_leaves_nothing_out() -> None:
    assert "left out" not in written("findings", "markdown", Lang.EN)
    assert "未列出" not in written("findings", "markdown", Lang.ZH)


def test_markdown_of_thousands_of_documents_fits_a_comment() -> None:
    out = StringIO()
    writer("findings", "markdown")((clean_document(f"公报/{number}.txt") for number in range(3_000)), out, Lang.ZH)
    verdicts = [line for line in out.getvalue().splitlines() if line.startswith("* 公报")]
    assert len(out.getvalue()) < 65_536
    assert out.getvalue().endswith(f"* 因篇幅未列出的文件：{3_000 - len(verdicts)}\n")


def test_a_cell_of_any_length_leaves_room_for_the_others() -> None:
    finding = replace(bare_finding(), message="<" * 100_000)
    out = StringIO()
    writer("findings", "markdown")([replace(clean_document("a.txt"), findings=(finding,) * 2)], out, Lang.ZH)
    assert len(out.getvalue()) < 65_536
    assert out.getvalue().count("| SUM01 |") == 2


@pytest.mark.parametrize(("number", "told"), [(10, False), (11, True)])
def test_github_is_told_that_it_shows_no_more_than_ten(number: int, told: bool) -> None:  # noqa: FBT001 - of the table
    out = StringIO()
    writer("findings", "github")([many_findings(number, Severity.WARNING)], out, Lang.EN)
    lines = out.getvalue().splitlines()
    assert [line[:10] for line in lines[:number]] == ["::warning "] * number
    notice = "::notice title=cqcheck::GitHub shows ten annotations of a sort for each step; the others stand in its log"
    assert lines[number:] == [notice] * told


def test_messages_are_in_the_language_asked_for() -> None:
    assert "SUM01 严重 地区生产总值为1626.0亿元" in written("findings", "concise", Lang.ZH)
    assert "SUM01 critical 地区生产总值 is 1626.0亿元" in written("findings", "concise", Lang.EN)


def test_two_documents_with_one_finding_are_two_issues_to_gitlab() -> None:
    out = StringIO()
    writer("findings", "gitlab")([faulty_document("one.txt"), faulty_document("./two.txt")], out, Lang.ZH)
    issues = json.loads(out.getvalue())
    assert {issue["location"]["path"] for issue in issues} == {"one.txt", "two.txt"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) > 1
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(issue["location"]["lines"]["begin"] >= 1 and issue["description"] for issue in issues)


def test_a_finding_is_a_line_of_csv_with_its_likeliest_suspect() -> None:
    rows = list(csv.DictReader(StringIO(written("findings", "csv"))))
    assert {row["doc_id"] for row in rows} == {faulty_document().document.doc_id}
    assert [(row["rule"], row["suspect"], row["repair"]) for row in rows] == [
        ("SUM01", "937.2亿元", "973.2亿元"),
        ("RNK02", "", ""),
    ]


def test_parquet_holds_every_claim_with_its_types(tmp_path: Path) -> None:
    file = tmp_path / "claims.parquet"
    with file.open("w", encoding="utf-8") as out:
        writer("claims", "parquet")([faulty_document(), clean_document()], out, Lang.ZH)
    frame = pd.read_parquet(file)
    assert len(frame) == 13
    assert frame.loc[0, "lower"] == 162_595_000_000
    assert frame["surface"].iloc[-1] == "93.45%"


def test_parquet_is_not_written_to_a_terminal() -> None:
    class Terminal(TextIOWrapper):
        def isatty(self) -> bool:
            return True

    with pytest.raises(InputError, match="give a file with -o"):
        writer("claims", "parquet")([clean_document()], Terminal(BytesIO()), Lang.ZH)


def test_a_table_names_a_document_without_rows_all_the_same() -> None:
    assert "clean.txt: 0 条勾稽关系" in written("relations", "table")
