"""PDF files, transcribed in this process, not in the one that shields cqcheck from PDFium."""

from unittest.mock import patch

from cqcheck.read.pdf import transcribe
from fuzz import mutations
from fuzz.invariants import assert_file, twice
from fuzz.seeds import printed

LONGEST = 30_000
NAME = "x.pdf"


def seeds() -> list[bytes]:
    """Bulletins in one column and two, with tables; their streams are not packed, so that they can be changed."""
    return printed()


def mutate(data: bytes, tools: mutations.Tools) -> bytes:
    """Another file: operators and numbers of its pages, or its bytes."""
    return mutations.pdf(data, tools)


@patch.object(transcribe, "can_recognise", lambda: False)  # Tesseract is another program
def one(data: bytes) -> None:
    """A transcript, or one clear refusal."""
    transcript = twice(lambda: transcribe.transcribe(data, NAME), NAME, len(data))
    if transcript:
        assert_file(transcript, len(data))
        assert {place.kind for place in transcript.places} <= {"page"}
