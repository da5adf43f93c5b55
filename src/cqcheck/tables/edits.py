"""Edits of a claim on its own, as Pandera checks over the table of claims, validated lazily.

What must hold and why stands in the rule files, bounds and units in the catalogue. A failing row is no exception
but a finding with the rule's code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import combinations

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Hedge, Measure
from cqcheck.findings import EditFailure, Member
from cqcheck.lexicons.units import parse_unit
from cqcheck.localise.quantities import plain
from cqcheck.relate.limits import Stated, is_of_years
from cqcheck.tables.limits import LIMITS, fits_unit, to_stated_unit

UNITS = "RNG04"
RANKS = "RNK01"
NOT_MEASURED = Bilingual("{}不以{}计量", "{} is not measured in {}")
WITHIN = Bilingual("{}，应在 [{}, {}] {} 内", "{}, should lie in [{}, {}] {}")
ONE_PLACE = Bilingual("{}与{}同为第{}位", "{} and {} both hold place {}")
# Ranks are of one field if these agree in one document; two areas are peers if their names end in the same level.
FIELD = ["doc_id", "indicator", "rank_of", "reference", "time_period", "obs_status", "value"]
# Floats of the table against decimals of the catalogue.
SLACK = 1e-9


def check_claims(frame: pd.DataFrame) -> list[EditFailure]:
    """The claims that fail an edit of their own, in the order of rules and rows; `frame` is a claims table.

    For example a share of 134 %, a growth of 4600 %, a grain yield in 万人, two districts in one place.
    """
    try:
        edits_schema().validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        if cases["index"].isna().any():
            # A check that breaks down is reported as a failure of the whole table: a mistake of this program.
            raise
        # A check of whole rows reports a failing row once a column.
        failed = sorted({(str(rule), int(row)) for rule, row in zip(cases["check"], cases["index"], strict=True)})
        return list(_failures(frame, failed))
    return []


@cache
def edits_schema() -> pa.DataFrameSchema:
    """The edits as checks over rows, each named by the code of its rule."""
    checks: dict[str, Callable[[pd.DataFrame], pd.Series[bool]]] = {
        **{code: partial(_is_within, code) for code in LIMITS},
        UNITS: _has_fitting_unit,
        RANKS: _has_own_place,
    }
    return pa.DataFrameSchema(checks=[pa.Check(check, name=code) for code, check in checks.items()])


def _is_within(code: str, frame: pd.DataFrame) -> pd.Series[bool]:
    limits = [_limits(code, each) for each in _all_stated(frame)]
    lowest = pd.Series([each[0] for each in limits], index=frame.index, dtype=float)
    highest = pd.Series([each[1] for each in limits], index=frame.index, dtype=float)
    # An open side of a claim is empty and compares as false: it is never beyond a limit.
    return ~((frame["lower"] > highest) | (frame["upper"] < lowest))


def _has_fitting_unit(frame: pd.DataFrame) -> pd.Series[bool]:
    return pd.Series([fits_unit(each) for each in _all_stated(frame)], index=frame.index, dtype=bool)


def _has_own_place(frame: pd.DataFrame) -> pd.Series[bool]:
    shared = pd.Series(data=False, index=frame.index)
    for rows in _shared_places(frame):
        shared[rows] = True
    return ~shared


def _shared_places(frame: pd.DataFrame) -> list[list[int]]:
    """The rows of every place that areas of one level hold together."""
    ranks = frame[(frame["measure"] == Measure.RANK.value) & (frame["hedge"] == Hedge.EXACT.value)]
    holders: dict[tuple[object, ...], dict[str, list[int]]] = {}
    for row, area, *field in ranks[["ref_area", *FIELD]].fillna("").itertuples(name=None):
        level = str(area)[-1:]
        holders.setdefault((level, *field), {}).setdefault(str(area), []).append(int(row))
    return [[row for rows in areas.values() for row in rows] for areas in holders.values() if len(areas) > 1]


def _all_stated(frame: pd.DataFrame) -> Iterator[Stated]:
    references = frame["reference"].astype(object).where(frame["reference"].notna(), None)
    spans = frame["time_period"].astype(object).fillna("").map(is_of_years)
    return map(_stated, frame["indicator"], frame["measure"], frame["unit"], references, spans)


@cache
def _stated(indicator: str, measure: str, unit: str, reference: str | None, is_over_years: bool) -> Stated:  # noqa: FBT001 - called by map
    return Stated(indicator, Measure(measure), parse_unit(unit), reference, is_over_years)


@cache
def _limits(code: str, stated: Stated) -> tuple[float, float]:
    """The limits in base units, as the table's columns have them; not-a-number where there are none."""
    limits = LIMITS[code](stated)
    if limits is None:
        return float("nan"), float("nan")
    base = to_stated_unit(stated, limits).scaled(stated.unit.factor)
    return float(base.lower) - SLACK, float(base.upper) + SLACK


def _failures(frame: pd.DataFrame, failed: Iterable[tuple[str, int]]) -> Iterator[EditFailure]:
    codes = set()
    for code, row in failed:
        codes.add(code)
        if code != RANKS:
            yield _failure(code, frame.loc[[row]])
    if RANKS in codes:
        for rows in _shared_places(frame):
            yield from _ties(frame.loc[rows].sort_values("start"))


def _failure(code: str, row: pd.DataFrame) -> EditFailure:
    (stated,) = _all_stated(row)
    member = Member("statement", str(row["claim_id"].iloc[0]))
    if code == UNITS:
        return EditFailure(code, (member,), NOT_MEASURED.fill(stated.indicator, stated.unit.text))
    limits = LIMITS[code](stated)
    allowed = to_stated_unit(stated, limits) if limits else None
    surface = str(row["surface"].iloc[0])
    if allowed is None:
        return EditFailure(code, (member,), Bilingual.same(surface))
    told = WITHIN.fill(surface, plain(allowed.lower), plain(allowed.upper), stated.unit.text)
    return EditFailure(code, (member,), told, allowed)


def _ties(holders: pd.DataFrame) -> Iterator[EditFailure]:
    rows = [
        (str(claim_id), area, value) for claim_id, area, value in holders[["claim_id", "ref_area", "value"]].to_numpy()
    ]
    for (one, area, place), (other, peer, _) in combinations(rows, 2):
        if area != peer:
            members = (Member("higher", one), Member("lower", other))
            yield EditFailure(RANKS, members, ONE_PLACE.fill(area, peer, f"{place:g}"))
