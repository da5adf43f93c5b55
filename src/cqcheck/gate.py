"""Findings → exit code: which of them count."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from cqcheck.codelists import Severity
from cqcheck.findings import Finding


class ExitCode(IntEnum):
    """What the exit code of a command tells other programs."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_INPUT = 2


class FailOn(StrEnum):
    """The least severity at which findings fail the run."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def counts(self, severity: Severity) -> bool:
        """Whether a finding of this severity fails the run."""
        return self is not FailOn.NEVER and severity.gravity >= Severity(self.value).gravity


def count_failing(findings: Iterable[Finding], fail_on: FailOn) -> int:
    """How many findings fail the run."""
    return sum(fail_on.counts(finding.severity) for finding in findings)


def exit_code(failing: int, unreadable: int) -> ExitCode:
    """The exit code of a run; a document that could not be read outweighs findings."""
    if unreadable:
        return ExitCode.WRONG_INPUT
    return ExitCode.FINDINGS if failing else ExitCode.CLEAN
