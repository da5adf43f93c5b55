"""The extractor: a text → its claims and the ledger of its numbers."""

from cqcheck.extract import extract_claims
from cqcheck.read import parse_text
from fuzz import mutations
from fuzz.invariants import extracted, in_time
from fuzz.seeds import text_bytes

LONGEST = 4_000
seeds = text_bytes
mutate = mutations.utf8


def one(data: bytes) -> None:
    """Claims that stand where they say, all numbers accounted for, the same each time."""
    document = parse_text(data.decode("utf-8", "ignore"), "x")
    with in_time(len(data)):
        extraction = extracted(document)
    assert extraction == extract_claims(document)
