"""Periods of claims → SDMX observational time periods."""

import re

from cqcheck.report.sdmx.codes import UNSPECIFIED

SINGLE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?|-Q[1-4]|-S[12])?")
END = re.compile(r"(\d{4})(?:-(\d{2})|-Q([1-4])|-S([12]))?")
MONTHS = 12


def sdmx_period(period: str | None) -> str:
    """A period as SDMX has it: a span becomes its first day with its length, `2023-01/2023-09` is 2023-01-01/P9M.

    `2021/2025` is 2021-01-01/P5Y; single years, half years, quarters and months stay as they are; a period that is not
    stated is _X, which is no period: a loader that insists on one has to leave such observations out.
    """
    if period is None:
        return UNSPECIFIED
    if SINGLE.fullmatch(period):
        return period
    first, _, last = period.partition("/")
    ends = END.fullmatch(first), END.fullmatch(last)
    if ends[0] is None or ends[1] is None:
        return UNSPECIFIED
    start, until = _months(ends[0])[0], _months(ends[1])[1]
    length = until - start
    if length <= 0:
        return UNSPECIFIED
    is_years = start % MONTHS == 0 and length % MONTHS == 0
    span = f"P{length // MONTHS}Y" if is_years else f"P{length}M"
    return f"{start // MONTHS:04}-{start % MONTHS + 1:02}-01/{span}"


def _months(end: re.Match[str]) -> tuple[int, int]:
    """The first month of a period, counted from the year 0, and the month behind its last."""
    year, month, quarter, half = (int(part) if part else 0 for part in end.groups())
    at = year * MONTHS
    if month:
        return at + month - 1, at + month
    if quarter:
        return at + 3 * quarter - 3, at + 3 * quarter
    return (at + 6 * half - 6, at + 6 * half) if half else (at, at + MONTHS)
