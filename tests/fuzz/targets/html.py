"""Web pages."""

from cqcheck.read import html
from fuzz import mutations
from fuzz.invariants import assert_file, twice
from fuzz.seeds import texts
from web_pages import as_plain_page, as_site_page, as_word_page

LONGEST = 16_000
NAME = "x.html"


def seeds() -> list[bytes]:
    """Bulletins as sites and Word write them."""
    pages = [write(text) for text in texts() for write in (as_plain_page, as_site_page, as_word_page)]
    return [page.encode(encoding, "ignore") for page in pages for encoding in ("utf-8", "gb18030")]


def mutate(data: bytes, tools: mutations.Tools) -> bytes:
    """Another page."""
    return mutations.markup_bytes(data, tools)


def one(data: bytes) -> None:
    """A transcript in which no place is given twice, or one clear refusal."""
    transcript = twice(lambda: html.read(data, NAME), NAME, len(data))
    if transcript:
        assert_file(transcript, len(data))
        assert len(transcript.places) == len(set(transcript.places))
