"""CSV and TSV files → text: the lines above and below a table, and its rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from cqcheck.errors import InputError
from cqcheck.read.decode import decode
from cqcheck.read.grid import Grid, Row, Spot
from cqcheck.read.original import Place, Transcript, Writer

MARKS = ",\t;"
SAMPLE = 4096  # characters by which the mark between cells is found out


def read(data: bytes, name: str) -> Transcript:
    """The text of a file of comma- or tab-separated values, in any encoding that a plain text may have.

    Raises:
        InputError: It is binary, cannot be decoded, is cut off within a quoted cell, or too large.
    """
    text, _ = decode(data, name)
    writer = Writer()
    Grid(writer, name).write(_rows(text, "\t" if name.lower().endswith(".tsv") else _mark(text), name))
    return writer.finish()


def _mark(text: str) -> str:
    try:
        return csv.Sniffer().sniff(text[:SAMPLE], MARKS).delimiter
    except csv.Error:
        return ","


def _rows(text: str, mark: str, name: str) -> Iterator[Row]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    number = 1
    try:
        for fields in lines:
            place = Place("line", (number,))
            yield {column: Spot(field, place) for column, field in enumerate(fields) if field.strip()}
            number = lines.line_num + 1
    except csv.Error as error:
        msg = f"{name}:{number}: no row of cells between {mark!r}: {error}; save it again as CSV in UTF-8"
        raise InputError(msg) from error
