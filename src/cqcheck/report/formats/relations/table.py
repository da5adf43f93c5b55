"""Table: the relations of each document with their verdicts."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.relations import CheckedRelation
from cqcheck.report.console import relation_counts
from cqcheck.report.tabulate import write_table
from cqcheck.report.texts import Lang, say

COLUMNS = ("place", "rule", "kind", "verdict", "arithmetic", "reason")


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes a table a document."""
    for checked in documents:
        rows = [_cells(relation, checked, lang) for relation in checked.relations]
        title = f"{checked.document.doc_id}: {relation_counts(checked, lang)}"
        write_table(title, [say("page", column, lang) for column in COLUMNS], rows, out)


def _cells(checked: CheckedRelation, document: CheckedDocument, lang: Lang) -> list[str | None]:
    relation = checked.relation
    starts = [claim.start for claim in document.claims if claim.claim_id in relation.claim_ids]
    line, column = document.document.place(min(starts, default=0))
    return [
        f"{line}:{column}",
        relation.rule,
        say("kind", relation.kind, lang),
        say("verdict", checked.verdict, lang),
        checked.arithmetic,
        checked.why_undecided,
    ]
