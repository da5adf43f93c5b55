"""Outcomes of mutants → the kill rate, by rule and by slip, as a table or JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import TextIO

from cqcheck.codelists import Verdict
from cqcheck.mutate.folder import truth_row
from cqcheck.mutate.inject import Mutant
from cqcheck.mutate.outcomes import Outcome
from cqcheck.report.json_lines import json_text
from cqcheck.report.tabulate import write_table
from cqcheck.report.texts import Lang, say

COLUMNS = tuple(field.name for field in fields(Outcome))
MISSED = ("doc", "rule", "slip", "was", "surface", "verdict")


@dataclass(frozen=True, slots=True)
class Judged:
    """A mutant, what became of it, and the verdict on its broken relation; None if that was not found any more."""

    mutant: Mutant
    outcome: Outcome
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the mutants of a run; `rules` are the codes of all rules that could have made some."""

    judged: Sequence[Judged]
    rules: Sequence[str]

    @property
    def kill_rate(self) -> float:
        """Per cent of the mutants that were detected; 0 if there are none, since then nothing was shown."""
        return 100 * sum(each.outcome.detected for each in self.judged) / len(self.judged) if self.judged else 0.0

    @property
    def unused_rules(self) -> list[str]:
        """The rules that made no mutant."""
        used = {each.mutant.relation.rule for each in self.judged}
        return [code for code in self.rules if code not in used]

    @property
    def missed(self) -> list[Judged]:
        """The mutants whose slip was not detected."""
        return [each for each in self.judged if not each.outcome.detected]

    def outcomes_by(self, key: Callable[[Mutant], str]) -> Iterator[tuple[str, list[Outcome]]]:
        """The outcomes of the mutants with each key, in its order."""
        for name in sorted({key(each.mutant) for each in self.judged}):
            yield name, [each.outcome for each in self.judged if key(each.mutant) == name]


def write_json_lines(report: Report, out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """One object a line: `group` is all, rule or slip, with counts, or missed, with what was done to the text."""
    groups: list[tuple[str, str | None, list[Outcome]]] = [("all", None, [each.outcome for each in report.judged])]
    groups += [("rule", name, outcomes) for name, outcomes in report.outcomes_by(_rule_of)]
    groups += [("rule", name, []) for name in report.unused_rules]
    groups += [("slip", name, outcomes) for name, outcomes in report.outcomes_by(_slip_of)]
    for group, name, outcomes in groups:
        row = {"group": group, "name": name, "mutants": len(outcomes)}
        out.write(json_text(row | dict(zip(COLUMNS, counts(outcomes), strict=True))) + "\n")
    out.writelines(
        json_text({"group": "missed"} | dict(zip(MISSED, _missed_cells(each), strict=True))) + "\n"
        for each in report.missed
    )
    out.flush()


def write_tables(report: Report, out: TextIO, lang: Lang) -> None:
    """Writes the kill rate, by rule and by slip, the rules without mutants and the slips that were not detected."""
    every = [each.outcome for each in report.judged]
    columns = [say("mutants", name, lang) for name in ("mutants", *COLUMNS)]
    write_table(f"{len(every)} {say('mutants', 'made', lang)}", columns, [_shares(every)] if every else [], out)
    for group, key in (("rule", _rule_of), ("slip", _slip_of)):
        rows = [
            (say("slip", name, lang) if group == "slip" else name, *_shares(outcomes))
            for name, outcomes in report.outcomes_by(key)
        ]
        if rows:
            out.write("\n")
            write_table(say("mutants", f"by_{group}", lang), [say("mutants", group, lang), *columns], rows, out)
    unused = report.unused_rules
    out.write(f"\n{say('mutants', 'unused', lang)} ({len(unused)}): {' '.join(unused)}\n")
    if report.missed:
        out.write("\n")
        rows_missed = [_missed_cells(each, lang) for each in report.missed]
        write_table(say("mutants", "missed", lang), [say("mutants", name, lang) for name in MISSED], rows_missed, out)


def counts(outcomes: Iterable[Outcome]) -> tuple[int, ...]:
    """How many of the outcomes are detected, have the culprit first, in three, repaired."""
    rows = [astuple(outcome) for outcome in outcomes]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(COLUMNS)


def _rule_of(mutant: Mutant) -> str:
    return mutant.relation.rule


def _slip_of(mutant: Mutant) -> str:
    return mutant.misprint.slip.value


def _shares(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    return str(len(outcomes)), *(f"{100 * count / len(outcomes):.1f}%" for count in counts(outcomes))


def _missed_cells(judged: Judged, lang: Lang | None = None) -> tuple[str | None, ...]:
    row, verdict = truth_row(judged.mutant), judged.verdict
    slip, told = row["slip"], verdict.value if verdict else None
    if lang:
        slip, told = say("slip", slip, lang), say("verdict" if told else "mutants", told or "not_found", lang)
    return row["doc"], row["rule"], slip, row["culprit"]["was"], row["culprit"]["surface"], told
