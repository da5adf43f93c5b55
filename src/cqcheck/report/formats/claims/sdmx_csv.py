"""SDMX-CSV 2.0: an observation a claim, for systems that load statistics."""

from collections.abc import Iterable
from typing import TextIO

from cqcheck.pipeline import CheckedDocument
from cqcheck.report.csv_lines import csv_line
from cqcheck.report.sdmx.observations import COLUMNS, observation
from cqcheck.report.texts import Lang


def write(documents: Iterable[CheckedDocument], out: TextIO, lang: Lang) -> None:  # noqa: ARG001 - one signature for all
    """Writes the observations of each document as soon as it is there."""
    out.write(csv_line(COLUMNS))
    for checked in documents:
        out.writelines(csv_line(observation(claim).values()) for claim in checked.claims)
        out.flush()
