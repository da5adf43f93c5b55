"""What is told of a file: a short text for people, the counts and first findings for programs."""

from dataclasses import dataclass
from typing import Any

from cqcheck.gate import FailOn, count_failing
from cqcheck.inbox.checking import Outcome
from cqcheck.report.console import message_of, severity_counts
from cqcheck.report.printable import one_line
from cqcheck.report.standing import count_severities
from cqcheck.report.texts import Lang, say

MOST_FINDINGS = 5
MOST_IN_PAYLOAD = 20
LONGEST = 300  # characters of a line
# Chats read these as mentions, links and markup, each in its own way; their full-width forms are read by people alone.
HARMLESS = str.maketrans("<>&@[]*`", "＜＞＆＠［］＊｀")


@dataclass(frozen=True, slots=True)
class Notice:
    """A text to send, plain: its title is one line, its body some."""

    title: str
    body: str


def is_worth_telling(outcome: Outcome, fail_on: FailOn) -> bool:
    """Whether something has to be done about a file: findings reach `fail_on`, or it could not be read."""
    return bool(outcome.faults) or count_failing(outcome.findings, fail_on) > 0


def notice_of(outcome: Outcome, lang: Lang) -> Notice:
    """The file and its counts; the gravest findings, what could not be read, and where the report lies."""
    colon, found = say("console", "colon", lang), outcome.findings
    counts = severity_counts(found, lang) or (say("console", "clean", lang) if outcome.documents else "")
    failed = say("inbox", "failed", lang) if outcome.faults else ""
    lines = [
        f"{finding.line}:{finding.column} {finding.rule} {say('severity', finding.severity, lang)} {message_of(finding, lang)}"
        for finding in found[:MOST_FINDINGS]
    ]
    if left := len(found) - MOST_FINDINGS:
        lines += [f"{say('inbox', 'more', lang)}{colon}{left}"] if left > 0 else []
    lines += outcome.faults[:MOST_FINDINGS]
    if outcome.report:
        lines.append(f"{say('console', 'report', lang)}{colon}{outcome.report.absolute()}")
    title = (
        f"cqcheck{colon}{outcome.doc_id}{colon}{say('console', 'semicolon', lang).join(filter(None, (failed, counts)))}"
    )
    return Notice(_plain(title), "\n".join(map(_plain, lines)))


def payload_of(outcome: Outcome, lang: Lang) -> dict[str, Any]:
    """What an event carries: counts by severity, the gravest findings, what could not be read, where the report lies."""
    return {
        "documents": len(outcome.documents),
        "findings": {severity.value: count for severity, count in count_severities(outcome.findings).items()},
        "first_findings": [
            {
                "document": one_line(finding.doc_id),
                "line": finding.line,
                "column": finding.column,
                "rule": finding.rule,
                "severity": finding.severity.value,
                "message": _cut(message_of(finding, lang)),
            }
            for finding in outcome.findings[:MOST_IN_PAYLOAD]
        ],
        "faults": [_cut(one_line(fault)) for fault in outcome.faults[:MOST_IN_PAYLOAD]],
        "report": str(outcome.report.absolute()) if outcome.report else None,
    }


def _plain(text: str) -> str:
    return _cut(one_line(text)).translate(HARMLESS)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
