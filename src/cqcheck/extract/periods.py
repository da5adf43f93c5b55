"""Words of time → SDMX TIME_PERIOD: 2023年1—11月 is 2023-01/2023-11."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIVE_YEAR_PLANS = {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}

YEAR_RANGE = re.compile(r"((?:19|20)\d\d)[-—–~～至/.]((?:19|20)\d\d)")
OWN_YEAR = re.compile(r"((?:19|20)\d\d)(?:年(?:度|末|底|初|期间|以来)?|$)|([今去上])年")
MONTH_RANGE = re.compile(r"(\d{1,2})[-—–－~～至](\d{1,2})月")
FIRST_MONTHS = re.compile(r"前(\d{1,2}|[一二两三四五六七八九十]{1,2})个?月")
MONTH = re.compile(r"(\d{1,2})月(?:份|末|底)?$")
PLAN = re.compile(r"十([一二三四五六]?)五")
YEARS_BACK = re.compile(r"(?:近|过去|前|这)?([一二两三四五六七八九十]|\d{1,2})年")
YEARS_TO_COME = re.compile(r"(?:未来|今后)([一二两三四五六七八九十]|\d{1,2})年")
HALF = re.compile(r"([上下])半年")
QUARTER = re.compile(r"([一二三四])季度")
LISTED_MONTHS = re.compile(r"((?:\d{1,2}、)+\d{1,2})(?:月份?|[两三四]个月)")
QUARTERS = re.compile(r"前([一二三四])个?季度")
# SDMX has forms of its own for quarters and halves; any other span of months is an ISO 8601 interval.
SPANS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "S1", (7, 12): "S2"}


@dataclass(frozen=True, slots=True)
class Period:
    """A period named in the text: its SDMX form, and whether later clauses go on with it."""

    text: str
    persists: bool = True

    @property
    def year(self) -> int:
        """The last year of the period."""
        return int(self.text.rpartition("/")[2][:4])


def years_to_come(words: str, first: int | None) -> Period | None:
    """The years that 未来三年 stands for, of which the first is given; None for other words."""
    match = YEARS_TO_COME.match(words)
    count = number_of(match[1]) if match else 0
    return Period(f"{first}/{first + count - 1}", persists=False) if first and count > 1 else None


def read_period(words: str, after: str, year: int | None, this_year: int | None = None) -> Period | None:
    """The period that a date token stands for; None for a day or a date that cannot be told.

    Args:
        words: The date token (`1-11月`, `2023年`, `今年前7个月`).
        after: The text behind it (以来, 时期).
        year: The year that a month or quarter without year belongs to.
        this_year: What 今年 stands for; by default the same year.
    """
    if match := YEAR_RANGE.match(words):
        return Period(f"{match[1]}/{match[2]}", persists=False)
    if match := PLAN.search(words):
        start = FIVE_YEAR_PLANS.get("十" + match[1]) if match[1] else FIVE_YEAR_PLANS["十"]
        return Period(f"{start}/{start + 4}", persists=False) if start else None
    own = OWN_YEAR.match(words)
    rest, at = words, year
    if own:
        rest = words[own.end() :]
        at = int(own[1]) if own[1] else this_year or year
        at = at - 1 if at and own[2] in ("去", "上") else at
    if at is None:
        return None
    if own and own[1] and not rest:
        if re.match(r"以来|至今|到", after) and year:
            return Period(f"{at}/{max(year, at)}", persists=False)
        return Period(str(at))
    if span := _months(rest):
        return Period(months_of(at, *span))
    if match := MONTH.match(rest):
        return Period(f"{at}-{int(match[1]):02}")
    if match := YEARS_BACK.match(words):
        count = number_of(match[1])
        return Period(f"{at - count + 1}/{at}", persists=False) if count > 1 else None
    return None


def listed_months(words: str, year: int | None) -> list[str]:
    """The months of a list (7、8、9三个月), empty for any other words."""
    match = LISTED_MONTHS.search(words)
    if not match or year is None:
        return []
    own = OWN_YEAR.match(words)
    year = int(own[1]) if own and own[1] else year
    return [f"{year}-{int(month):02}" for month in match[1].split("、")]


def months_of(year: int, first: int, last: int) -> str:
    """The months of a year from the first to the last: 2024-S1, 2024-Q3, 2024-01/2024-11, 2024."""
    if (first, last) == (1, 12):
        return str(year)
    if form := SPANS.get((first, last)):
        return f"{year}-{form}"
    return f"{year}-{first:02}/{year}-{last:02}" if first < last else f"{year}-{last:02}"


def _months(words: str) -> tuple[int, int] | None:
    """The first and last month of a span that is told by months, quarters or halves."""
    if match := MONTH_RANGE.match(words):
        return int(match[1]), int(match[2])
    if match := FIRST_MONTHS.match(words):
        return 1, number_of(match[1])
    if match := QUARTERS.match(words):
        return 1, 3 * NUMERALS[match[1]]
    if match := QUARTER.match(words):
        return 3 * NUMERALS[match[1]] - 2, 3 * NUMERALS[match[1]]
    if match := HALF.match(words):
        return (1, 6) if match[1] == "上" else (7, 12)
    return None


def number_of(digits: str) -> int:
    """The number below twenty that digits or Chinese numerals spell."""
    if digits.isdecimal():
        return int(digits)
    return NUMERALS[digits] if len(digits) == 1 else 10 + NUMERALS[digits[1]]
