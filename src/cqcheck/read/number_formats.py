"""The value of a cell and its number format → the figure as a spreadsheet shows it: 0.365 under 0.0% is 36.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

Value = str | bool | int | float | date | time | timedelta | None

GENERAL = "General"
SIGNIFICANT = 11  # digits that a spreadsheet shows of a number without a format
PRECISION = 400  # digits of the largest float
LONGEST = 255  # characters of a format

SECTION_END = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
# Quoted, escaped, a blank as wide as a character, a currency, a colour or condition, places of digits, anything else.
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<general>General|G/通用格式|@)|(?P<places>[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*)|(?P<other>.)",
    re.DOTALL,
)
CONDITION = re.compile(r"\[[<>=]")
NO_DECIMALS = re.compile(r"[Ee][+-]|[#0?]\s*/")  # powers of ten, fractions
SHIFTED_POINT = re.compile(r"[0#][!\\]\.(?P<zeros>0+)(?P<thousands>,*)")  # 0!.0,"万": the way to show 万
DATE_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<unit>y+|m+|d+|h+|s+)|(?P<other>.)', re.IGNORECASE
)
# Formats that have a number only; in a Chinese spreadsheet they are these.
CHINESE_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}
SYSTEM_DATE = "mm-dd-yy"  # the short date of the system: 2023/12/1 in Chinese


def shown(value: Value, pattern: str) -> str:
    """What a cell shows; a negative number has a minus even where colour or brackets tell it.

    Args:
        value: What the cell holds; nothing is an empty text.
        pattern: Its number format, such as `#,##0.00` or `0.0%`.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        with localcontext() as context:
            context.prec = PRECISION
            return _number(Decimal(repr(value)), pattern)
    return _date(value, pattern) if isinstance(value, date) else str(value)


def _number(number: Decimal, pattern: str) -> str:
    if not number.is_finite():
        return str(number)
    sections = SECTION_END.split(pattern) if 0 < len(pattern) <= LONGEST else [GENERAL]
    at = 1 if number < 0 and len(sections) > 1 else 2 if number == 0 and len(sections) > 2 else 0
    section = sections[at]
    if CONDITION.search(pattern) or NO_DECIMALS.search(section):
        section = GENERAL
    if match := SHIFTED_POINT.search(section):
        number = number.scaleb(-len(match["zeros"]))
        section = section.replace(match.group(), f"0.{match['zeros']}{match['thousands']}")
    tokens = list(TOKEN.finditer(section))
    number = number.scaleb(2 * sum(token["other"] == "%" for token in tokens))
    text = "".join(_piece(token, abs(number)) for token in tokens)
    if number >= 0:
        return text
    return "-" + (re.sub("[-()（）]", "", text) if at == 1 else text)


def _piece(token: re.Match[str], number: Decimal) -> str:
    if token["places"]:
        return _digits(number, token["places"])
    if token["general"]:
        return _general(number)
    return next((token[name] for name in ("quoted", "escaped", "currency", "other") if token[name]), "")


def _digits(number: Decimal, places: str) -> str:
    bare = places.rstrip(",")
    number = number.scaleb(-3 * (len(places) - len(bare)))
    whole, _, decimals = bare.partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    if not rounded and "0" not in bare:
        return ""
    digits, _, fraction = f"{rounded:{',' if ',' in whole else ''}f}".partition(".")
    kept = fraction.rstrip("0").ljust(decimals.count("0"), "0")
    return digits.zfill(whole.count("0")) + ("." if kept else "") + kept


def _general(number: Decimal) -> str:
    whole = number.to_integral_value()
    return f"{whole if whole == number else Decimal(f'{number:.{SIGNIFICANT}g}').normalize():f}"


def _date(day: date, pattern: str) -> str:
    """A date as shown; a month of a year always as `2023年12月`."""
    tokens = list(DATE_TOKEN.finditer(pattern.partition(";")[0]))
    units = {token["unit"][0].lower() for token in tokens if token["unit"]}
    if units == {"y", "m"}:
        return f"{day.year}年{day.month}月"
    if not units or pattern == SYSTEM_DATE:
        return f"{day.year}/{day.month}/{day.day}"
    return "".join(_date_pieces(day, tokens)).strip()


def _date_pieces(day: date, tokens: list[re.Match[str]]) -> Iterator[str]:
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a sheet's dates have no zone
    last = ""
    for token in tokens:
        if not (unit := token["unit"]):
            yield next((token[name] for name in ("quoted", "escaped", "other") if token[name]), "")
            continue
        letter = unit[0].lower()
        is_minute = letter == "m" and last == "h"
        number = {
            "y": moment.year if len(unit) > 2 else moment.year % 100,
            "m": moment.minute if is_minute else moment.month,
            "d": moment.day,
            "h": moment.hour,
            "s": moment.second,
        }[letter]
        yield str(number).zfill(2 if len(unit) == 2 else 1)
        last = letter
