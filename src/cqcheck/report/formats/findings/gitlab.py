"""GitLab: a code quality report, which GitLab shows in merge requests beside the bulletin's lines.

Source of the format: GitLab, "Code Quality report format" (the fields of Code Climate's that GitLab reads).
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import TextIO

from cqcheck.codelists import Severity
from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.console import message_of, suspect_words
from cqcheck.report.json_lines import json_text
from cqcheck.report.printable import one_line
from cqcheck.report.rows import Row, claims_by_id
from cqcheck.report.texts import Lang, say

SEVERITIES = {Severity.CRITICAL: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes an array with one issue a line; it grows with every document."""
    out.write("[")
    separator = "\n"
    for checked in documents:
        for finding in checked.findings:
            out.write(f"{separator}{json_text(_issue(finding, checked, lang))}")
            separator = ",\n"
        out.flush()
    out.write("\n]\n")


def _issue(finding: Finding, checked: CheckedDocument, lang: Lang) -> Row:
    return {
        "description": say("console", "semicolon", lang).join(_description(finding, checked, lang)),
        "check_name": finding.rule,
        "fingerprint": _fingerprint(finding),
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": one_line(finding.doc_id).removeprefix("./"),
            "lines": {"begin": finding.line},
        },
    }


def _description(finding: Finding, checked: CheckedDocument, lang: Lang) -> Iterable[str]:
    yield message_of(finding, lang)
    claims = claims_by_id(checked)
    for suspect in finding.suspects[:1]:
        claim = claims[suspect.claim_id]
        label = say("console", "suspect", lang) + say("console", "colon", lang)
        yield f"{label}{one_line(claim.surface)} {suspect_words(suspect, claim, lang)}"


def _fingerprint(finding: Finding) -> str:
    """One of the whole report: GitLab takes two issues of one fingerprint for the same."""
    return sha256(f"{finding.doc_id}#{finding.fingerprint}".encode()).hexdigest()
