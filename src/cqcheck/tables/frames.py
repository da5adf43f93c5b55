"""Typed results → pandas frames that keep to their schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import pandas as pd
import pandera.pandas as pa

from cqcheck.claims import Claim
from cqcheck.columns import Columns, claim_columns, relation_columns, suspect_columns, term_columns
from cqcheck.findings import Finding
from cqcheck.relations import CheckedRelation
from cqcheck.tables.backends import load_backends
from cqcheck.tables.schemas import TEXT, claims_schema, relations_schema, suspects_schema, terms_schema

BATCH = 5000
Result = TypeVar("Result")


def claims_table(claims: Iterable[Claim], text: str | None = None) -> pd.DataFrame:
    """One row a claim, in the columns of a claim's fields.

    Args:
        claims: Of one document, or of several if no `text` is given.
        text: The document's source text: then every surface must be the slice that it says it is.

    Raises:
        pandera.errors.SchemaError: The rows break the schema, which is a mistake of this program.
    """
    frame = _frame(claims, claim_columns, claims_schema())
    return frame if text is None else _surfaces_schema(text).validate(frame, inplace=True)


def relations_table(checked: Iterable[CheckedRelation]) -> pd.DataFrame:
    """One row a relation, with its verdict."""
    return _frame(checked, relation_columns, relations_schema())


def terms_table(checked: Iterable[CheckedRelation]) -> pd.DataFrame:
    """One row a claim in a relation."""
    return _frame(checked, term_columns, terms_schema())


def suspects_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """One row a suspect in a finding."""
    return _frame(findings, suspect_columns, suspects_schema())


def _frame(
    results: Iterable[Result], columns_of: Callable[[list[Result]], Columns], schema: pa.DataFrameSchema
) -> pd.DataFrame:
    # Types are set from the schema, not guessed: a column of whole numbers or of nothing at all is float where
    # the schema says so.
    load_backends()
    parts: dict[str, list[pd.Series[Any]]] = {name: [] for name in schema.columns}
    for batch in _batches(iter(results)):
        columns = columns_of(batch)
        for name, column in schema.columns.items():
            parts[name].append(pd.Series(columns[name], dtype=str(column.dtype or TEXT)))
    # One column after the other, so that no more than one is ever there twice.
    frame = pd.DataFrame({name: _joined(parts.pop(name)) for name in schema.columns})
    return schema.validate(frame, inplace=True)


def _batches(results: Iterator[Result]) -> Iterator[list[Result]]:
    """The results by thousands, in one batch at least: lists take several times the memory of pandas' columns."""
    yield list(islice(results, BATCH))
    while batch := list(islice(results, BATCH)):
        yield batch


def _joined(parts: list[pd.Series[Any]]) -> pd.Series[Any]:
    return pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]


def _surfaces_schema(text: str) -> pa.DataFrameSchema:
    def is_slice(frame: pd.DataFrame) -> pd.Series[bool]:
        slices = [text[start:end] for start, end in zip(frame["start"], frame["end"], strict=True)]
        return frame["surface"] == pd.Series(slices, index=frame.index, dtype="str")

    return pa.DataFrameSchema(checks=pa.Check(is_slice, name="surface is the slice that it says it is"))
