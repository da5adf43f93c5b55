"""The page of a run over a corpus: findings by area, year and rule, the worst documents, and what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cqcheck.codelists import Severity
from cqcheck.corpus.summary import Summary
from cqcheck.files import new_files
from cqcheck.lexicons.areas import area_index
from cqcheck.report.texts import Lang
from cqcheck.store.views import rows_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

INDEX = "index.html"
MOST_FINDINGS, MOST_DOCUMENTS = 500, 50
MATRICES = (("area", "year"), ("rule", "year"), ("rule", "area"))
GRAVEST_FIRST = "list_position(['critical', 'warning', 'info'], severity)"


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many findings there are by two of their fields; only what has any is in it."""

    row: str
    column: str
    cells: Counter[tuple[Any, Any]]

    @property
    def rows(self) -> Sequence[Any]:
        """The keys of the rows, most findings first."""
        return [key for key, _count in self._totals(0).most_common()]

    @property
    def columns(self) -> Sequence[Any]:
        """The keys of the columns, in their order."""
        return sorted(self._totals(1))

    def total(self, key: Any) -> int:  # noqa: ANN401 - a code or a year
        """The findings of a row."""
        return self._totals(0)[key]

    def _totals(self, side: int) -> Counter[Any]:
        totals: Counter[Any] = Counter()
        for key, count in sorted(self.cells.items()):
            totals[key[side]] += count
        return totals


def write_page(connected: DuckDBPyConnection, summary: Summary, folder: Path, lang: Lang) -> None:
    """Writes `index.html` into a folder.

    Args:
        connected: What the page is about.
        summary: Its numbers.
        folder: Where the page goes.
        lang: The language that is shown first.

    Raises:
        InputError: The folder cannot be made or written to.
    """
    from cqcheck.report.html.pages import render  # noqa: PLC0415 - Jinja only for those who want pages

    page = render(
        "corpus.html.jinja",
        lang,
        summary=summary,
        severities=tuple(summary.findings),
        matrices=[_matrix(connected, *fields) for fields in MATRICES],
        areas=_coverage(connected),
        worst=_worst(connected),
        unread=_most_unread(connected),
        failed=rows_of(
            connected.execute(
                f"SELECT source, error FROM document WHERE error IS NOT NULL ORDER BY source LIMIT {MOST_FINDINGS}"
            )
        ),
        findings=_gravest(connected),
        area_name=_area_name,
    )
    with new_files(folder, INDEX) as built:
        (built / INDEX).write_text(page, encoding="utf-8")


def _matrix(connected: DuckDBPyConnection, row: str, column: str) -> Matrix:
    counts = connected.execute(f"SELECT {row}, {column}, count(*) FROM finding GROUP BY ALL").fetchall()
    return Matrix(row, column, Counter({(one, other): count for one, other, count in counts}))


def _coverage(connected: DuckDBPyConnection) -> list[dict[str, Any]]:
    return rows_of(
        connected.execute(
            """SELECT area, count(*) AS documents, sum(tokens)::BIGINT AS numbers, sum(unparsed)::BIGINT AS unread
        FROM document WHERE error IS NULL GROUP BY area ORDER BY area"""
        )
    )


def _worst(connected: DuckDBPyConnection) -> list[dict[str, Any]]:
    counts = ", ".join(f"count(*) FILTER (severity = '{each}') AS {each}" for each in Severity)
    return rows_of(
        connected.execute(
            f"""SELECT doc_id, any_value(title) AS title, {counts} FROM finding JOIN document USING (doc_id)
        GROUP BY doc_id ORDER BY critical DESC, warning DESC, info DESC, doc_id LIMIT {MOST_DOCUMENTS}"""
        )
    )


def _most_unread(connected: DuckDBPyConnection) -> list[dict[str, Any]]:
    return rows_of(
        connected.execute(
            f"""SELECT doc_id, title, tokens AS numbers, unparsed AS unread FROM document WHERE unparsed > 0
        ORDER BY unparsed DESC, doc_id LIMIT {MOST_DOCUMENTS}"""
        )
    )


def _gravest(connected: DuckDBPyConnection) -> list[dict[str, Any]]:
    return rows_of(
        connected.execute(
            f"""SELECT doc_id, line, "column", rule, severity, message, message_en FROM finding
        ORDER BY {GRAVEST_FIRST}, doc_id, number LIMIT {MOST_FINDINGS}"""
        )
    )


def _area_name(digits: str) -> str:
    """The province of the first two digits of a code; empty if there is none."""
    try:
        return area_index().area(f"{digits}0000").short_name
    except KeyError:
        return ""
