"""Claims as JSON-ready rows."""

from cqcheck.columns import claim_rows
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.rows import Row


def claim_rows_of(checked: CheckedDocument) -> list[Row]:
    """A row for each claim of a document."""
    return list(claim_rows(checked.claims))
