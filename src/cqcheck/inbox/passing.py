"""What a pass over the inbox came to."""

from dataclasses import dataclass

from cqcheck.gate import ExitCode, FailOn
from cqcheck.inbox.checking import Outcome
from cqcheck.run_result import Tally, counted


@dataclass(frozen=True, slots=True)
class InboxPass:
    """What came of each file, and the remarks of the run.

    `troubles` are not the files': notifications that were not delivered, a disk that is full.
    """

    outcomes: tuple[Outcome, ...]
    troubles: tuple[str, ...]
    remarks: tuple[str, ...]
    fail_on: FailOn

    @property
    def tally(self) -> Tally:
        """The documents of all files and what is wrong with them."""
        documents = tuple(checked for outcome in self.outcomes for checked in outcome.documents)
        faults = tuple(fault for outcome in self.outcomes for fault in outcome.faults)
        return Tally(documents, faults, self.remarks, self.fail_on)

    @property
    def exit_code(self) -> ExitCode:
        """The exit code of the pass; a trouble is as bad as a file that is not read."""
        return ExitCode.WRONG_INPUT if self.troubles else self.tally.exit_code

    @property
    def sentence(self) -> str:
        """The pass in one sentence, for its final state."""
        troubles = f"; {counted(len(self.troubles), 'trouble')} besides" if self.troubles else ""
        return f"{self.tally.sentence if self.outcomes else 'nothing new in the inbox'}{troubles}"
