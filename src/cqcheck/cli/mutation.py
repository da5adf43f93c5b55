"""Bulletins → mutants in a folder, and what is found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from cqcheck.cli.messages import complain, tell
from cqcheck.cli.options import ReportFormat
from cqcheck.cli.output import open_output
from cqcheck.cli.progress import with_progress
from cqcheck.cli.reading import Reading, count_of
from cqcheck.codelists import Severity
from cqcheck.documents import STANDARD_INPUT
from cqcheck.files import make_empty
from cqcheck.gate import exit_code
from cqcheck.mutate import Mutant, judge, known_findings, mutate_document, verdict_on
from cqcheck.mutate.folder import write_mutants
from cqcheck.mutate.outcomes import Known, check_mutant
from cqcheck.mutate.report import Judged, Report, write_json_lines, write_tables
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.relate.rules import load_rules
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings

WRITERS = {ReportFormat.TABLE: write_tables, ReportFormat.JSONL: write_json_lines}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which mutants are made: how many a relation at most, by which seed."""

    per_relation: int
    seed: int


def print_mutation(
    paths: Iterable[str],
    folder: Path,
    choice: Choice,
    shown: tuple[ReportFormat, Lang],
    fail_under: float | None,
    settings: Settings,
) -> int:
    """Writes the mutants of the bulletins, checks them and prints how many slips were found; the exit code."""
    format_, lang = shown
    reading = Reading(paths, check_document, folder, settings)
    make_empty(folder, "mutants")
    made = list(_mutants(reading, choice))
    if made or not reading.unreadable:  # after a mistyped PATH alone, the folder can be used again
        write_mutants((mutant for mutant, _ in made), folder)
    judged = [
        _judged(mutant, known) for mutant, known in with_progress(made, len(made), folder, lambda pair: pair[0].name)
    ]
    report = Report(judged, [rule.code for rule in load_rules()])
    with open_output(None) as out:
        WRITERS[format_](report, out, lang)
    is_low = fail_under is not None and report.kill_rate < fail_under
    if is_low:
        complain(f"{report.kill_rate:.1f}% of the slips are detected, less than the {fail_under:g}% demanded")
    return exit_code(is_low, reading.unreadable)


def _judged(mutant: Mutant, known: Known) -> Judged:
    checked = check_mutant(mutant)
    return Judged(mutant, judge(mutant.culprit, checked, known), verdict_on(mutant, checked))


def _mutants(bases: Iterable[CheckedDocument], choice: Choice) -> Iterable[tuple[Mutant, Known]]:
    made: Counter[str] = Counter()
    for checked in bases:
        _tell_unclean(checked)
        doc_id = checked.document.doc_id
        name = "stdin" if doc_id == STANDARD_INPUT else PurePath(doc_id).stem
        known = known_findings(checked)
        # Of two bulletins with one name in different folders, the second goes on counting.
        for mutant in mutate_document(
            checked, name, per_relation=choice.per_relation, seed=choice.seed, first=made[name] + 1
        ):
            made[name] += 1
            yield mutant, known


def _tell_unclean(checked: CheckedDocument) -> None:
    grave = sum(finding.severity is Severity.CRITICAL for finding in checked.findings)
    if grave:
        findings = count_of(grave, "critical finding", "critical findings")
        tell("%s: not clean (%s); violated relations are passed over", checked.document.doc_id, findings)
