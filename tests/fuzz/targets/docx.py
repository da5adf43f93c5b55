"""Word files."""

from cqcheck.read import docx
from fuzz import mutations
from fuzz.invariants import assert_file, twice
from fuzz.seeds import packed, unpacked_size, word_parts

LONGEST = 60_000
NAME = "x.docx"
mutate = mutations.archive


def seeds() -> list[bytes]:
    """A file with all that is read of one."""
    return [packed(word_parts())]


def one(data: bytes) -> None:
    """A transcript, or one clear refusal."""
    size = unpacked_size(data)
    transcript = twice(lambda: docx.read(data, NAME), NAME, size)
    if transcript:
        assert_file(transcript, size)
