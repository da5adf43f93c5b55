"""Numbers that cannot be read, and misprints around those that can → findings: nothing else would tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cqcheck.codelists import TokenState
from cqcheck.extract.misprints import Misprint, find_misprints
from cqcheck.extract.unreadable import Fault, Unreadable, why_unreadable
from cqcheck.findings import Finding
from cqcheck.ledger import Token
from cqcheck.localise.violations import FINGERPRINT
from cqcheck.read import Document
from cqcheck.read.usual import bare
from cqcheck.relate.rules import Rule, load_rules

CODE, MISPRINTS = "WRD06", "WRD24"
REASONS = {
    Fault.POINTS: ("小数点多于一个", "more than one decimal point"),
    Fault.LETTERS: ("夹有形似数字的字母", "letters that look like digits"),
    Fault.COMMAS: ("逗号分节不合三位一节", "commas that do not part groups of three digits"),
    Fault.POINT_ALONE: ("小数点前后缺数字", "a digit is missing beside the decimal point"),
    Fault.COMMA_FOR_POINT: ("小数点似误为逗号", "a comma where a decimal point should be"),
}
SLIPS = {
    Misprint.WORD_TWICE: ("文字重复", "a word stands twice"),
    Misprint.UNIT_TWICE: ("单位重复或有误", "the unit stands twice or is garbled"),
    Misprint.PERCENT_FOR_POINTS: (
        "比率的增减应以百分点计",
        "a change of a rate is told in per cent, not percentage points",
    ),
    Misprint.YUAN_MISSING: ("似缺货币单位“元”", "the currency seems to be missing"),
    Misprint.MARK_MISSING: ("两个数字之间似缺标点", "a mark seems to be missing between two figures"),
    Misprint.STOP_FOR_POINT: ("小数点似误为句号", "a full stop where a decimal point should be"),
    Misprint.TURNED: (
        "夹有改变显示方向的控制字符，所见或与所读不同",
        "control characters turn the direction of writing: what is shown may differ from what is read",
    ),
}


def unreadable_findings(
    document: Document, ledger: Iterable[Token], rules: Sequence[Rule] | None = None
) -> list[Finding]:
    """A finding for every number that cannot be read, with what it may have been, and for every misprint beside one.

    Args:
        document: The bulletin, for lines and columns.
        ledger: Its number tokens.
        rules: The edit rules in use; None for those of the package.
    """
    used = {rule.code: rule for rule in (load_rules() if rules is None else rules)}
    seen: Counter[str] = Counter()
    findings = []
    for token in ledger if CODE in used else ():
        why = why_unreadable(token.surface) if token.state is TokenState.UNPARSED else None
        if why is not None:
            findings.append(_finding(document, _fault(token, why), used[CODE], seen))
    if MISPRINTS in used:
        faults = (_Fault(slip.start, slip.surface, *SLIPS[slip.fault]) for slip in find_misprints(document))
        findings += [_finding(document, fault, used[MISPRINTS], seen) for fault in faults]
    return findings


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where a fault stands, what is printed there, and what is wrong with it, in Chinese and English."""

    start: int
    surface: str
    chinese: str
    english: str


def _fault(token: Token, why: Unreadable) -> _Fault:
    chinese, english = REASONS[why.fault]
    likely, likely_english = (f"；疑为{why.guess}", f"; probably {why.guess}") if why.guess else ("", "")
    return _Fault(token.start, bare(token.surface), chinese + likely, english + likely_english)


def _finding(document: Document, fault: _Fault, rule: Rule, seen: Counter[str]) -> Finding:
    line, column = document.place(fault.start)
    seen[f"{rule.code}|{fault.surface}"] += 1
    identity = f"{rule.code}|{fault.surface}|{seen[f'{rule.code}|{fault.surface}']}"
    fingerprint = sha256(identity.encode()).hexdigest()[:FINGERPRINT]
    return Finding(
        doc_id=document.doc_id,
        finding_id=f"{document.doc_id}#{rule.code}-{fingerprint}",
        rule=rule.code,
        kind=rule.kind.value,
        severity=rule.severity,
        message=f"{rule.message}：{fault.surface}（第{line}行）{fault.chinese}",
        message_en=f"{rule.message_en}: {fault.surface} (line {line}), {fault.english}",
        arithmetic=None,
        line=line,
        column=column,
        members=(),
        suspects=(),
        fingerprint=fingerprint,
    )
