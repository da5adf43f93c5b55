"""Great Expectations' results → pages: renderers that choose what is shown, and a view that writes it.

Great Expectations' own pages load scripts, styles and a picture from several hosts, are empty without them
in part, and do not escape the values they list. Its site builder takes other renderers and views: these.
"""

from collections import Counter
from typing import Any

from cqcheck.report.data_docs.results import OutcomeRow, outcome_rows, suite_rows
from cqcheck.report.html.pages import render
from cqcheck.report.texts import Lang

Page = tuple[str, dict[str, Any]]


class SuiteRenderer:
    """The page of a suite: its expectations, without results."""

    def __init__(self, data_context: object = None) -> None:
        self.data_context = data_context

    def render(self, suite: Any) -> Page:  # noqa: ANN401 - an ExpectationSuite
        """The template and what it shows."""
        return "data_docs_suite.html.jinja", {"table": suite.name, "rows": suite_rows(suite)}


class ResultRenderer:
    """The page of a validation: each expectation with its outcome and the failing rows."""

    def __init__(self, data_context: Any) -> None:  # noqa: ANN401 - a Great Expectations context
        self.data_context = data_context

    def render(self, validation: Any) -> Page:  # noqa: ANN401 - an ExpectationSuiteValidationResult
        """The template and what it shows."""
        rows = outcome_rows(validation, self.data_context.places)
        return "data_docs_result.html.jinja", {"table": validation.suite_name, "rows": rows, "counts": _counts(rows)}


class IndexRenderer:
    """The first page: every suite with all of its outcomes, and the way to its pages."""

    def __init__(self, data_context: Any) -> None:  # noqa: ANN401 - a Great Expectations context
        self.data_context = data_context

    def render(self, links: dict[str, Any]) -> Page:
        """The template and what it shows."""
        suites = [self._suite(link) for link in links.get("validations_links", [])]
        order = ["claims", "relations", "suspects"]
        suites.sort(key=lambda suite: order.index(suite["table"]) if suite["table"] in order else len(order))
        return "data_docs_index.html.jinja", {"suites": suites}

    def _suite(self, link: dict[str, Any]) -> dict[str, Any]:
        validation = self.data_context.get_validation_result(
            expectation_suite_name=link["expectation_suite_name"],
            run_id=link["run_id"],
            batch_identifier=link["batch_identifier"],
        )
        rows = outcome_rows(validation, self.data_context.places)
        return {
            "table": link["expectation_suite_name"],
            "result_page": link["filepath"],
            "suite_page": link["expectation_suite_filepath"],
            "rows": rows,
            "counts": _counts(rows),
        }


class OfflineView:
    """Writes what a renderer chose; the site builder hands over directories and flags that are not used."""

    def __init__(self, lang: str, **_unused: object) -> None:
        self.lang = Lang(lang)

    def render(self, page: Page, **_unused: object) -> str:
        """The page as HTML."""
        template, shown = page
        return render(template, self.lang, **shown)


def _counts(rows: list[OutcomeRow]) -> dict[str, int]:
    counts = Counter(row.expectation.severity if row.outcome == "unmet" else row.outcome for row in rows)
    return {key: counts[key] for key in ("critical", "warning", "info", "met", "empty")}
