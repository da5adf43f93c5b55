"""Periods of a series: which of them stand in one row, how they follow each other, and the same one of another year."""

import re
from enum import StrEnum

YEARS = re.compile(r"(?:19|20)\d\d")
END = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)|Q(?P<quarter>[1-4])|S(?P<half>[12])))?$")


class Frequency(StrEnum):
    """The sorts of periods, in the order in which they are shown; those of two sorts are never compared."""

    YEAR = "year"
    CUMULATIVE = "cumulative"
    QUARTER = "quarter"
    MONTH = "month"
    SPAN = "span"
    UNDATED = "undated"


FORMS = (
    (Frequency.YEAR, re.compile(r"\d{4}")),
    (Frequency.CUMULATIVE, re.compile(r"\d{4}-S1|(\d{4})-01/\1-\d\d")),
    (Frequency.QUARTER, re.compile(r"\d{4}-Q[1-4]")),
    (Frequency.MONTH, re.compile(r"\d{4}-\d\d")),
    (Frequency.SPAN, re.compile(r".+")),
)


def frequency_of(period: str | None) -> Frequency:
    """The sort of a period: 2024-S1 and 2024-01/2024-09 are what a year has brought so far."""
    return next((frequency for frequency, form in FORMS if form.fullmatch(period or "")), Frequency.UNDATED)


def end_of(period: str | None) -> int:
    """The last month of a period, counted from the year 0; 0 if there is none."""
    told = END.search(period or "")
    if told is None:
        return 0
    month = int(told["month"] or 3 * int(told["quarter"] or 0) or 6 * int(told["half"] or 0) or 12)
    return 12 * int(told["year"]) + month


def moved(period: str, years: int) -> str:
    """The same period some years later: `moved("2023-01/2023-09", -1)` is 2022-01/2022-09."""
    return YEARS.sub(lambda year: str(int(year[0]) + years), period)
