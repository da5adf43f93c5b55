"""What came of a run over a corpus, in numbers; they are the store's, so that no document is kept in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cqcheck.codelists import Severity
from cqcheck.gate import ExitCode, FailOn, exit_code
from cqcheck.report.coverage import share_read

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIRST = 5  # of the documents that could not be checked


@dataclass(frozen=True, slots=True)
class Summary:
    """A run over a corpus.

    `checked` sources were checked in it, `unchanged` were not; all other numbers are about the documents that count, whenever they were
    checked. `failed` are the first of `quarantined` documents that could not be checked, with the reason; `faults` tell of sources
    that the store could not keep; `seconds` is the time from the search for documents to the last row in the store.
    """

    checked: int
    unchanged: int
    documents: int
    claims: int
    relations: int
    numbers: int
    unread: int
    findings: Mapping[Severity, int]
    quarantined: int
    failed: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]
    seconds: float
    fail_on: FailOn

    @property
    def rate(self) -> float:
        """Sources checked a second."""
        return self.checked / self.seconds if self.seconds else 0.0

    @property
    def coverage(self) -> str:
        """The share of the numbers of the texts that are accounted for."""
        return share_read(self.numbers, self.unread)

    @property
    def exit_code(self) -> ExitCode:
        """The exit code that the run ends in."""
        failing = sum(count for severity, count in self.findings.items() if self.fail_on.counts(severity))
        return exit_code(failing, self.quarantined + len(self.faults))

    @property
    def sentence(self) -> str:
        """The run in one sentence, for its final state."""
        found = ", ".join(f"{count} {severity}" for severity, count in self.findings.items())
        unread = (
            f"; {self.quarantined + len(self.faults)} could not be checked" if self.quarantined or self.faults else ""
        )
        return f"{self.documents} documents, {self.checked} sources checked now; findings: {found}{unread}"

    @property
    def row(self) -> dict[str, Any]:
        """Its numbers by name, for programs."""
        return {
            "checked": self.checked,
            "unchanged": self.unchanged,
            "documents": self.documents,
            "claims": self.claims,
            "relations": self.relations,
            "number_tokens": self.numbers,
            "unparsed": self.unread,
            "coverage": (self.numbers - self.unread) / self.numbers if self.numbers else None,
            "findings": {severity.value: count for severity, count in self.findings.items()},
            "quarantined": self.quarantined,
            "first_quarantined": [{"source": source, "error": error} for source, error in self.failed],
            "faults": list(self.faults),
            "seconds": round(self.seconds, 3),
            "documents_per_second": round(self.rate, 3),
        }


def summarised(connected: DuckDBPyConnection, **run: Any) -> Summary:  # noqa: ANN401 - the fields that the store does not tell
    """The summary of a run over what a scope shows.

    Args:
        connected: The scope.
        run: The fields that tell of the run itself.
    """
    counted = connected.execute("""
        SELECT count(*) FILTER (error IS NULL), coalesce(sum(tokens), 0)::BIGINT, coalesce(sum(unparsed), 0)::BIGINT,
               count(*) FILTER (error IS NOT NULL), (SELECT count(*) FROM claim), (SELECT count(*) FROM relation)
        FROM document""").fetchone()
    documents, numbers, unread, quarantined, claims, relations = counted or (0,) * 6
    found = dict(connected.execute("SELECT severity, count(*) FROM finding GROUP BY severity").fetchall())
    failed = connected.execute(
        f"SELECT source, error FROM document WHERE error IS NOT NULL ORDER BY source LIMIT {FIRST}"
    ).fetchall()
    return Summary(
        documents=documents,
        claims=claims,
        relations=relations,
        numbers=numbers,
        unread=unread,
        findings={
            severity: found.get(severity.value, 0) for severity in sorted(Severity, key=lambda one: -one.gravity)
        },
        quarantined=quarantined,
        failed=tuple(failed),
        **run,
    )
