"""`expect_claims_to_pass_edit`: no claim fails a single-claim edit of that code.

Edits are declared once, as Pandera checks in cqcheck.tables; the claims table that Great Expectations gets
carries the codes of those that each claim fails, so that no edit can hold in one tool and not in the other.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

import pandas as pd

from cqcheck.findings import EditFailure
from cqcheck.report.data_docs.demands import demand
from cqcheck.report.data_docs.engine import gx
from cqcheck.report.texts import Lang

COLUMN = "failed_edits"

_metrics = gx.expectations.metrics.map_metric_provider
_condition = _metrics.column_condition_partial
_Provider: Any = _metrics.ColumnMapMetricProvider
_Expectation: Any = gx.expectations.expectation.ColumnMapExpectation
_renderer = gx.render.renderer.renderer.renderer
_Kinds = gx.render.LegacyRendererType
_Rendered = gx.render.RenderedStringTemplateContent


def with_failed_edits(claims: pd.DataFrame, failures: Iterable[EditFailure]) -> pd.DataFrame:
    """The claims table with a column of the codes of the edits that each claim fails, a blank between them."""
    failed: dict[str, list[str]] = {}
    for failure in failures:
        for member in failure.members:
            failed.setdefault(member.claim_id, []).append(failure.rule)
    codes = [" ".join(sorted(set(failed.get(claim_id, ())))) for claim_id in claims["claim_id"]]
    return claims.assign(**{COLUMN: pd.Series(codes, index=claims.index, dtype="str")})


class ClaimsPassEdit(_Provider):  # type: ignore[misc]
    """Whether a claim passes the edit."""

    condition_metric_name = "column_values.pass_edit"
    condition_value_keys = ("edit",)

    @_condition(engine=gx.execution_engine.PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column: Any, edit: str, **_kwargs: object) -> Any:  # noqa: ANN401, N805 - as Great Expectations calls it
        return column.map(lambda codes: edit not in codes.split()).astype(bool)


class ExpectClaimsToPassEdit(_Expectation):  # type: ignore[misc]
    """Expect that no claim fails the edit of that code."""

    edit: str

    map_metric: ClassVar[str] = "column_values.pass_edit"
    success_keys: ClassVar[tuple[str, ...]] = ("edit", "mostly")
    args_keys: ClassVar[tuple[str, ...]] = ("column", "edit")
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "table", "column", "row_condition", "condition_parser")

    @classmethod
    @_renderer(renderer_type=_Kinds.PRESCRIPTIVE)  # type: ignore[untyped-decorator]
    def _prescriptive_renderer(
        cls,
        configuration: Any = None,  # noqa: ANN401
        result: Any = None,  # noqa: ANN401
        runtime_configuration: object = None,  # noqa: ARG003 - as Great Expectations calls it
    ) -> list[Any]:
        told = configuration or result.expectation_config
        said = " / ".join(demand(told.type, told.kwargs, lang) for lang in Lang)
        return [_Rendered(content_block_type="string_template", string_template={"template": said})]
