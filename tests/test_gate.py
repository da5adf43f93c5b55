"""Findings → exit code."""

import pytest

from cqcheck.codelists import Severity
from cqcheck.findings import Finding
from cqcheck.gate import ExitCode, FailOn, count_failing, exit_code


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
