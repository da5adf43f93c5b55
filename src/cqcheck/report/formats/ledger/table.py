"""Table: the number tokens of each document and what became of them."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.coverage import count_states, coverage_line
from cqcheck.report.tabulate import write_table
from cqcheck.report.texts import Lang, say


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes a table a document."""
    columns = [say("column", "place", lang), say("column", "surface", lang), say("column", "state", lang), "claim_id"]
    for checked in documents:
        rows = [
            [_place(checked, token.start), token.surface, say("state", token.state, lang), token.claim_id]
            for token in checked.ledger
        ]
        title = f"{checked.document.doc_id}: {coverage_line(count_states([checked]), lang)}"
        write_table(title, columns, rows, out)


def _place(checked: CheckedDocument, offset: int) -> str:
    line, column = checked.document.place(offset)
    return f"{line}:{column}"
