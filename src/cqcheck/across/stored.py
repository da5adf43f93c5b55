"""Rows of a store → the claims that they were."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, Measure, ObsStatus, PriceBasis
from cqcheck.lexicons.units import parse_unit
from cqcheck.localise.places import Stored
from cqcheck.store.views import rows_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def fetch(connected: DuckDBPyConnection, claim_ids: Iterable[str]) -> dict[str, Stored]:
    """The claims of these ids."""
    connected.register("wanted", pa.table({"claim_id": pa.array(sorted(set(claim_ids)), pa.string())}))
    rows = connected.execute("""
        SELECT seen_claims.*, seen_documents.title FROM seen_claims
        JOIN wanted USING (claim_id) JOIN seen_documents USING (doc_id) ORDER BY claim_id""")
    found = map(_stored, rows_of(rows))
    return {each.claim.claim_id: each for each in found}


def _stored(row: dict[str, Any]) -> Stored:
    claim = Claim(
        doc_id=row["doc_id"],
        claim_id=row["claim_id"],
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        sentence=row["sentence"],
        ref_area=row["ref_area"],
        ref_area_code=row["ref_area_code"],
        indicator=row["indicator"],
        indicator_code=row["indicator_code"],
        measure=Measure(row["measure"]),
        reference=row["reference"],
        time_period=row["time_period"],
        value=_as_stated(row["value"]),
        unit=parse_unit(row["unit"]),
        decimals=row["decimals"],
        hedge=Hedge(row["hedge"]),
        rank_of=Measure(row["rank_of"]) if row["rank_of"] else None,
        obs_status=ObsStatus(row["obs_status"]),
        price_basis=PriceBasis(row["price_basis"]),
        table=row["table"],
    )
    return Stored(claim, row["title"] or "", row["line"], row["column"], row["recognised"])


def _as_stated(value: float) -> Decimal:
    """The decimal that was stored: a float's shortest form, which has all digits of any printed figure."""
    return Decimal(repr(value)).normalize() + 0
