"""Parquet: all claims in one table."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.binary import bytes_behind
from cqcheck.report.texts import Lang
from cqcheck.tables import claims_table


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes one Parquet file to the bytes behind `out`.

    Raises:
        InputError: `out` is a terminal.
    """
    file = bytes_behind(out, "parquet")
    table = claims_table([claim for checked in documents for claim in checked.claims])
    table.to_parquet(file, index=False)
    out.flush()
