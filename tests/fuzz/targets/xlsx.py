"""Workbooks."""

from cqcheck.read import xlsx
from fuzz import mutations
from fuzz.invariants import assert_file, twice
from fuzz.seeds import unpacked_size, workbook

LONGEST = 60_000
NAME = "x.xlsx"
mutate = mutations.archive


def seeds() -> list[bytes]:
    """A workbook with merged, hidden, indented and dated cells on several sheets."""
    return [workbook()]


def one(data: bytes) -> None:
    """A transcript, or one clear refusal."""
    size = unpacked_size(data)
    transcript = twice(lambda: xlsx.read(data, NAME), NAME, size)
    if transcript:
        assert_file(transcript, size)
