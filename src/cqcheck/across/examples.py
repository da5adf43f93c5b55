"""A text and some that are stored → the relations between them: what examples of rules between bulletins show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from cqcheck.across import OWN, relations_with
from cqcheck.pipeline import CheckedDocument, with_claims
from cqcheck.read import parse_text
from cqcheck.relate.rules import Rule, RuleExample
from cqcheck.relations import CheckedRelation
from cqcheck.store import document_tables
from cqcheck.store.views import connection

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some bulletins in memory, to be read as a store is."""

    documents: Sequence[CheckedDocument]

    @contextmanager
    def opened(self) -> Iterator[DuckDBPyConnection]:
        """A DuckDB with the tables `documents` and `claims`."""
        tables = [document_tables(OWN, checked) for checked in self.documents]
        with connection(Path()) as connected:
            for table in ("documents", "claims"):
                connected.register(table, pa.concat_tables(each[table] for each in tables))
            yield connected


def relations_of(example: RuleExample, rules: Sequence[Rule]) -> list[CheckedRelation]:
    """Every relation that rules between bulletins find between an example and what is stored for it."""
    stored = [with_claims(parse_text(text + "\n", f"stored {number}")) for number, text in enumerate(example.stored)]
    return relations_with(with_claims(parse_text(example.text + "\n", "example")), Shelf(stored), rules)[0]
