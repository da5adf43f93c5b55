"""Numbers of the text that cannot be read → findings: no claim can be made of them, so nothing else would tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from cqcheck.codelists import TokenState
from cqcheck.extract.unreadable import Fault, Unreadable, why_unreadable
from cqcheck.findings import Finding
from cqcheck.ledger import Token
from cqcheck.localise.violations import FINGERPRINT, SEVERITIES
from cqcheck.read import Document
from cqcheck.relate.rules import Rule, load_rules

CODE = "WRD06"
REASONS = {
    Fault.POINTS: ("小数点多于一个", "more than one decimal point"),
    Fault.LETTERS: ("夹有形似数字的字母", "letters that look like digits"),
    Fault.COMMAS: ("逗号分节不合三位一节", "commas that do not part groups of three digits"),
    Fault.POINT_ALONE: ("小数点前后缺数字", "a digit is missing beside the decimal point"),
    Fault.COMMA_FOR_POINT: ("小数点似误为逗号", "a comma where a decimal point should be"),
}


def unreadable_findings(
    document: Document, ledger: Iterable[Token], rules: Sequence[Rule] | None = None
) -> list[Finding]:
    """A finding for every number that cannot be read, with what it may have been.

    Args:
        document: The bulletin, for lines and columns.
        ledger: Its number tokens.
        rules: The edit rules in use; None for those of the package.
    """
    rule = next((one for one in (load_rules() if rules is None else rules) if one.code == CODE), None)
    if rule is None:
        return []
    seen: Counter[str] = Counter()
    findings = []
    for token in ledger:
        why = why_unreadable(token.surface) if token.state is TokenState.UNPARSED else None
        if why is not None:
            seen[token.surface] += 1
            findings.append(_finding(document, token, why, rule, seen[token.surface]))
    return findings


def _finding(document: Document, token: Token, why: Unreadable, rule: Rule, number: int) -> Finding:
    line, column = document.place(token.start)
    surface = "".join(token.surface.split())
    fingerprint = sha256(f"{rule.code}|{surface}|{number}".encode()).hexdigest()[:FINGERPRINT]
    chinese, english = REASONS[why.fault]
    likely, likely_english = (f"；疑为{why.guess}", f"; probably {why.guess}") if why.guess else ("", "")
    return Finding(
        doc_id=document.doc_id,
        finding_id=f"{document.doc_id}#{rule.code}-{fingerprint}",
        rule=rule.code,
        kind=rule.kind.value,
        severity=SEVERITIES[rule.level],
        message=f"{rule.message}：{surface}（第{line}行）{chinese}{likely}",
        message_en=f"{rule.message_en}: {surface} (line {line}), {english}{likely_english}",
        arithmetic="",
        line=line,
        column=column,
        members=(),
        suspects=(),
        fingerprint=fingerprint,
    )
