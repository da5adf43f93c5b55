"""Documents through a stage into an output format, with messages, the gate and the report beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cqcheck.baseline import Known
from cqcheck.cli.messages import Loudness, loudness, tell
from cqcheck.cli.output import open_output
from cqcheck.cli.reading import Reading, Stage
from cqcheck.gate import FailOn, count_failing, exit_code
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.formats import writer
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings

if TYPE_CHECKING:
    from cqcheck.report.html.folder import ReportFolder


@dataclass(frozen=True, slots=True)
class Result:
    """What is to be printed, how and where: findings, claims, relations or ledger."""

    subject: str
    format_: str
    output: Path | None
    lang: Lang


@dataclass(slots=True)
class Gate:
    """Counts the findings that fail the run; what is known is left out."""

    fail_on: FailOn
    known: Known | None = None
    failing: int = field(default=0, init=False)

    def watch(self, documents: Iterable[CheckedDocument]) -> Iterator[CheckedDocument]:
        """The documents with their new findings."""
        for checked in documents:
            new = self.known.leave_out(checked) if self.known else checked
            self.failing += count_failing(new.findings, self.fail_on)
            yield new


def print_results(  # noqa: PLR0913 - what the options of the commands say
    paths: Iterable[str],
    stage: Stage,
    result: Result,
    settings: Settings,
    gate: Gate | None = None,
    report: Path | None = None,
    *,
    as_one: bool = False,
) -> int:
    """Prints what `stage` makes of each document, or of all as one, as soon as it is there; the exit code."""
    write = writer(result.subject, result.format_, bare=loudness() is Loudness.QUIET)
    gate = gate or Gate(FailOn.NEVER)
    reading = Reading(paths, stage, result.output, settings, as_one)
    documents = gate.watch(reading)
    with _pages(report, result.lang) as pages:
        with open_output(result.output) as out:
            write(_added_to(pages, documents) if pages else documents, out, result.lang)
        index = pages.finish().name if pages else ""
    if report:
        tell("report: %s", report / index)
    for remark in gate.known.remarks() if gate.known else ():
        tell(remark)
    return exit_code(gate.failing, reading.unreadable)


@contextmanager
def _pages(folder: Path | None, lang: Lang) -> Iterator[ReportFolder | None]:
    """The report's pages, which appear in the folder at the end."""
    if folder is None:
        yield None
        return
    from cqcheck.report.html.folder import ReportFolder, new_report  # noqa: PLC0415 - Jinja only for those who want pages

    with new_report(folder) as built:
        yield ReportFolder(built, lang)


def _added_to(pages: ReportFolder, documents: Iterable[CheckedDocument]) -> Iterator[CheckedDocument]:
    for checked in documents:
        pages.add(checked)
        yield checked
