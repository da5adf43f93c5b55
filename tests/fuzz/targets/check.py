"""The whole of it: a text → claims → relations → verdicts → findings → each format of each report."""

from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from fuzz import mutations
from fuzz.invariants import assert_reports, checked, in_time
from fuzz.seeds import text_bytes

LONGEST = 3_000
seeds = text_bytes
mutate = mutations.utf8


def one(data: bytes) -> None:
    """Findings that refer to what there is, the same each time, and reports that are what they claim to be."""
    document = parse_text(data.decode("utf-8", "ignore"), "x")
    with in_time(len(data)):
        result = checked(document)
    assert result == check_document(document)
    with in_time(len(data)):
        assert_reports(result, len(data))
