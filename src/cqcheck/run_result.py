"""What a run of a flow over several documents gave: the tally, and where its pages lie."""

from dataclasses import dataclass
from pathlib import Path

from cqcheck.gate import ExitCode, FailOn, count_failing, exit_code
from cqcheck.pipeline import CheckedDocument


@dataclass(frozen=True, slots=True)
class Tally:
    """The checked documents, and what is wrong with those that could not be read.

    `remarks` tell of accepted findings that have expired or are gone.
    """

    documents: tuple[CheckedDocument, ...]
    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    fail_on: FailOn

    @property
    def failing(self) -> int:
        """How many findings fail the run."""
        return sum(count_failing(checked.findings, self.fail_on) for checked in self.documents)

    @property
    def exit_code(self) -> ExitCode:
        """The exit code that the run ends in."""
        return exit_code(self.failing, len(self.faults))

    @property
    def sentence(self) -> str:
        """The run in one sentence, for its final state."""
        found = sum(len(checked.findings) for checked in self.documents)
        gate = "" if self.fail_on is FailOn.NEVER else f", {self.failing} of them at or above {self.fail_on}"
        unread = f"; {counted(len(self.faults), 'document')} could not be read" if self.faults else ""
        return f"{counted(len(self.documents), 'document')} checked, {counted(found, 'finding')}{gate}{unread}"


@dataclass(frozen=True, slots=True)
class RunResult(Tally):
    """The tally of a run over given documents, and where the pages lie."""

    report: Path
    data_docs: Path


def counted(count: int, noun: str) -> str:
    """`1 finding`, `2 findings`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
