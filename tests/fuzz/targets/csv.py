"""CSV and TSV files."""

from cqcheck.read import csv
from fuzz import mutations
from fuzz.invariants import assert_file, twice
from fuzz.seeds import sheets

LONGEST = 8_000
NAMES = ("x.csv", "x.tsv")
mutate = mutations.utf8


def seeds() -> list[bytes]:
    """Sheets with each mark between their cells."""
    return [mark.join(sheet).encode() for mark in ",;\t" for sheet in sheets()]


def one(data: bytes) -> None:
    """A transcript, or one clear refusal."""
    for name in NAMES:
        transcript = twice(lambda name=name: csv.read(data, name), name, len(data))
        if transcript:
            assert_file(transcript, len(data))
