"""All checks in order: what cannot be read, what contradicts, what is never reached, what shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cqcheck.errors import DefinitionError
from cqcheck.lexicons import classifications, indicators
from cqcheck.lexicons.files import read_yaml
from cqcheck.lexicons.rows import entry_lines
from cqcheck.lint.bounds import contradictions, empty_bounds, empty_ranges
from cqcheck.lint.cases import missing_cases, missing_examples, missing_languages, wrong_examples
from cqcheck.lint.faults import Fault, fault
from cqcheck.lint.reach import shadowed, unfilled_roles, unknown_settings, unstated_measures
from cqcheck.lint.tree import ancestry_cycles, classification_cycles, parent_edges, repeated_parts
from cqcheck.relate.rules import FOLDER, Rule, load_rules

# In a checkout the package's rules have cases beside them; an installed package has no tests.
CASES = FOLDER.parents[2] / "tests" / "cases" / "rules"


def lint_rules(folder: Path | None = None, cases: Path | None = None) -> list[Fault]:
    """The faults of a folder of rules, by file and line; of the package's rules and catalogue by default.

    Args:
        folder: The rules; None for those of the package.
        cases: Where each rule has to have a file of cases; None for those of a checkout, and none for other rules.
    """
    try:
        rules = load_rules(folder)
    except DefinitionError as error:
        return _unreadable(error)
    found = list(_rule_faults(rules))
    if cases is None and folder is None and CASES.is_dir():
        cases = CASES
    if cases is not None:
        found += missing_cases(rules, cases)
    if folder is None:
        found += lint_catalogue()
    return sorted(found)


def lint_catalogue(
    indicators_path: Path = indicators.PATH, classifications_path: Path = classifications.PATH
) -> list[Fault]:
    """The faults of the indicators and of the classifications that cut them."""
    catalogue, lines = _rows(indicators_path, "indicators")
    found = list(empty_ranges(indicators_path, catalogue, lines))
    found += ancestry_cycles(indicators_path, catalogue, lines)
    if not found:  # the catalogue loads with ranges that hold a value only
        try:
            indicators.load_catalogue(indicators_path)
            classifications.load_classifications(classifications_path)
        except DefinitionError as error:
            return _unreadable(error)
        cuts, at = _rows(classifications_path, "classifications")
        found += repeated_parts(classifications_path, cuts, at)
        found += classification_cycles(classifications_path, cuts, at, parent_edges(catalogue))
    return sorted(found)


def _rule_faults(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    unmet = list(empty_bounds(rules))
    yield from unmet
    yield from contradictions(rules)
    unknown = [*unknown_settings(rules), *unfilled_roles(rules)]
    yield from unknown
    yield from unstated_measures(rules)
    yield from shadowed(rules)
    yield from missing_languages(rules)
    yield from missing_examples(rules)
    broken = {each.path for each in (*unmet, *unknown)}
    sound = tuple(rule for rule in rules if rule.path not in broken)  # the others cannot be run
    yield from wrong_examples(sound)


def _unreadable(error: DefinitionError) -> list[Fault]:
    return [fault("LNT00", error.path, line, what=what) for line, what in error.faults]


def _rows(path: Path, key: str) -> tuple[list[dict[str, Any]], list[int]]:
    """The entries of a lexicon and their lines."""
    return read_yaml(path)[key], entry_lines(path, key)
