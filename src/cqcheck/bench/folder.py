"""A corpus → a folder: a text each, what is wrong in them, and what it was made by."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cqcheck.bench.corpus import Made, revised_series
from cqcheck.bench.grammar import load_grammar
from cqcheck.files import new_files, telling
from cqcheck.report.json_lines import json_text
from cqcheck.report.rows import Row

TRUTH, REVISIONS, ABOUT = "truth.jsonl", "revisions.jsonl", "corpus.json"


def write_corpus(made: Iterable[Made], folder: Path, about: Row) -> None:
    """Writes each bulletin as it comes, then all files take their places; all of them or none.

    `truth.jsonl` has a line for each error: spans are half-open offsets in characters of the text as it is written.
    `revisions.jsonl` has one for each change of base: from `year` on, levels of the year before have to be multiplied by
    `factor` before those of these series are compared with them.

    Raises:
        InputError: The folder cannot be written.
    """
    with (
        new_files(folder, ABOUT) as built,
        telling(folder),
        (built / TRUTH).open("w", encoding="utf-8", newline="\n") as truth,
        (built / REVISIONS).open("w", encoding="utf-8", newline="\n") as revisions,
    ):
        for each in made:
            file = built / each.doc_id
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(each.text.encode())
            if each.error:
                truth.write(json_text({"doc_id": each.doc_id, **_told(each)}) + "\n")
            revisions.writelines(json_text(row) + "\n" for row in _revision_rows(each))
        (built / ABOUT).write_bytes((json_text({**about, "version": load_grammar().version}) + "\n").encode())


def _told(made: Made) -> Row:
    error = made.error
    if error is None:
        return {}
    return {
        "kind": error.kind,
        "start": error.start,
        "end": error.end,
        "surface": error.surface,
        "should_be": error.should_be,
        "slip": error.slip.value,
    }


def _revision_rows(made: Made) -> list[Row]:
    return [
        {
            "area": made.area,
            "year": made.year,
            "counted": each.counted,
            "factor": f"{each.factor.normalize():f}",
            "series": revised_series(each),
        }
        for each in made.revisions
    ]
