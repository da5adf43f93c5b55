"""Parquet: all claims in one table."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.errors import InputError
from cqcheck.pipeline import CheckedDocument
from cqcheck.report.texts import Lang
from cqcheck.tables import claims_table


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes one Parquet file to the bytes behind `out`.

    Raises:
        InputError: `out` is a terminal.
    """
    if out.isatty():
        msg = "parquet: a binary format; give a file with -o, or redirect the output"
        raise InputError(msg)
    table = claims_table([claim for checked in documents for claim in checked.claims])
    table.to_parquet(out.buffer, index=False)
    out.flush()
