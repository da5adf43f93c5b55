"""Findings → exit code."""

import json
from pathlib import Path

import pytest

from cqcheck.codelists import Severity
from cqcheck.errors import InputError
from cqcheck.findings import Finding
from cqcheck.gate import ExitCode, FailOn, count_failing, exit_code, read_baseline


def finding(severity: Severity) -> Finding:
    return Finding(
        doc_id="a.txt",
        finding_id="a.txt/1",
        rule="SUM01",
        kind="sum",
        severity=severity,
        message="三次产业增加值合计与地区生产总值不符",
        message_en="the industries do not add up to GDP",
        arithmetic="",
        line=1,
        column=1,
        members=(),
        suspects=(),
        fingerprint="f",
    )


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [(FailOn.CRITICAL, 1), (FailOn.WARNING, 2), (FailOn.INFO, 3), (FailOn.NEVER, 0)],
)
def test_findings_at_or_above_the_severity_fail_the_run(fail_on: FailOn, failing: int) -> None:
    assert count_failing(map(finding, Severity), fail_on) == failing


@pytest.mark.parametrize(
    ("failing", "unreadable", "code"),
    [(0, 0, ExitCode.CLEAN), (2, 0, ExitCode.FINDINGS), (0, 1, ExitCode.WRONG_INPUT), (2, 1, ExitCode.WRONG_INPUT)],
)
def test_an_unreadable_document_outweighs_findings(failing: int, unreadable: int, code: ExitCode) -> None:
    assert exit_code(failing, unreadable) is code


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
    assert read_baseline(file) == {"abc", "def"}


def test_an_empty_baseline_knows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "known.jsonl"
    file.touch()
    assert read_baseline(file) == frozenset()


@pytest.mark.parametrize("content", [b"[1, 2]", b"{}", b'{"fingerprint": 3}', b"[", b"known", b"\xff\xfe\x00"])
def test_anything_else_is_no_baseline(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "known.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"known\.json: .*baseline"):
        read_baseline(file)


def test_a_missing_baseline_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the baseline cannot be read: No such file"):
        read_baseline(tmp_path / "known.json")
