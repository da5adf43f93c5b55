"""Baselines: findings accepted with a reason, until a day."""

import json
from datetime import date
from pathlib import Path

import pytest

from cqcheck.baseline import read_baseline, unused, updated, write_baseline
from cqcheck.cli import run
from cqcheck.entries import Entry
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from sample_run import bare_finding

TODAY = date(2025, 6, 1)
WRONG = """中山市2023年经济运行情况

2023年，全市地区生产总值4126.53亿元，同比增长3.9%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1693.42亿元。
"""
LATER = WRONG.replace("2023年，全市", "一年来，各项工作取得新进展。\n\n2023年，全市")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(["abc", "def"]),
        json.dumps([{"fingerprint": "abc"}, {"fingerprint": "def"}]),
        '{"fingerprint": "abc", "rule": "SUM01"}\n\n{"fingerprint": "def"}\n',
    ],
    ids=["a list", "format json", "format jsonl"],
)
def test_a_baseline_holds_fingerprints(tmp_path: Path, text: str) -> None:
    file = tmp_path / "known"
    file.write_text(text, encoding="utf-8")
    assert [entry.fingerprint for entry in read_baseline(file)] == ["abc", "def"]


def test_an_empty_baseline_knows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "known.jsonl"
    file.touch()
    assert read_baseline(file) == []


@pytest.mark.parametrize("content", [b"[1, 2]", b"{}", b'{"fingerprint": 3}', b"[", b"known", b"\xff\xfe\x00"])
def test_anything_else_is_no_baseline(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "known.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"known\.json: .*baseline"):
        read_baseline(file)


def test_a_missing_baseline_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the baseline cannot be read: No such file"):
        read_baseline(tmp_path / "known.json")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"fingerprint": "a", "expires": "2025-02-30"}, "entry 2 of the baseline: expires is '2025-02-30'"),
        ({"fingerprint": "a", "expires": 7}, "entry 2 of the baseline: expires is 7"),
        ({"fingerprint": "a", "reason": ["x"]}, "entry 2 of the baseline: reason is no text"),
        ({"rule": "SUM01"}, "entry 2 of the baseline is neither a fingerprint nor an object with one"),
    ],
)
def test_a_wrong_entry_is_told_with_its_number(tmp_path: Path, entry: object, told: str) -> None:
    file = tmp_path / "known.json"
    file.write_text(json.dumps(["x", entry]), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_baseline(file)
    assert told in str(error.value)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    entries = [Entry("a", "甲.txt", "SUM01", "不符", "另有口径", date(2025, 12, 31)), Entry("b")]
    write_baseline(tmp_path / "known.json", entries)
    assert read_baseline(tmp_path / "known.json") == entries
    write_baseline(tmp_path / "none.json", [])
    assert read_baseline(tmp_path / "none.json") == []


def test_an_entry_holds_to_the_end_of_its_last_day() -> None:
    assert Entry("a", expires=TODAY).holds(TODAY)
    assert not Entry("a", expires=date(2025, 5, 31)).holds(TODAY)
    assert Entry("a").holds(date.max)


def test_an_update_keeps_what_is_found_and_takes_out_what_is_gone() -> None:
    kept, gone, other = Entry("kept", reason="old"), Entry("gone", "a.txt"), Entry("other", "b.txt")
    expired = Entry("late", reason="old", expires=date(2025, 5, 31))
    new = Entry("", reason="why", expires=date(2025, 7, 1))
    entries = updated(
        [kept, gone, other, expired],
        [bare_finding(fingerprint=each) for each in ("kept", "new", "late")],
        {"a.txt"},
        new,
        TODAY,
    )
    assert entries[:2] == [kept, other]
    assert [(each.fingerprint, each.reason, each.rule, each.doc_id) for each in entries[2:]] == [
        ("new", "why", "SUM01", "a.txt"),
        ("late", "why", "SUM01", "a.txt"),
    ]


def test_an_entry_is_unused_if_its_document_was_checked_and_it_was_not_found() -> None:
    entries = [Entry("a", "a.txt"), Entry("b", "b.txt"), Entry("c"), Entry("d", "a.txt")]
    assert unused(entries, {"d"}, {"a.txt"}) == [entries[0], entries[2]]


@pytest.fixture
def bulletin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = Path("wrong.txt")
    file.write_text(WRONG, encoding="utf-8")
    return file


def accept(*more: str) -> int:
    return run(["baseline", "update", "wrong.txt", "--baseline", "known.json", *more])


def check() -> int:
    return run(["check", "wrong.txt", "--baseline", "known.json", "--format", "jsonl"])


def test_an_accepted_finding_passes_the_gate_wherever_it_stands(
    bulletin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "wrong.txt"]) == ExitCode.FINDINGS
    assert accept("--reason", "issuer was asked") == ExitCode.CLEAN
    assert "1 accepted, 1 of them new; 0 taken out" in capsys.readouterr().err
    bulletin.write_text(LATER, encoding="utf-8")
    assert check() == ExitCode.CLEAN
    assert capsys.readouterr() == ("", "")
    (entry,) = read_baseline(Path("known.json"))
    assert (entry.rule, entry.doc_id, entry.reason) == ("SUM01", "wrong.txt", "issuer was asked")


def test_a_new_finding_needs_a_reason(bulletin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accept() == accept("--reason", "  ") == ExitCode.WRONG_INPUT
    assert "known.json: new findings need a --reason: SUM01" in capsys.readouterr().err
    assert not Path("known.json").exists()
    assert accept("--reason", "why") == ExitCode.CLEAN
    assert accept() == ExitCode.CLEAN  # nothing is new
    assert bulletin.read_text(encoding="utf-8") == WRONG


@pytest.mark.usefixtures("bulletin")
def test_an_expired_entry_accepts_nothing_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert accept("--reason", "why", "--expires", "2024-12-31") == ExitCode.CLEAN
    capsys.readouterr()
    assert check() == ExitCode.FINDINGS
    assert "has expired on 2024-12-31" in capsys.readouterr().err
    assert accept("--reason", "still", "--expires", "2999-12-31") == ExitCode.CLEAN
    assert check() == ExitCode.CLEAN


def test_an_entry_that_is_of_no_use_is_told_and_taken_out(bulletin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accept("--reason", "why") == ExitCode.CLEAN
    bulletin.write_text(WRONG.replace("1693.42", "1963.42"), encoding="utf-8")
    capsys.readouterr()
    assert check() == ExitCode.CLEAN
    assert "is not found any more" in capsys.readouterr().err
    assert accept() == ExitCode.CLEAN
    assert read_baseline(Path("known.json")) == []


@pytest.mark.usefixtures("bulletin")
def test_a_document_that_cannot_be_read_is_told_by_an_update() -> None:
    assert run(["baseline", "update", "wrong.txt", "gone.txt", "--baseline", "k.json", "--reason", "why"]) == 2
    assert run(["baseline", "update", "wrong.txt", "--baseline", "no/such/k.json", "--reason", "why"]) == 2
