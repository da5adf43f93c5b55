"""JUnit XML: a test suite a document, a test case a rule, so that a build server shows what held and what did not."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TextIO

from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from cqcheck.codelists import Severity, Verdict
from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.relations import CheckedRelation
from cqcheck.report.colour import plain
from cqcheck.report.console import finding_lines
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, in_lang, say


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes one XML file for all documents; a finding below `warning` fails no test case."""
    report = JUnitXml("cqcheck")
    for checked in documents:
        report.add_testsuite(_suite(checked, lang))
    report.update_statistics()  # type: ignore[no-untyped-call]
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(report.tostring().decode("utf-8"))  # type: ignore[no-untyped-call]
    out.write("\n")


def _suite(checked: CheckedDocument, lang: Lang) -> TestSuite:
    suite = TestSuite(one_line(checked.document.doc_id))
    relations: dict[str, list[CheckedRelation]] = defaultdict(list)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for relation in checked.relations:
        relations[relation.relation.rule].append(relation)
    for finding in checked.findings:
        findings[finding.rule].append(finding)
    for rule in sorted({*relations, *findings}):
        suite.add_testcase(_case(rule, relations[rule], findings[rule], checked, lang))
    return suite


def _case(
    rule: str, relations: list[CheckedRelation], findings: list[Finding], checked: CheckedDocument, lang: Lang
) -> TestCase:
    case = TestCase(rule, one_line(checked.document.doc_id), time=0)
    texts = {f.finding_id: "\n".join(plain(line) for line in finding_lines(f, checked, lang)) for f in findings}
    failures = [finding for finding in findings if finding.severity is not Severity.INFO]
    if failures:
        case.result = [_failure(finding, texts[finding.finding_id]) for finding in failures]
    elif relations and not findings and all(relation.verdict is Verdict.UNDECIDED for relation in relations):
        colon, semicolon = (say("console", mark, lang) for mark in ("colon", "semicolon"))
        reasons = dict.fromkeys(in_lang(relation.why_undecided, lang) for relation in relations)
        case.result = [Skipped(f"{say('verdict', 'undecided', lang)}{colon}{semicolon.join(reasons)}")]
    notes = [texts[finding.finding_id] for finding in findings if finding.severity is Severity.INFO]
    if notes:
        case.system_out = "\n".join(notes)
    return case


def _failure(finding: Finding, text: str) -> Failure:
    failure = Failure(one_line(text.splitlines()[0]), finding.severity.value)
    failure.text = text
    return failure
