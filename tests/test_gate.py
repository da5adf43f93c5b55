"""Findings → exit code."""

import pytest

from cqcheck.codelists import Severity
from cqcheck.gate import ExitCode, FailOn, count_failing, exit_code
from sample_run import bare_finding


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [(FailOn.CRITICAL, 1), (FailOn.WARNING, 2), (FailOn.INFO, 3), (FailOn.NEVER, 0)],
)
def test_findings_at_or_above_the_severity_fail_the_run(fail_on: FailOn, failing: int) -> None:
    assert count_failing([bare_finding(severity=severity) for severity in Severity], fail_on) == failing


@pytest.mark.parametrize(
    ("failing", "unreadable", "code"),
    [(0, 0, ExitCode.CLEAN), (2, 0, ExitCode.FINDINGS), (0, 1, ExitCode.WRONG_INPUT), (2, 1, ExitCode.WRONG_INPUT)],
)
def test_an_unreadable_document_outweighs_findings(failing: int, unreadable: int, code: ExitCode) -> None:
    assert exit_code(failing, unreadable) is code
