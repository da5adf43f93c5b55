"""Words of time → SDMX TIME_PERIOD: 2023年1—11月 is 2023-01/2023-11."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIVE_YEAR_PLANS = {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}

YEAR_RANGE = re.compile(r"((?:19|20)\d\d)[-—–~～至/.]((?:19|20)\d\d)")
MONTH_RANGE = re.compile(r"(?:((?:19|20)\d\d)年)?(\d{1,2})[-—–~～至](\d{1,2})月")
MONTH = re.compile(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:份|末|底)?$")
YEAR = re.compile(r"((?:19|20)\d\d)年(?:度|末|底|初)?$")
PLAN = re.compile(r"十([一二三四五六]?)五")
YEARS_BACK = re.compile(r"(?:近|过去|前|这)?([一二两三四五六七八九十]|\d{1,2})年")
QUARTER = re.compile(r"([一二三四])季度")
QUARTERS = re.compile(r"前([一二三四])个?季度")


@dataclass(frozen=True, slots=True)
class Period:
    """A period named in the text: its SDMX form, and whether later clauses go on with it."""

    text: str
    persists: bool = True

    @property
    def year(self) -> int:
        """The last year of the period."""
        return int(self.text.rpartition("/")[2][:4])


def read_period(words: str, after: str, year: int | None) -> Period | None:
    """The period that a date token stands for; None for a day or a date that cannot be told.

    Args:
        words: The date token (`1-11月`, `2023年`).
        after: The text behind it (以来, 时期).
        year: The year that a month or quarter without year belongs to.
    """
    if match := YEAR_RANGE.match(words):
        return Period(f"{match[1]}/{match[2]}", persists=False)
    if match := MONTH_RANGE.match(words):
        at = match[1] or year
        return Period(f"{at}-{int(match[2]):02}/{at}-{int(match[3]):02}") if at else None
    if match := YEAR.match(words):
        if re.match(r"以来|至今|到", after) and year:
            return Period(f"{match[1]}/{max(year, int(match[1]))}", persists=False)
        return Period(match[1])
    if match := MONTH.match(words):
        at = match[1] or year
        return Period(f"{at}-{int(match[2]):02}") if at else None
    if match := QUARTERS.match(words):
        return _months(year, 3 * NUMERALS[match[1]])
    if match := QUARTER.match(words):
        return Period(f"{year}-Q{NUMERALS[match[1]]}") if year else None
    if match := PLAN.search(words):
        start = FIVE_YEAR_PLANS.get("十" + match[1]) if match[1] else FIVE_YEAR_PLANS["十"]
        return Period(f"{start}/{start + 4}", persists=False) if start else None
    if year and (match := YEARS_BACK.match(words)):
        count = int(match[1]) if match[1].isdecimal() else NUMERALS[match[1]]
        return Period(f"{year - count + 1}/{year}", persists=False) if count > 1 else None
    return None


def _months(year: int | None, last: int) -> Period | None:
    if year is None:
        return None
    return Period(f"{year}-01/{year}-{last:02}" if last < 12 else str(year))
