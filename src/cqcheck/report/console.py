"""Findings as lines for a terminal or a log."""

from collections.abc import Iterable, Iterator

from cqcheck.claims import Claim
from cqcheck.codelists import Verdict
from cqcheck.findings import Finding, Suspect
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document
from cqcheck.report.colour import GRADES, Line, Style, plain
from cqcheck.report.figures import implied_figure
from cqcheck.report.places import place_in_words, place_of
from cqcheck.report.printable import one_line
from cqcheck.report.rows import claims_by_id
from cqcheck.report.standing import count_severities, count_verdicts
from cqcheck.report.texts import Lang, in_lang, say

INDENT = "    "


def message_of(finding: Finding, lang: Lang) -> str:
    """The finding's message in the language asked for, on one line."""
    return one_line(finding.message if lang is Lang.ZH else finding.message_en)


def explained(finding: Finding, lang: Lang) -> str:
    """The finding's message and, on a line of its own, its arithmetic."""
    return "\n".join(filter(None, (message_of(finding, lang), in_lang(finding.arithmetic, lang))))


def member_words(finding: Finding, claim: Claim, lang: Lang) -> str:
    """A claim that a finding names, by its role: `部分 第三产业增加值 937.2亿元`."""
    role = next((member.role for member in finding.members if member.claim_id == claim.claim_id), "")
    return one_line(" ".join(filter(None, (role and say("role", role, lang), claim.indicator, claim.surface))))


def headline(finding: Finding, document: Document, lang: Lang) -> Line:
    """`path:line:column: RULE severity message`; where the text was taken from another file, `path:line:column (第3段): RULE …`."""
    return (
        (f"{place_words(finding, document, lang)}:", Style.BOLD),
        " ",
        (finding.rule, Style.MAGENTA),
        " ",
        (say("severity", finding.severity, lang), GRADES[finding.severity]),
        " ",
        message_of(finding, lang),
    )


def place_words(finding: Finding, document: Document, lang: Lang) -> str:
    """`path:line:column`, with the place in the original if it is another one."""
    original = place_in_words(place_of(finding, document), lang)
    return f"{one_line(finding.doc_id)}:{finding.line}:{finding.column}{original and f' ({original})'}"


def finding_lines(finding: Finding, checked: CheckedDocument, lang: Lang) -> Iterator[Line]:
    """The finding's headline, its arithmetic, its suspects."""
    yield headline(finding, checked.document, lang)
    if finding.arithmetic:
        yield (INDENT, (_label("arithmetic", lang), Style.DIM), in_lang(finding.arithmetic, lang))
    claims = claims_by_id(checked)
    for suspect in finding.suspects:
        yield _suspect_line(suspect, claims[suspect.claim_id], checked, lang)


def verdict_line(checked: CheckedDocument, lang: Lang) -> Line:
    """What came of a document: its claims, relations by verdict, and findings by severity."""
    found = severity_counts(checked.findings, lang)
    gravest = next((finding.severity for finding in checked.findings), None)
    is_clean = nothing_key(checked) == "clean"
    nothing = say("console", nothing_key(checked), lang)
    return (
        (f"{one_line(checked.document.doc_id)}: ", Style.BOLD),
        f"{len(checked.claims)} {say('console', 'claims', lang)}{say('console', 'comma', lang)}",
        f"{relation_counts(checked, lang)}{say('console', 'semicolon', lang)}",
        (found or nothing, GRADES[gravest] if gravest else Style.GREEN if is_clean else Style.DIM),
    )


def nothing_key(checked: CheckedDocument) -> str:
    """What a document without findings is said to be: clean only if there was something to check and all of it holds."""
    verdicts = {relation.verdict for relation in checked.relations}
    if Verdict.INVALID in verdicts:
        return "set_aside"
    return "clean" if Verdict.VALID in verdicts else "nothing_checked"


def severity_counts(findings: Iterable[Finding], lang: Lang) -> str:
    """How many findings there are of each severity, as far as there are any: `严重 1，提示 2`."""
    counts = count_severities(findings).items()
    return say("console", "comma", lang).join(
        f"{say('severity', grade, lang)} {count}" for grade, count in counts if count
    )


def relation_counts(checked: CheckedDocument, lang: Lang) -> str:
    """How many relations a document has, and with which verdicts."""
    verdicts = count_verdicts(checked)
    counts = say("console", "comma", lang).join(f"{say('verdict', one, lang)} {verdicts[one]}" for one in Verdict)
    return f"{len(checked.relations)} {say('console', 'relations', lang)} ({counts})"


def suspect_words(suspect: Suspect, claim: Claim, lang: Lang) -> str:
    """What a suspect should read: `权重 0.90，应为 973.15–973.25亿元，建议改为 973.2亿元 (相邻数字颠倒)`."""
    return plain(_verdict_on(suspect, claim, lang))


def _verdict_on(suspect: Suspect, claim: Claim, lang: Lang) -> Line:
    comma = say("console", "comma", lang)
    words = f"{say('console', 'weight', lang)} {suspect.weight:.2f}"
    if suspect.implied is not None:
        words += f"{comma}{say('console', 'implied', lang)} {implied_figure(suspect.implied, claim)}"
    if suspect.repair is None:
        return (words,)
    repair = (one_line(suspect.repair.surface), Style.BOLD_GREEN)
    slip = say("slip", suspect.repair.slip, lang)
    return (f"{words}{comma}{say('console', 'repair', lang)} ", repair, f" ({slip})")


def _suspect_line(suspect: Suspect, claim: Claim, checked: CheckedDocument, lang: Lang) -> Line:
    line, column = checked.document.place(claim.start)
    original = checked.document.original(claim.start)
    in_file = f", {place_in_words(original, lang)}" if original and original.file else ""
    return (
        INDENT,
        (_label("suspect", lang), Style.DIM),
        (one_line(claim.surface), Style.BOLD),
        f" ({line}:{column}{in_file}) ",
        *_verdict_on(suspect, claim, lang),
    )


def _label(key: str, lang: Lang) -> str:
    return say("console", key, lang) + say("console", "colon", lang)
