"""Findings → exit code: which of them count, and which were known before."""

import json
from collections.abc import Iterable
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

from cqcheck.codelists import Severity
from cqcheck.errors import InputError
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

    def counts(self, finding: Finding) -> bool:
        """Whether a finding fails the run."""
        return self is not FailOn.NEVER and finding.severity.gravity >= Severity(self.value).gravity


def count_failing(findings: Iterable[Finding], fail_on: FailOn) -> int:
    """How many findings fail the run."""
    return sum(fail_on.counts(finding) for finding in findings)


def exit_code(failing: int, unreadable: int) -> ExitCode:
    """The exit code of a run; a document that could not be read outweighs findings."""
    if unreadable:
        return ExitCode.WRONG_INPUT
    return ExitCode.FINDINGS if failing else ExitCode.CLEAN


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of known findings.

    The file is a JSON list of fingerprints, or what `cqcheck check --format jsonl` or `json` printed.

    Raises:
        InputError: The file is missing or holds something else.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        msg = f"{path}: the baseline cannot be read: {reason}"
        raise InputError(msg) from error
    try:
        return frozenset(_fingerprint(entry) for entry in _entries(text))
    except (json.JSONDecodeError, KeyError, TypeError):
        msg = f"{path}: no baseline; it is a JSON list of fingerprints or the output of `cqcheck check --format jsonl`"
        raise InputError(msg) from None


def _entries(text: str) -> list[Any]:
    if text.lstrip().startswith("["):
        return list(json.loads(text))
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _fingerprint(entry: Any) -> str:  # noqa: ANN401 - JSON holds anything
    found = entry if isinstance(entry, str) else entry["fingerprint"]
    if not isinstance(found, str):
        raise TypeError(found)
    return found
