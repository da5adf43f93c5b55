"""Pandera schemas of the tables: columns, types, code lists and what must hold within a row.

A table that breaks its schema is a mistake of this program, never of a bulletin: it raises at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

import pandas as pd
import pandera.pandas as pa

from cqcheck.codelists import Hedge, Kind, Measure, ObsStatus, PriceBasis, Severity, Verdict

# A column for which the schema gives no type of its own is text.
TEXT = "str"


@cache
def claims_schema() -> pa.DataFrameSchema:
    """A row is a claim; the columns are its fields."""
    return _schema(
        {
            "doc_id": _text(),
            "claim_id": pa.Column(unique=True),
            "start": pa.Column(int, pa.Check.ge(0)),
            "end": pa.Column(int),
            "surface": _text(),
            "sentence": pa.Column(int),
            "ref_area": _optional_text(),
            "ref_area_code": pa.Column(checks=pa.Check.str_matches(r"^\d{6}$"), nullable=True),
            "indicator": _text(),
            "indicator_code": _optional_text(),
            "measure": _code(Measure),
            "reference": _optional_text(),
            "time_period": _optional_text(),
            "value": pa.Column(float),
            "unit": pa.Column(),
            "obs_value": pa.Column(float),
            "unit_measure": pa.Column(),
            "unit_mult": pa.Column(int),
            "decimals": pa.Column(int, pa.Check.ge(0)),
            "hedge": _code(Hedge),
            "lower": pa.Column(float, nullable=True),
            "upper": pa.Column(float, nullable=True),
            "rank_of": _code(Measure, nullable=True),
            "obs_status": _code(ObsStatus),
            "price_basis": _code(PriceBasis),
            "table": pa.Column(bool),
        },
        checks=[
            pa.Check(_has_span, name="start < end and the surface is as long as its span"),
            pa.Check(_is_ordered, name="lower <= upper"),
            pa.Check(_ranks_something, name="a rank, and nothing else, says what is ranked"),
        ],
    )


@cache
def relations_schema() -> pa.DataFrameSchema:
    """A row is a relation with its verdict."""
    return _schema(
        {
            "doc_id": _text(),
            "relation_id": pa.Column(unique=True),
            "rule": pa.Column(checks=pa.Check.str_matches(r"^[A-Z]{3}\d{2}$")),
            "kind": _code(Kind),
            "hard": pa.Column(bool),
            "verdict": _code(Verdict),
            "why_undecided": _optional_text(),
            "residual_lower": pa.Column(float, nullable=True),
            "residual_upper": pa.Column(float, nullable=True),
            "arithmetic": pa.Column(),
            "is_slight": pa.Column(bool),
        },
        checks=[pa.Check(_says_why, name="an undecided relation, and no other, says why")],
    )


@cache
def terms_schema() -> pa.DataFrameSchema:
    """A row is one claim in one relation."""
    return _schema({"relation_id": _text(), "claim_id": _text(), "role": _text()})


@cache
def suspects_schema() -> pa.DataFrameSchema:
    """A row is a claim that is blamed in one finding."""
    return _schema(
        {
            "doc_id": _text(),
            "finding_id": _text(),
            "rule": _text(),
            "severity": _code(Severity),
            "claim_id": _text(),
            "place": pa.Column(int, pa.Check.ge(1)),
            "weight": pa.Column(float, pa.Check.in_range(0, 1)),
            "relations": pa.Column(),
            "implied_lower": pa.Column(float, nullable=True),
            "implied_upper": pa.Column(float, nullable=True),
            "repair_value": pa.Column(float, nullable=True),
            "repair_surface": _optional_text(),
            "repair_slip": _optional_text(),
            "reason": _text(),
        },
    )


def _schema(columns: dict[str, pa.Column], checks: Iterable[pa.Check] = ()) -> pa.DataFrameSchema:
    # Pandera looks at every value of a column to tell whether it is text, which costs more than all other checks;
    # a column of pandas' own text type can hold nothing else.
    text = [name for name, column in columns.items() if column.dtype is None]

    def is_text(frame: pd.DataFrame) -> bool:
        types = frame.dtypes
        return all(types[name] == TEXT for name in text)

    checks = (pa.Check(is_text, name="text is text"), *checks)
    return pa.DataFrameSchema(columns, checks=checks, strict=True, ordered=True)


def _text() -> pa.Column:
    return pa.Column(checks=pa.Check.str_length(min_value=1))


def _optional_text() -> pa.Column:
    return pa.Column(checks=pa.Check.str_length(min_value=1), nullable=True)


def _code(codes: type[StrEnum], *, nullable: bool = False) -> pa.Column:
    return pa.Column(checks=pa.Check.isin([code.value for code in codes]), nullable=nullable)


def _has_span(frame: pd.DataFrame) -> pd.Series[bool]:
    return (frame["start"] < frame["end"]) & (frame["surface"].str.len() == frame["end"] - frame["start"])


def _is_ordered(frame: pd.DataFrame) -> pd.Series[bool]:
    # An open side is empty.
    return frame["lower"].isna() | frame["upper"].isna() | (frame["lower"] <= frame["upper"])


def _ranks_something(frame: pd.DataFrame) -> pd.Series[bool]:
    return (frame["measure"] == Measure.RANK.value) == frame["rank_of"].notna()


def _says_why(frame: pd.DataFrame) -> pd.Series[bool]:
    return (frame["verdict"] == Verdict.UNDECIDED.value) == frame["why_undecided"].notna()
