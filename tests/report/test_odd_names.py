"""Documents with names that would do harm if they were printed as they are."""

import csv
import json
import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from cqcheck.cli import run
from cqcheck.gate import ExitCode
from cqcheck.report.formats import formats_of
from page_parser import parse_file, parse_page

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
WRONG = "2023年，全市地区生产总值17421.40亿元。其中，第一产业增加值317.75亿元，第二产业增加值5992.00亿元，第三产业增加值11174.65亿元。\n"
NAMES = (
    b"a\nb\r::error::c.txt",
    b"\x1b[31mred\x1b]0;title\x07.txt",
    "rtl\u202etxt.exe.txt".encode(),
    b"q'\"q.txt",
    b"<script>alert(1)<script>.txt",
    b"bad\xff\xfe.txt",
    b"\xc2\x9b31m.txt",
    "长".encode() * 80 + b".txt",
    b"-o.txt",
    b"--lang.txt",
    b"a,line=9:c%0A::error::x.txt",
    b"=cmd|'x'!A0.txt",
    b"[l](http:x)![i](y)`c`|.txt",
    b"sp ace#q?x=1.txt",
)
SUBJECTS = {"check": "findings", "extract": "claims", "relations": "relations", "ledger": "ledger", "read": "blocks"}
LINES = [(command, name) for command, subject in SUBJECTS.items() for name in formats_of(subject) if name != "parquet"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    (folder / "in").mkdir()
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(folder / "in") + b"/" + name)).write_text(WRONG, encoding="utf-8")
    return folder


@pytest.fixture
def _here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def printed(command: str, name: str, capfd: pytest.CaptureFixture[str]) -> str:
    """What is printed of all documents; what it tells holds no control characters either."""
    code = run(
        [command, "in", "--format", name, "--lang", "en", *(["--fail-on", "never"] if command == "check" else [])]
    )
    out, err = capfd.readouterr()
    assert code == ExitCode.CLEAN
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", err) == []
    return out


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize(("command", "name"), LINES)
def test_no_name_brings_control_characters_into_an_output(
    command: str, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    text = printed(command, name, capfd)
    text = text.replace("\r", "") if name == "csv" else text  # in quotes, part of the name
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", text) == []


@pytest.mark.usefixtures("_here")
def test_each_line_of_the_console_is_of_cqcheck(capfd: pytest.CaptureFixture[str]) -> None:
    lines = printed("check", "full", capfd).splitlines()
    assert {line[:3] for line in lines} == {"in/", "   "}
    assert all(line.startswith("::") for line in printed("check", "github", capfd).splitlines())


@pytest.mark.usefixtures("_here")
def test_github_reads_names_as_names(capfd: pytest.CaptureFixture[str]) -> None:
    lines = printed("check", "github", capfd).splitlines()
    assert "::error file=in/a%2Cline=9%3Ac%250A%3A%3Aerror%3A%3Ax.txt,line=1,col=52,title=SUM01 critical" in {
        line.rpartition("::")[0] for line in lines
    }
    assert sum(line.startswith("::error file=") for line in lines) == len(NAMES)


@pytest.mark.usefixtures("_here")
def test_names_are_valid_uris_in_sarif(capfd: pytest.CaptureFixture[str]) -> None:
    (log,) = json.loads(printed("check", "sarif", capfd))["runs"]
    uris = [each["location"]["uri"] for each in log["artifacts"]]
    assert len(set(uris)) == len(NAMES)
    for uri in uris:
        parts = urlsplit(uri)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert re.fullmatch(r"in/(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
    names = {unquote(uri) for uri in uris}
    assert {"in/sp ace#q?x=1.txt", r"in/bad\xff\xfe.txt", "in/--lang.txt"} <= names


@pytest.mark.usefixtures("_here")
def test_names_are_text_in_junit_and_gitlab(capfd: pytest.CaptureFixture[str]) -> None:
    suites = ET.fromstring(printed("check", "junit", capfd))  # noqa: S314 - our own output
    assert "in/<script>alert(1)<script>.txt" in {suite.get("name") for suite in suites.iter("testsuite")}
    paths = {issue["location"]["path"] for issue in json.loads(printed("check", "gitlab", capfd))}
    assert {"in/q'\"q.txt", r"in/bad\xff\xfe.txt", "in/a b ::error::c.txt"} <= paths


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize(("command", "name"), [("check", "csv"), ("extract", "csv"), ("extract", "sdmx-csv")])
def test_names_stay_in_their_cell(command: str, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(printed(command, name, capfd).splitlines(keepends=True)))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.startswith(("=", "@", "\t", "\r"))] == []


@pytest.mark.usefixtures("_here")
def test_markdown_makes_no_link_of_a_name_and_no_column(capfd: pytest.CaptureFixture[str]) -> None:
    text = printed("check", "markdown", capfd)
    assert r"in/\[l\]\(http&#58;x\)\!\[i\]\(y\)\`c\`\|.txt" in text
    assert "&lt;script&gt;alert\\(1\\)" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}


@pytest.mark.usefixtures("_here")
def test_names_are_text_on_pages(capfd: pytest.CaptureFixture[str]) -> None:
    page = parse_page(printed("check", "html", capfd))
    assert len(page.run) == 1
    assert "in/<script>alert(1)<script>.txt" in page.all("body")[0].text


@pytest.mark.usefixtures("_here")
def test_pages_of_odd_names_are_found_by_their_links(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["check", "in", "--report", str(tmp_path), "--fail-on", "never"]) == ExitCode.CLEAN
    capfd.readouterr()
    links = {
        href.partition("#")[0] for href in parse_file(tmp_path / "index.html").hrefs if href.startswith("documents/")
    }
    assert len(links) == len(NAMES)
    for href in links:
        assert re.fullmatch(r"documents/\d{3}-[\w.-]+\.html", unquote(href))
        assert len(parse_file(tmp_path / unquote(href)).run) == 1


@pytest.mark.usefixtures("_here")
def test_a_name_is_told_on_one_line_when_it_cannot_be_read(capfd: pytest.CaptureFixture[str]) -> None:
    for path in ("\x1b[2Jgone\n.txt", os.fsdecode(b"gone\xff.txt")):
        assert run(["check", path]) == ExitCode.WRONG_INPUT
        told = capfd.readouterr().err
        assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", told) == []
        assert (told.count("\n"), told.endswith(": no such file\n")) == (1, True)


@pytest.mark.usefixtures("_here")
def test_an_output_that_cannot_be_written_is_told_without_its_control_characters(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "in", "-o", "\x1b[2J/x.txt"]) == ExitCode.WRONG_INPUT
    assert capfd.readouterr().err == "cqcheck: \ufffd[2J/x.txt: cannot be written: No such file or directory\n"


@pytest.mark.usefixtures("_here")
def test_names_like_options_are_paths_behind_two_dashes(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    os.chdir("in")
    assert run(["extract", "-o", str(tmp_path / "a.jsonl"), "--", "-o.txt", "--lang.txt"]) == ExitCode.CLEAN
    rows = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(row)["doc_id"] for row in rows} == {"-o.txt", "--lang.txt"}
    assert capfd.readouterr().err == ""
