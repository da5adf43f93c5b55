"""Great Expectations' objects → the rows of our pages."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from cqcheck.report.data_docs.demands import column_words, demand, value_words
from cqcheck.report.data_docs.suites import ROW_NAMES
from cqcheck.report.html.places import Places
from cqcheck.report.texts import Lang

MOST_VALUES = 500  # failing rows listed on a page

Words = dict[str, str]  # by language


@dataclass(frozen=True, slots=True)
class SuiteRow:
    """An expectation: its id on a page, its names and what it demands, its severity, its type and arguments."""

    anchor: str
    names: Words
    demands: Words
    reasons: Words
    severity: str
    type: str
    arguments: str


@dataclass(frozen=True, slots=True)
class FailingRow:
    """A row that breaks an expectation: its cells, and the address from the report's folder of what it is about."""

    place: str
    cells: list[Words]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An expectation with its outcome; `failing` are the rows that break it, cut off after MOST_VALUES."""

    expectation: SuiteRow
    is_met: bool
    checked: int | None
    unexpected: int
    columns: list[Words]
    failing: list[FailingRow]
    observed: str

    @property
    def outcome(self) -> str:
        """`unmet`, `met`, or `empty` where there was no row to check, so that nothing was shown."""
        if not self.is_met:
            return "unmet"
        return "empty" if self.checked == 0 else "met"


def suite_rows(suite: Any) -> list[SuiteRow]:  # noqa: ANN401 - an ExpectationSuite
    """The expectations of a suite, in its order."""
    return [_suite_row(expectation.configuration, suite.name) for expectation in suite.expectations]


def outcome_rows(validation: Any, places: Places) -> list[OutcomeRow]:  # noqa: ANN401 - an ExpectationSuiteValidationResult
    """The outcomes of a validation: those that are not met first, gravest first."""
    rows = [_outcome_row(result, validation.suite_name, places) for result in validation.results]
    outcomes, severities = ("unmet", "met", "empty"), ("critical", "warning", "info")
    return sorted(rows, key=lambda row: (outcomes.index(row.outcome), severities.index(row.expectation.severity)))


def find_anchors(validation: Any, places: Places) -> dict[str, str]:  # noqa: ANN401 - as above
    """The id of the first expectation of a suite that each place of the report breaks, by its address."""
    anchors: dict[str, str] = {}
    for result in validation.results:
        anchor = _anchor(result.expectation_config, validation.suite_name)
        for row in _failing(result):
            anchors.setdefault(_place(result, row, places), anchor)
    return anchors


def _suite_row(configuration: Any, table: str) -> SuiteRow:  # noqa: ANN401 - an ExpectationConfiguration
    meta = configuration.meta
    arguments = {key: value for key, value in configuration.kwargs.items() if key != "batch_id"}
    return SuiteRow(
        anchor=_anchor(configuration, table),
        names={lang: meta[lang] for lang in Lang},
        demands=_in_both(lambda lang: demand(configuration.type, arguments, lang)),
        reasons={lang: meta.get(f"why_{lang}", "") for lang in Lang},
        severity=str(getattr(configuration.severity, "value", configuration.severity)),
        type=configuration.type,
        arguments=json.dumps(arguments, ensure_ascii=False, default=str),
    )


def _anchor(configuration: Any, table: str) -> str:  # noqa: ANN401
    return f"{table}-{configuration.meta['anchor']}"


def _outcome_row(result: Any, table: str, places: Places) -> OutcomeRow:  # noqa: ANN401 - an ExpectationValidationResult
    told = result.result
    observed = told.get("observed_value")
    failing = _failing(result)[:MOST_VALUES]
    # Great Expectations' column order varies: what names the row comes first, then what is wrong with it.
    first = ROW_NAMES[table]
    columns = [*first, *sorted(set(failing[0]) - set(first))] if failing else []
    return OutcomeRow(
        expectation=_suite_row(result.expectation_config, table),
        is_met=bool(result.success),
        checked=told.get("element_count"),
        unexpected=told.get("unexpected_count") or 0,
        columns=[_in_both(partial(column_words, name)) for name in columns],
        failing=[
            FailingRow(_place(result, row, places), [_cell(name, row[name]) for name in columns]) for row in failing
        ],
        observed="" if observed is None else str(observed),
    )


def _failing(result: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    return result.result.get("unexpected_index_list") or []


def _place(result: Any, row: dict[str, Any], places: Places) -> str:  # noqa: ANN401
    return places.of_row(row, result.expectation_config.kwargs.get("edit", ""))


def _cell(column: str, value: Any) -> Words:  # noqa: ANN401 - whatever a table holds
    return _in_both(lambda lang: "" if pd.isna(value) else value_words(column, value, lang))


def _in_both(words: Callable[[Lang], str]) -> Words:
    return {lang.value: words(lang) for lang in Lang}
