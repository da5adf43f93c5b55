"""Web pages saved as one file."""

from cqcheck.read import mhtml
from fuzz import mutations
from fuzz.invariants import assert_file, twice
from fuzz.seeds import texts, web_archive
from web_pages import as_word_page

LONGEST = 16_000
NAME = "x.mht"


def seeds() -> list[bytes]:
    """Archives in each encoding of their parts."""
    return [
        web_archive(as_word_page(text), encoding)
        for text in texts()
        for encoding in ("quoted-printable", "base64", "8bit")
    ]


def mutate(data: bytes, tools: mutations.Tools) -> bytes:
    """Another archive: its page, its heads or its bytes."""
    return mutations.mail(data, tools)


def one(data: bytes) -> None:
    """A transcript, or one clear refusal."""
    transcript = twice(lambda: mhtml.read(data, NAME), NAME, len(data))
    if transcript:
        assert_file(transcript, len(data))
