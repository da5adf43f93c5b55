"""Two drafts compared, as lines for a terminal, as JSON or as a page."""

from typing import TextIO

from cqcheck.claims import Claim
from cqcheck.columns import claim_rows
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.colour import Line, Style, printer
from cqcheck.report.console import INDENT, headline
from cqcheck.report.json_lines import json_text
from cqcheck.report.printable import one_line
from cqcheck.report.rows import Row, claims_by_id, finding_row
from cqcheck.report.texts import Lang, say
from cqcheck.revision import Revision


def write_lines(revision: Revision, out: TextIO, lang: Lang) -> None:
    """Writes each change on a line, under a line that says how many there are of its sort."""
    old, new, show = revision.old, revision.new, printer(out)
    for sort, lines in (
        ("changed", [_changed(*pair, new, lang) for pair in revision.changed]),
        ("added", [_stated(claim, new, lang) for claim in revision.added]),
        ("removed", [_stated(claim, old, lang) for claim in revision.removed]),
        ("fixed", [headline(finding, old.document, lang) for finding in revision.fixed]),
        ("appeared", [headline(finding, new.document, lang) for finding in revision.appeared]),
        ("remaining", [headline(finding, new.document, lang) for finding in revision.remaining]),
    ):
        if lines:
            show(((f"{say('revision', sort, lang)}{say('console', 'colon', lang)}{len(lines)}", Style.BOLD),))
            for line in lines:
                show((INDENT, *line))
    if revision.is_empty:
        out.write(f"{say('revision', 'same', lang)}\n")


def write_json(revision: Revision, out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes one object; its claims have the fields of `extract`, its findings those of `check`."""
    names = {"old": revision.old.document.doc_id, "new": revision.new.document.doc_id}
    out.write(json_text(names | _rows(revision)) + "\n")


def write_html(revision: Revision, out: TextIO, lang: Lang) -> None:
    """Writes one page that is complete in itself: what is different, and the new draft with its findings."""
    from cqcheck.report.html.pages import revision_page  # noqa: PLC0415 - Jinja only for those who want pages

    out.write(revision_page(revision, lang))


def _rows(revision: Revision) -> dict[str, list[Row]]:
    old, new = claims_by_id(revision.old), claims_by_id(revision.new)
    return {
        "changed": [{"old": _claim_row(before), "new": _claim_row(after)} for before, after in revision.changed],
        "added": [_claim_row(claim) for claim in revision.added],
        "removed": [_claim_row(claim) for claim in revision.removed],
        "fixed": [finding_row(finding, revision.old.document, old) for finding in revision.fixed],
        "appeared": [finding_row(finding, revision.new.document, new) for finding in revision.appeared],
        "remaining": [finding_row(finding, revision.new.document, new) for finding in revision.remaining],
    }


def _claim_row(claim: Claim) -> Row:
    (row,) = claim_rows([claim])
    return row


def _changed(before: Claim, after: Claim, document: CheckedDocument, lang: Lang) -> Line:
    return (f"{_place(after, document)}: {_about(after, lang)} {one_line(before.surface)} → {one_line(after.surface)}",)


def _stated(claim: Claim, document: CheckedDocument, lang: Lang) -> Line:
    return (f"{_place(claim, document)}: {_about(claim, lang)} {one_line(claim.surface)}",)


def _place(claim: Claim, document: CheckedDocument) -> str:
    line, column = document.document.place(claim.start)
    return f"{one_line(claim.doc_id)}:{line}:{column}"


def _about(claim: Claim, lang: Lang) -> str:
    words = (claim.ref_area, claim.time_period, claim.indicator, say("measure", claim.measure, lang))
    return " ".join(one_line(word) for word in words if word)
