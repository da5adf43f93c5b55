"""GitHub: workflow commands, which GitHub shows as annotations beside the bulletin's lines."""

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from cqcheck.codelists import Severity
from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.console import message_of, suspect_words
from cqcheck.report.places import place_in_file, place_of
from cqcheck.report.printable import one_line
from cqcheck.report.rows import claims_by_id
from cqcheck.report.texts import Lang, in_lang, say

MOST = 10  # annotations of one sort that GitHub shows for a step
COMMANDS = {Severity.CRITICAL: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# A line break would start a new command, a comma or colon a new property: GitHub reads these escapes back.
IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes one command a finding: `::error file=…,line=…,col=…,title=SUM01::message`."""
    counts: Counter[str] = Counter()
    for checked in documents:
        out.writelines(_command(finding, checked, lang) + "\n" for finding in checked.findings)
        out.flush()
        counts.update(COMMANDS[finding.severity] for finding in checked.findings)
    if max(counts.values(), default=0) > MOST:
        out.write(f"::notice title=cqcheck::{say('console', 'most_annotations', lang)}\n")


def _command(finding: Finding, checked: CheckedDocument, lang: Lang) -> str:
    document = checked.document
    path, line, column = place_in_file(place_of(finding, document), document, finding.line, finding.column)
    properties = {
        "file": one_line(path),
        "line": str(line or ""),
        "col": str(column or ""),
        "title": f"{finding.rule} {say('severity', finding.severity, lang)}",
    }
    written = ",".join(f"{key}={value.translate(IN_PROPERTY)}" for key, value in properties.items() if value)
    message = "\n".join(_message_lines(finding, checked, lang))
    return f"::{COMMANDS[finding.severity]} {written}::{message.translate(IN_MESSAGE)}"


def _message_lines(finding: Finding, checked: CheckedDocument, lang: Lang) -> Iterable[str]:
    yield message_of(finding, lang)
    if finding.arithmetic:
        yield in_lang(finding.arithmetic, lang)
    claims = claims_by_id(checked)
    for suspect in finding.suspects:
        claim = claims[suspect.claim_id]
        label = say("console", "suspect", lang) + say("console", "colon", lang)
        yield f"{label}{one_line(claim.surface)} {suspect_words(suspect, claim, lang)}"
