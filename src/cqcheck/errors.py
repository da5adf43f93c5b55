"""Every exception of the package.

    CqcheckError
    ├── InputError        what the user gave: a path, a document, an option   (exit code 2)
    ├── DefinitionError   a rule or lexicon file that cannot be used           (exit code 2)
    └── RunError          a run of the flow that does not pass                  (the exit code of its result)

What the *bulletin* says wrongly is never an exception: it is a row in the findings.
A bug of our own is not caught and ends in Python's own traceback.
"""

from pathlib import Path


class CqcheckError(Exception):
    """Root of all errors that cqcheck raises on purpose; its text is one line for the user."""


class InputError(CqcheckError):
    """A path, a document or an option that cannot be used: what was given and what is possible."""


class DefinitionError(CqcheckError):
    """A rule or lexicon file with faults; all faults of the file are told at once.

    Args:
        path: The file at fault.
        faults: Line number (0 when the whole file is meant) and what is wrong there.
    """

    def __init__(self, path: Path, faults: list[tuple[int, str]]) -> None:
        self.path = path
        self.faults = faults
        super().__init__("\n".join(f"{path}:{line}: {fault}" if line else f"{path}: {fault}" for line, fault in faults))


class RunError(CqcheckError):
    """A run of the flow that does not pass: findings reach the gate, or a document could not be read.

    Args:
        sentence: The run in one sentence.
        result: What came of it all the same, a RunResult.
    """

    def __init__(self, sentence: str, result: object) -> None:
        self.result = result
        super().__init__(sentence, result)

    def __str__(self) -> str:
        return str(self.args[0])
