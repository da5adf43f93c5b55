"""Markdown: a section a document with a table of its findings, for pull requests and notes."""

import re
from collections.abc import Iterable
from typing import TextIO

from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.colour import plain
from cqcheck.report.console import message_of, suspect_words, verdict_line
from cqcheck.report.printable import one_line
from cqcheck.report.rows import claims_by_id
from cqcheck.report.texts import Lang, say

# Whatever Markdown or the HTML inside it would read as markup; an @ would notify people on some sites.
# The point of www. would make a link of what follows.
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~$]|(?i:(?<=www))\.)")
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;"})
COLUMNS = ("place", "severity", "rule", "message", "arithmetic", "suspects")


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes `## path`, the verdict on the document, and a table of its findings if there are any."""
    for checked in documents:
        doc_id = one_line(checked.document.doc_id)
        out.write(
            f"## {escaped(doc_id)}\n\n{escaped(plain(verdict_line(checked, lang)).removeprefix(f'{doc_id}: '))}\n\n"
        )
        if checked.findings:
            out.write(_row(say("column", column, lang) for column in COLUMNS))
            out.write(_row("---" for _ in COLUMNS))
            out.writelines(_row(map(escaped, _cells(finding, checked, lang))) for finding in checked.findings)
            out.write("\n")
        out.flush()


def escaped(text: str) -> str:
    r"""The text as Markdown that shows it as it is: `a|b` becomes `a\|b`, `<i>` becomes `&lt;i&gt;`."""
    return SPECIAL.sub(r"\\\1", one_line(text)).translate(ENTITIES)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cells(finding: Finding, checked: CheckedDocument, lang: Lang) -> list[str]:
    claims = claims_by_id(checked)
    separator = say("console", "semicolon", lang)
    suspects = (
        f"{claims[suspect.claim_id].surface} {suspect_words(suspect, claims[suspect.claim_id], lang)}"
        for suspect in finding.suspects
    )
    return [
        f"{finding.line}:{finding.column}",
        say("severity", finding.severity, lang),
        finding.rule,
        message_of(finding, lang),
        finding.arithmetic,
        separator.join(suspects),
    ]
