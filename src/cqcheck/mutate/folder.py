"""Mutants → a folder: a text each, and truth.jsonl, which says what was done to them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cqcheck.files import new_files, telling
from cqcheck.mutate.inject import Mutant
from cqcheck.report.figures import number
from cqcheck.report.json_lines import json_text
from cqcheck.report.rows import Row

TRUTH = "truth.jsonl"


def write_mutants(mutants: Iterable[Mutant], folder: Path) -> None:
    """Writes NAME__0001.txt … in UTF-8, line ends as they were, and a line of truth.jsonl for each; all of them or none.

    Raises:
        InputError: The folder cannot be written.
    """
    with (
        new_files(folder, TRUTH) as built,
        telling(folder),
        (built / TRUTH).open("w", encoding="utf-8", newline="\n") as truth,
    ):
        for mutant in mutants:
            (built / f"{mutant.name}.txt").write_bytes(mutant.text.encode())
            truth.write(json_text(truth_row(mutant)) + "\n")


def truth_row(mutant: Mutant) -> Row:
    """What was done to the base: spans are half-open offsets in the mutant's text, `was_value` in the stated unit."""
    culprit = mutant.culprit
    return {
        "doc": mutant.name,
        "base": mutant.base,
        "rule": mutant.relation.rule,
        "kind": mutant.relation.kind.value,
        "relation": mutant.number,
        "slip": mutant.misprint.slip.value,
        "culprit": {
            "start": culprit.start,
            "end": culprit.end,
            "role": mutant.role,
            "surface": mutant.misprint.put,
            "was": mutant.clean_text[mutant.misprint.start : mutant.misprint.end],
            "was_value": number(culprit.was),
        },
        "members": [{"role": role, "start": start, "end": end} for role, start, end in mutant.members],
    }
