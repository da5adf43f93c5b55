"""The tables of a store, as Parquet has them, and how those of earlier versions are brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa

VERSION = 1

TEXT, WHOLE, NUMBER, FLAG = pa.string(), pa.int64(), pa.float64(), pa.bool_()
# `area` are the first two digits of the code of the bulletin's area, 00 if it has none; `year` is the bulletin's, 0 if
# it cannot be told; `number` counts the rows of a document. They place a row and put it in order.
PLACE = {"doc_id": TEXT, "area": TEXT, "year": pa.int16(), "number": pa.int32()}
MEMBER = pa.struct({"role": TEXT, "claim_id": TEXT})
SUSPECT = pa.struct(
    {
        "claim_id": TEXT,
        "weight": NUMBER,
        "relations": pa.list_(TEXT),
        "implied_lower": NUMBER,
        "implied_upper": NUMBER,
        "repair_value": NUMBER,
        "repair_surface": TEXT,
        "repair_slip": TEXT,
    }
)

ELSEWHERE = pa.struct(
    {
        "role": TEXT,
        "claim_id": TEXT,
        "doc_id": TEXT,
        "title": TEXT,
        "line": WHOLE,
        "surface": TEXT,
        "time_period": TEXT,
    }
)
FINDINGS = PLACE | {
    "finding_id": TEXT,
    "rule": TEXT,
    "kind": TEXT,
    "severity": TEXT,
    "message": TEXT,
    "message_en": TEXT,
    "arithmetic": TEXT,
    "arithmetic_en": TEXT,
    "line": WHOLE,
    "column": WHOLE,
    "members": pa.list_(MEMBER),
    "suspects": pa.list_(SUSPECT),
    "elsewhere": pa.list_(ELSEWHERE),
    "fingerprint": TEXT,
}
# Found by looking at all documents together, and found anew as a whole.
ACROSS = "across"

TABLES: Mapping[str, pa.Schema] = MappingProxyType(
    {
        # A row is a bulletin, or, with `error`, a file that could not be checked. `source` is the file, which may hold several
        # bulletins; `content` its SHA-256, `made_by` what checked it; `size` in bytes and `changed` in nanoseconds tell
        # whether the file has to be looked at again.
        "documents": pa.schema(
            PLACE
            | {
                "source": TEXT,
                "content": TEXT,
                "made_by": TEXT,
                "size": WHOLE,
                "changed": WHOLE,
                "title": TEXT,
                "issuer": TEXT,
                "issued": TEXT,
                "ref_area": TEXT,
                "ref_area_code": TEXT,
                "time_period": TEXT,
                "characters": WHOLE,
                "tokens": WHOLE,
                "unparsed": WHOLE,
                "error": TEXT,
            }
        ),
        "claims": pa.schema(
            PLACE
            | {
                "claim_id": TEXT,
                "start": WHOLE,
                "end": WHOLE,
                "line": WHOLE,
                "column": WHOLE,
                "recognised": FLAG,
                "surface": TEXT,
                "sentence": WHOLE,
                "ref_area": TEXT,
                "ref_area_code": TEXT,
                "indicator": TEXT,
                "indicator_code": TEXT,
                "measure": TEXT,
                "reference": TEXT,
                "time_period": TEXT,
                "value": NUMBER,
                "unit": TEXT,
                "obs_value": NUMBER,
                "unit_measure": TEXT,
                "unit_mult": WHOLE,
                "decimals": WHOLE,
                "hedge": TEXT,
                "lower": NUMBER,
                "upper": NUMBER,
                "rank_of": TEXT,
                "obs_status": TEXT,
                "price_basis": TEXT,
                "table": FLAG,
            }
        ),
        "relations": pa.schema(
            PLACE
            | {
                "relation_id": TEXT,
                "rule": TEXT,
                "kind": TEXT,
                "hard": FLAG,
                "verdict": TEXT,
                "why_undecided": TEXT,
                "residual_lower": NUMBER,
                "residual_upper": NUMBER,
                "arithmetic": TEXT,
                "is_slight": FLAG,
                "members": pa.list_(MEMBER),
            }
        ),
        "findings": pa.schema(FINDINGS),
        # What the documents say against each other.
        ACROSS: pa.schema(FINDINGS),
    }
)


@dataclass(frozen=True, slots=True)
class Migration:
    """What a version of the schema has that the one before had not.

    Args:
        version: The version that it leads to.
        columns: By table the new columns, each with the SQL that gives its value in a row of the version before.
    """

    version: int
    columns: Mapping[str, Mapping[str, str]]


# A store is never converted as a whole: rows of an earlier version get their new columns when they are read, and
# keep them when their file is written anew.
MIGRATIONS: tuple[Migration, ...] = ()


def columns_since(table: str, version: int) -> dict[str, str]:
    """The columns that a table has got since a version, with the SQL that gives their values."""
    return {
        column: sql
        for migration in MIGRATIONS
        if migration.version > version
        for column, sql in migration.columns.get(table, {}).items()
    }
