"""Colour is for someone who watches: none in files and pipes, and never from a document."""

import re
from io import StringIO

import pytest

from cqcheck.report.colour import coloured, plain, wants_colour
from cqcheck.report.console import finding_lines
from cqcheck.report.formats import writer
from cqcheck.report.texts import Lang
from sample_run import faulty_document, hostile_document

OURS = re.compile(r"\x1b\[\d+(;\d+)?m")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _common_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": ""}.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("environment", "watched", "piped"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "0"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
    ids=lambda value: " ".join(f"{name}={told}" for name, told in value.items()) if isinstance(value, dict) else "",
)
def test_the_environment_switches_colour_off_and_on(
    environment: dict[str, str],
    watched: bool,  # noqa: FBT001 - a column of the table above
    piped: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for out, wanted in ((Terminal(), watched), (StringIO(), piped)):
        monkeypatch.setattr("sys.stdout", out)
        assert wants_colour(out) is wanted


def test_a_file_is_never_coloured_even_where_colour_is_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert wants_colour(StringIO()) is False


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_terminal_gets_the_same_text_in_colour(name: str) -> None:
    shown, written = Terminal(), StringIO()
    for out in (shown, written):
        writer("findings", name)([faulty_document()], out, Lang.ZH)
    assert "\x1b[1;31m严重\x1b[0m" in shown.getvalue()
    assert "\x1b[35mSUM01\x1b[0m" in shown.getvalue()
    assert OURS.sub("", shown.getvalue()) == written.getvalue()


def test_place_and_repair_stand_out() -> None:
    checked = faulty_document("a.txt")
    lines = [coloured(line) for line in finding_lines(checked.findings[0], checked, Lang.EN)]
    assert lines[0].startswith("\x1b[1ma.txt:5:23:\x1b[0m ")
    assert "read \x1b[1;32m973.2亿元\x1b[0m (digits swapped)" in lines[2]


@pytest.mark.parametrize("name", ["full", "concise"])
def test_no_escape_of_a_document_reaches_a_terminal(name: str) -> None:
    out = Terminal()
    writer("findings", name)([hostile_document("a\x1b[2Jb.txt")], out, Lang.ZH)
    assert "\x1b[1ma\ufffd[2Jb.txt:" in out.getvalue()
    assert "\x1b" not in OURS.sub("", out.getvalue())


def test_a_line_without_styles_is_the_same_either_way() -> None:
    assert coloured(("a", "b")) == plain(("a", "b")) == "ab"
