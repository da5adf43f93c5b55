"""CSV: one line a finding with its likeliest suspect, one head for all documents."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.console import message_of
from cqcheck.report.csv_lines import csv_line
from cqcheck.report.figures import number
from cqcheck.report.rows import Row, claims_by_id
from cqcheck.report.texts import Lang, in_lang

COLUMNS = (
    "doc_id",
    "line",
    "column",
    "rule",
    "kind",
    "severity",
    "message",
    "arithmetic",
    "suspect",
    "weight",
    "implied_lower",
    "implied_upper",
    "repair",
    "fingerprint",
)


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes the findings of each document as soon as it is there."""
    out.write(csv_line(COLUMNS))
    for checked in documents:
        for finding in checked.findings:
            row = _row(finding, checked, lang)
            out.write(csv_line(row.get(column) for column in COLUMNS))
        out.flush()


def _row(finding: Finding, checked: CheckedDocument, lang: Lang) -> Row:
    """The fields of a finding by column; those of the suspect are left out where nothing is suspected."""
    row: Row = {
        "doc_id": finding.doc_id,
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "kind": str(finding.kind),
        "severity": finding.severity.value,
        "message": message_of(finding, lang),
        "arithmetic": in_lang(finding.arithmetic, lang),
        "fingerprint": finding.fingerprint,
    }
    for suspect in finding.suspects[:1]:
        implied, repair = suspect.implied, suspect.repair
        row["suspect"] = claims_by_id(checked)[suspect.claim_id].surface
        row["weight"] = suspect.weight
        row["implied_lower"] = number(implied.lower) if implied else None
        row["implied_upper"] = number(implied.upper) if implied else None
        row["repair"] = repair.surface if repair else None
    return row
