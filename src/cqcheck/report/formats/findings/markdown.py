"""Markdown: one table of all findings, most severe first, for summaries of jobs, pull requests and notes.

It fits a comment of GitHub's: what is least severe is left out, and counted.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.colour import plain
from cqcheck.report.console import message_of, place_words, severity_counts, suspect_words, verdict_line
from cqcheck.report.printable import one_line
from cqcheck.report.rows import claims_by_id
from cqcheck.report.texts import Lang, in_lang, say

# Whatever Markdown or the HTML inside it would read as markup; an @ would notify people on some sites.
# The point of www. would make a link of what follows.
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~$]|(?i:(?<=www))\.)")
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;"})
COLUMNS = ("place", "severity", "rule", "message", "arithmetic", "suspects")
# Characters. GitHub takes 65,536 in a comment, where something may be put before, and 1 MiB in a job's summary.
ROOM = 64_000
ROOM_OF_DOCUMENTS = 8_000
LONGEST = 1_000  # of a cell before it is escaped, so that no row takes all the room


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes the table, once all documents are checked, and the verdict on each of them."""
    rows: list[tuple[Finding, str]] = []
    verdicts: list[str] = []
    for checked in documents:
        rows += ((finding, _row(map(_cell, _cells(finding, checked, lang)))) for finding in checked.findings)
        verdicts.append(f"* {_cell(plain(verdict_line(checked, lang)))}\n")
    rows.sort(key=lambda row: -row[0].severity.gravity)
    found = [finding for finding, _ in rows]
    colon, semicolon = say("console", "colon", lang), say("console", "semicolon", lang)
    total = severity_counts(found, lang) or say("console", "clean", lang)
    out.write(f"## {say('page', 'title', lang)}\n\n")
    out.write(f"{say('page', 'documents', lang)}{colon}{len(verdicts)}{semicolon}{total}\n\n")
    if rows:
        out.write(_row(say("column", column, lang) for column in COLUMNS))
        out.write(_row("---" for _ in COLUMNS))
        shown = list(_fitting((row for _, row in rows), ROOM - ROOM_OF_DOCUMENTS))
        out.writelines(shown)
        if left := found[len(shown) :]:
            counts = f"{len(left)}{semicolon}{severity_counts(left, lang)}"
            out.write(f"\n**{say('console', 'left_out', lang)}{colon}{counts}**\n")
        out.write("\n")
    listed = list(_fitting(verdicts, ROOM_OF_DOCUMENTS))
    out.writelines(listed)
    if len(listed) < len(verdicts):
        out.write(f"* {say('console', 'documents_left_out', lang)}{colon}{len(verdicts) - len(listed)}\n")


def escaped(text: str) -> str:
    r"""The text as Markdown that shows it as it is: `a|b` becomes `a\|b`, `<i>` becomes `&lt;i&gt;`."""
    return SPECIAL.sub(r"\\\1", one_line(text)).translate(ENTITIES)


def _fitting(lines: Iterable[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= len(line)
        if room < 0:
            return
        yield line


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    return escaped(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def _cells(finding: Finding, checked: CheckedDocument, lang: Lang) -> list[str]:
    claims = claims_by_id(checked)
    separator = say("console", "semicolon", lang)
    suspects = (
        f"{claims[suspect.claim_id].surface} {suspect_words(suspect, claims[suspect.claim_id], lang)}"
        for suspect in finding.suspects
    )
    return [
        place_words(finding, checked.document, lang),
        say("severity", finding.severity, lang),
        finding.rule,
        message_of(finding, lang),
        in_lang(finding.arithmetic, lang),
        separator.join(suspects),
    ]
