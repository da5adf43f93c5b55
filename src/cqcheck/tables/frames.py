"""Typed results → pandas frames that keep to their schemas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pandera.pandas as pa

from cqcheck.claims import Claim
from cqcheck.findings import Finding
from cqcheck.relations import CheckedRelation
from cqcheck.rows import Row, claim_rows, relation_rows, suspect_rows, term_rows
from cqcheck.tables.backends import load_backends
from cqcheck.tables.schemas import TEXT, claims_schema, relations_schema, suspects_schema, terms_schema


def claims_table(claims: Iterable[Claim], text: str | None = None) -> pd.DataFrame:
    """One row a claim, in the columns of a claim's fields.

    Args:
        claims: Of one document, or of several if no `text` is given.
        text: The document's source text: then every surface must be the slice that it says it is.

    Raises:
        pandera.errors.SchemaError: The rows break the schema, which is a mistake of this program.
    """
    frame = _frame(claim_rows(claims), claims_schema())
    return frame if text is None else _surfaces_schema(text).validate(frame, inplace=True)


def relations_table(checked: Iterable[CheckedRelation]) -> pd.DataFrame:
    """One row a relation, with its verdict."""
    return _frame(relation_rows(checked), relations_schema())


def terms_table(checked: Iterable[CheckedRelation]) -> pd.DataFrame:
    """One row a claim in a relation."""
    return _frame(term_rows(checked), terms_schema())


def suspects_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """One row a suspect in a finding."""
    return _frame(suspect_rows(findings), suspects_schema())


def _frame(rows: Iterable[Row], schema: pa.DataFrameSchema) -> pd.DataFrame:
    # Types are set from the schema, not guessed: a column of whole numbers or of nothing at all is float where
    # the schema says so.
    load_backends()
    values: dict[str, list[Any]] = {name: [] for name in schema.columns}
    for row in rows:
        for name, value in row.items():
            values[name].append(value)
    frame = pd.DataFrame(
        {name: pd.Series(values.pop(name), dtype=str(column.dtype or TEXT)) for name, column in schema.columns.items()}
    )
    return schema.validate(frame, inplace=True)


def _surfaces_schema(text: str) -> pa.DataFrameSchema:
    def is_slice(frame: pd.DataFrame) -> pd.Series[bool]:
        slices = [text[start:end] for start, end in zip(frame["start"], frame["end"], strict=True)]
        return frame["surface"] == pd.Series(slices, index=frame.index, dtype="str")

    return pa.DataFrameSchema(checks=pa.Check(is_slice, name="surface is the slice that it says it is"))
