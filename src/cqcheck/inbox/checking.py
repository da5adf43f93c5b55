"""A file of the inbox → what came of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cqcheck.baseline import Known
from cqcheck.documents import find_sources, read_sources
from cqcheck.errors import InputError
from cqcheck.findings import Finding
from cqcheck.inbox.reports import write_report
from cqcheck.inbox.taking import Taken, told
from cqcheck.pipeline import CheckedDocument, each_within
from cqcheck.read import Document
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings

if TYPE_CHECKING:
    from cqcheck.store import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: its documents, what is wrong with those that could not be read, the first page of its report."""

    doc_id: str
    documents: tuple[CheckedDocument, ...]
    faults: tuple[str, ...]
    report: Path | None

    @property
    def findings(self) -> list[Finding]:
        """Those of all its documents, gravest first."""
        found = [finding for checked in self.documents for finding in checked.findings]
        return sorted(found, key=lambda finding: -finding.severity.gravity)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files are checked: the settings in force, what is accepted, where reports go and in which language.

    With a store they are checked against what is there, and kept in it.
    """

    settings: Settings
    known: Known
    reports: Path
    lang: Lang = Lang.ZH
    store: Store | None = None

    def check(self, taken: Taken) -> Outcome:
        """What comes of a file. A mistake of cqcheck's own is told as a fault of the file, since others wait behind it.

        Raises:
            InputError: The report cannot be written, which is no fault of the file.
        """
        try:
            results = list(self._results(taken))
        except Exception:  # noqa: BLE001 - whatever it is, the file would meet it again and again
            results = [
                InputError(f"{taken.doc_id}: a mistake of cqcheck's own; please report it\n{traceback.format_exc()}")
            ]
        documents = tuple(each for each in results if isinstance(each, CheckedDocument))
        faults = tuple(told(str(each)) for each in results if isinstance(each, InputError))
        report = write_report(taken, documents, self.reports, self.lang) if documents else None
        return Outcome(taken.doc_id, documents, faults, report)

    def _results(self, taken: Taken) -> Iterator[CheckedDocument | InputError]:
        if taken.path.is_symlink():
            yield InputError(f"{taken.doc_id}: a link, which is not followed; put the file itself there")
            return
        seconds = self.settings.timeout
        documents = read_sources(find_sources([str(taken.path)]), seconds, told)
        for each in each_within(seconds, self._stage(), documents):
            yield self.known.leave_out(each) if isinstance(each, CheckedDocument) else each

    def _stage(self) -> Callable[[Document], CheckedDocument]:
        if self.store is None:
            return self.settings.check
        from cqcheck.across import stage_against  # noqa: PLC0415 - DuckDB and Arrow are for those who use a store

        return stage_against(self.store, self.settings)

    def keep(self, taken: Taken, outcome: Outcome) -> None:
        """Adds what came of a file that is not put away yet to the store, if there is one; a file is kept as a whole or not at all.

        Raises:
            InputError: The store cannot be written to.
        """
        if self.store is None or outcome.faults or not outcome.documents:
            return
        from cqcheck.store import build_segment, document_tables, made_by, source_of  # noqa: PLC0415 - as above

        source = replace(source_of(str(taken.path), made_by(self.settings)), path=taken.doc_id)
        self.store.add(build_segment(document_tables(source, checked) for checked in outcome.documents))
