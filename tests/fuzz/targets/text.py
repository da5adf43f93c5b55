"""The bytes of plain texts, in any encoding."""

from cqcheck.read import read_bytes
from fuzz import mutations
from fuzz.invariants import assert_document, twice
from fuzz.seeds import texts

LONGEST = 8_000
NAME = "x.txt"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5")


def seeds() -> list[bytes]:
    """Parts of bulletins in each encoding."""
    return [text.encode(encoding, "ignore") for text in texts() for encoding in ENCODINGS]


def mutate(data: bytes, tools: mutations.Tools) -> bytes:
    """Another text in one encoding, or other bytes."""
    if tools.random.random() < 0.4:
        return tools.scratch(data)
    text = data.decode(tools.random.choice(ENCODINGS), "ignore")
    return mutations.text(text, tools).encode(tools.random.choice(ENCODINGS), "ignore")


def one(data: bytes) -> None:
    """A document, or one clear refusal."""
    document = twice(lambda: read_bytes(data, NAME), NAME, len(data))
    if document:
        assert_document(document)
        assert len(document.text) <= len(data)
