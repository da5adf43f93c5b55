"""A file of the inbox → what came of it."""

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cqcheck.baseline import Known
from cqcheck.documents import find_sources, read_sources
from cqcheck.errors import InputError
from cqcheck.findings import Finding
from cqcheck.inbox.reports import write_report
from cqcheck.inbox.taking import Taken, told
from cqcheck.pipeline import CheckedDocument, each_within
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings


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
    """Where files are checked: the settings in force, what is accepted, where reports go and in which language."""

    settings: Settings
    known: Known
    reports: Path
    lang: Lang = Lang.ZH

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
        for each in each_within(seconds, self.settings.check, documents):
            yield self.known.leave_out(each) if isinstance(each, CheckedDocument) else each


def keep(checked: tuple[CheckedDocument, ...], store: Path | None) -> None:
    """Adds checked documents to a store of claims; does nothing without one.

    Raises:
        InputError: There is a store, which this version cannot write to.
    """
    if store is not None:
        msg = f"{store}: {len(checked)} documents cannot be kept; this version has no store of claims"
        raise InputError(msg)
