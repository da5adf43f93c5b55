"""The tables that a run gives: claims, relations, terms, suspects, with their Pandera schemas and single-claim edits."""

from cqcheck.tables.edits import check_claims, edits_schema
from cqcheck.tables.frames import claims_table, relations_table, suspects_table, terms_table
from cqcheck.tables.schemas import claims_schema, relations_schema, suspects_schema, terms_schema

__all__ = [
    "check_claims",
    "claims_schema",
    "claims_table",
    "edits_schema",
    "relations_schema",
    "relations_table",
    "suspects_schema",
    "suspects_table",
    "terms_schema",
    "terms_table",
]
