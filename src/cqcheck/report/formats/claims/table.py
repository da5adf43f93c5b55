"""Table: the claims of each document, the fields that a reader looks for first."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.claims import Claim
from cqcheck.codelists import PriceBasis
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.figures import stated_figure
from cqcheck.report.tabulate import write_table
from cqcheck.report.texts import Lang, say

COLUMNS = (
    "place",
    "surface",
    "indicator",
    "measure",
    "ref_area",
    "time_period",
    "reference",
    "price_basis",
    "interval",
)


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:
    """Writes a table a document."""
    columns = [say("column", column, lang) for column in COLUMNS]
    for checked in documents:
        title = f"{checked.document.doc_id}: {len(checked.claims)} {say('console', 'claims', lang)}"
        write_table(title, columns, [_cells(claim, checked, lang) for claim in checked.claims], out)


def _cells(claim: Claim, checked: CheckedDocument, lang: Lang) -> list[str | None]:
    line, column = checked.document.place(claim.start)
    return [
        f"{line}:{column}",
        claim.surface,
        claim.indicator,
        say("measure", claim.measure, lang),
        claim.ref_area,
        claim.time_period,
        claim.reference,
        None if claim.price_basis is PriceBasis.UNKNOWN else say("price_basis", claim.price_basis, lang),
        stated_figure(claim),
    ]
