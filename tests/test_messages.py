"""Standard error: how much is told there, and how far a long run is."""

import re
from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.gate import ExitCode
from terminal import run_watched

CLEAN = "2023年，全市地区生产总值4126.53亿元。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1963.42亿元。\n"
DOCUMENTS = ("a.txt", "b.txt", "wrong.txt")
DOCUMENT_COMMANDS = [
    ["check"],
    ["extract"],
    ["relations"],
    ["ledger"],
    ["mutate", "--out", "mutants"],
    ["baseline", "update", "--baseline", "known.json", "--reason", "a test"],
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    for name in DOCUMENTS:
        text = CLEAN.replace("1963.42", "1693.42") if name == "wrong.txt" else CLEAN
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


# --- how much is told


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", DOCUMENT_COMMANDS, ids=lambda command: command[0])
def test_quiet_leaves_errors_alone(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("texts").mkdir()
    Path("texts/a.txt").write_text(CLEAN, encoding="utf-8")
    Path("texts/picture.png").write_bytes(b"")
    assert run([*command, "texts", "missing.txt", "-q"]) == ExitCode.WRONG_INPUT
    assert capsys.readouterr().err == "cqcheck: missing.txt: no such file\n"


@pytest.mark.usefixtures("here")
def test_a_quiet_check_prints_findings_and_no_closing_remarks(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *DOCUMENTS, "--quiet", "--lang", "en"]) == ExitCode.FINDINGS
    quiet = capsys.readouterr()
    run(["check", *DOCUMENTS, "--lang", "en"])
    full = capsys.readouterr().out.splitlines()
    assert "wrong.txt:1:" in quiet.out
    assert quiet.out.splitlines() == [line for line in full if not re.search(r"\d claims|number tokens", line)]
    assert quiet.err == ""


@pytest.mark.usefixtures("here")
def test_a_quiet_check_of_a_clean_bulletin_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "a.txt", "-q"]) == ExitCode.CLEAN
    assert capsys.readouterr() == ("", "")


def test_verbose_tells_settings_encodings_and_times(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "cqcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    (here / "b.txt").write_bytes(CLEAN.encode("gb18030"))
    assert run(["check", "a.txt", "b.txt", "-v", "--format", "jsonl"]) == ExitCode.CLEAN
    told = capsys.readouterr()
    lines = [re.sub(r"[\d.]+ ms", "T ms", line) for line in told.err.splitlines()]
    assert told.out == ""
    assert lines == [
        "cqcheck: settings: cqcheck.toml",
        f"cqcheck: a.txt: {len(CLEAN)} characters of utf-8 in T ms",
        *(f"cqcheck: a.txt: {stage} in T ms" for stage in ("claims", "relations", "findings")),
        f"cqcheck: b.txt: {len(CLEAN)} characters of gb18030 in T ms",
        *(f"cqcheck: b.txt: {stage} in T ms" for stage in ("claims", "relations", "findings")),
    ]


@pytest.mark.usefixtures("here")
def test_how_much_is_told_holds_for_one_call(capsys: pytest.CaptureFixture[str]) -> None:
    run(["ledger", "a.txt", "-q"])
    run(["ledger", "a.txt"])
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.usefixtures("here")
def test_quiet_and_verbose_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "a.txt", "-q", "-v"]) == ExitCode.WRONG_INPUT
    assert capsys.readouterr().err == "cqcheck: --quiet and --verbose exclude each other\n"


@pytest.mark.parametrize("command", [*(words[:1] for words in DOCUMENT_COMMANDS[:5]), ["run"], ["diff"]])
def test_every_command_on_documents_can_be_quiet_or_verbose(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run([*command, "--help"])
    shown = capsys.readouterr().out
    assert "--quiet" in shown
    assert "--verbose" in shown


def test_a_name_of_a_file_cannot_write_to_the_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a\x1b[2J.txt").write_bytes(b"")
    run(["check", "a\x1b[2J.txt"])
    assert capsys.readouterr().err.startswith("cqcheck: a\ufffd[2J.txt: the file is empty")


# --- progress


@pytest.mark.parametrize(
    "command",
    [*DOCUMENT_COMMANDS, ["check", "--report", "pages"], ["check", "-o", "found.txt"]],
    ids=lambda command: " ".join(command[:2]),
)
def test_someone_who_watches_sees_how_far_it_is(here: Path, command: list[str]) -> None:
    printed, shown = run_watched([*command, *DOCUMENTS], here)
    assert "3/3" in shown
    assert "wrong.txt" in shown
    assert "3/3" not in printed
    assert "\x1b" not in printed


def test_the_flow_shows_how_far_it_is_as_well(here: Path) -> None:
    printed, shown = run_watched(["run", "a.txt", "b.txt", "--report", "pages"], here)
    assert "8/8" in shown, "two documents through four stages"
    assert "b.txt: findings in" in shown
    assert "\x1b" not in printed


@pytest.mark.parametrize("option", ["--quiet", "--verbose"])
def test_there_is_no_bar_for_who_wants_less_or_more(here: Path, option: str) -> None:
    _, shown = run_watched(["check", option, *DOCUMENTS], here)
    assert "3/3" not in shown
    assert "\x1b" not in shown


def test_there_is_no_bar_on_a_terminal_that_cannot_draw_one(here: Path) -> None:
    assert run_watched(["check", *DOCUMENTS], here, TERM="dumb")[1] == ""


def test_a_narrow_terminal_shortens_the_name(here: Path) -> None:
    name = f"{'长' * 40}.txt"
    (here / name).write_text(CLEAN, encoding="utf-8")
    _, shown = run_watched(["check", "a.txt", name], here, COLUMNS="50")
    assert "2/2" in shown
    assert "长…" in shown


def test_there_is_no_bar_for_one_document(here: Path) -> None:
    assert run_watched(["check", "a.txt"], here)[1] == ""


def test_a_document_that_cannot_be_read_is_told_beside_the_bar(here: Path) -> None:
    printed, shown = run_watched(["check", "a.txt", "missing.txt", "b.txt"], here)
    assert "cqcheck: missing.txt: no such file" in shown
    assert printed.count("no findings") == 2
    assert "3/3" in shown
