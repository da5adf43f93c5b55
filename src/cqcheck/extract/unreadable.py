"""Figures that cannot be read as printed, and what they may have been: 14..3%, 1O5亿元, 3.5.2亿元.

A slip of the scanner or the typist; reading on behind it (3%, 5亿元) would state what the bulletin does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cqcheck.lexicons.units import unit_pattern
from cqcheck.read.usual import bare

DIGITS_LIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
# Units of figures; with others two points may part the numbers of a section, a version or a day.
# What a text holds if any of its numbers cannot be read: few do, and only they are searched for such forms.
DOUBTFUL = re.compile(
    r"[.,，OolI](?:(?<=\d，)\d|(?<=，)[.,]|(?<!，)(?:(?<=[.,])[.,，]|(?<=[OolI])[\d.]|(?<=[\d.][OolI])"
    r"|(?<=\d\.)\d{1,20}\.|(?<=,)\d|(?<=\.)[%‰亿万]|(?<=[\u4e00-\u9fff]\.)\d))"
)
WRITTEN = re.compile(r"[\d.,，OolI]+")
PLAIN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?")
MEASURES = r"(?=%|‰|‱|个?[百千]分点|[万亿千百]|美?元|人|吨|户|家|公里|平方|立方|公顷|亩|倍)"
CELL_END = r"(?=[|｜])"
START = r"(?<![0-9A-Za-z.,，第])"


class Fault(StrEnum):
    """Why a figure cannot be read."""

    POINTS = "points"
    LETTERS = "letters"
    COMMAS = "commas"
    POINT_ALONE = "point_alone"
    COMMA_FOR_POINT = "comma_for_point"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a figure cannot be read, and what it may have been if there is one likely reading."""

    fault: Fault
    guess: str | None


@cache
def unreadable_pattern() -> str:
    """A regular expression for a figure that cannot be read, its unit included; no part of it repeats without bound."""
    unit, digits = unit_pattern(), r"\d{1,20}"
    letters = r"(?!O[23](?![\d.,OolI]))(?=[\d.,]{0,20}[OolI])(?=[OolI.,]{0,20}\d)"  # but ozone and oxygen
    return "|".join(
        (
            rf"{START}{digits}(?:\.{{2,3}}|\.[,，]|[,，]\.)\d{{1,20}}(?:{MEASURES}{unit}|{CELL_END})",
            rf"{START}{digits}(?:\.{digits}){{2,4}}{MEASURES}{unit}",
            rf"(?<=.[|｜])(?!(?:19|20)\d\d\.)\d{{1,3}}\.\d{{2,4}}\.\d{{1,4}}{CELL_END}",
            rf"{START}{letters}(?:[\dOolI][\d.,OolI]{{1,20}}{MEASURES}{unit}|\d[\d.,OolI]{{1,20}}{CELL_END})",
            rf"{START}(?!\d{{1,3}}(?:,\d{{3}})+(?![\d,])){digits}(?:,{digits}){{1,6}}(?:\.{digits})?{MEASURES}{unit}",
            rf"(?<=[\u4e00-\u9fff])(?:{digits}(?:\.{digits})?\.(?=[%‰亿万])|\.{digits}{MEASURES}){unit}",
            rf"(?<=增长|下降|上升|上涨|提高|回落)\d{{1,3}}，\d{{1,2}}(?=%|个百分点){unit}",
        )
    )


def why_unreadable(surface: str) -> Unreadable | None:
    """Why a number cannot be read, None if its form is that of a number: 14..3% has points, and may be 14.3%."""
    clean = bare(surface).replace("．", ".").replace("％", "%")
    found = WRITTEN.match(clean)
    digits, unit = (found.group(), clean[found.end() :]) if found else ("", clean)
    if not digits or PLAIN.fullmatch(digits):
        return None
    fault, number = _diagnosed(digits)
    return Unreadable(fault, number + unit if number else None)


def _diagnosed(digits: str) -> tuple[Fault, str | None]:
    """The fault of a number, and the number that it may have been."""
    if re.search("[OolI]", digits):
        likely = digits.translate(DIGITS_LIKE)
        return Fault.LETTERS, likely if PLAIN.fullmatch(likely) else None
    if re.search(r"[.,，]{2}", digits):
        return Fault.POINTS, re.sub(r"[.,，]{2,}", ".", digits)
    if digits.endswith("."):
        return Fault.POINT_ALONE, None
    if digits.startswith("."):
        return Fault.POINT_ALONE, f"0{digits}"
    if digits.count(".") > 1:
        return Fault.POINTS, None
    if "，" in digits:
        return Fault.COMMA_FOR_POINT, digits.replace("，", ".")
    return Fault.COMMAS, digits.replace(",", "") if re.search(r",\d{4,}$", digits) else None
