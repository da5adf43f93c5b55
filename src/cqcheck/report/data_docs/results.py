"""Great Expectations' objects → the rows of our pages."""

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cqcheck.report.data_docs.suites import ROW_NAMES

MOST_VALUES = 500  # failing rows listed on a page


@dataclass(frozen=True, slots=True)
class SuiteRow:
    """An expectation: its names by language, its severity, its type and arguments."""

    names: dict[str, str]
    reasons: dict[str, str]
    severity: str
    type: str
    arguments: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An expectation with its outcome; `failing` are the rows that break it, cut off after MOST_VALUES."""

    expectation: SuiteRow
    is_met: bool
    checked: int | None
    unexpected: int
    failing: list[dict[str, str]]
    observed: str

    @property
    def outcome(self) -> str:
        """`unmet`, `met`, or `empty` where there was no row to check, so that nothing was shown."""
        if not self.is_met:
            return "unmet"
        return "empty" if self.checked == 0 else "met"


def suite_rows(suite: Any) -> list[SuiteRow]:  # noqa: ANN401 - an ExpectationSuite
    """The expectations of a suite, in its order."""
    return [_suite_row(expectation.configuration) for expectation in suite.expectations]


def outcome_rows(validation: Any) -> list[OutcomeRow]:  # noqa: ANN401 - an ExpectationSuiteValidationResult
    """The outcomes of a validation: those that are not met first, gravest first."""
    names = ROW_NAMES.get(validation.suite_name, ())
    rows = [_outcome_row(result, names) for result in validation.results]
    outcomes, severities = ("unmet", "met", "empty"), ("critical", "warning", "info")
    return sorted(rows, key=lambda row: (outcomes.index(row.outcome), severities.index(row.expectation.severity)))


def _suite_row(configuration: Any) -> SuiteRow:  # noqa: ANN401 - an ExpectationConfiguration
    meta = configuration.meta or {}
    arguments = {key: value for key, value in configuration.kwargs.items() if key != "batch_id"}
    return SuiteRow(
        names={lang: meta[lang] for lang in ("zh", "en")},
        reasons={lang: meta.get(f"why_{lang}", "") for lang in ("zh", "en")},
        severity=str(getattr(configuration.severity, "value", configuration.severity)),
        type=configuration.type,
        arguments=json.dumps(arguments, ensure_ascii=False, default=str),
    )


def _outcome_row(result: Any, names: tuple[str, ...]) -> OutcomeRow:  # noqa: ANN401 - an ExpectationValidationResult
    told = result.result
    observed = told.get("observed_value")
    return OutcomeRow(
        expectation=_suite_row(result.expectation_config),
        is_met=bool(result.success),
        checked=told.get("element_count"),
        unexpected=told.get("unexpected_count") or 0,
        failing=[_cells(row, names) for row in (told.get("unexpected_index_list") or [])[:MOST_VALUES]],
        observed="" if observed is None else str(observed),
    )


def _cells(row: dict[str, Any], first: tuple[str, ...]) -> dict[str, str]:
    # Great Expectations' column order varies: what names the row comes first, then what is wrong with it.
    order = [*first, *sorted(key for key in row if key not in first)]
    return {key: "" if pd.isna(row[key]) else str(row[key]) for key in order}
