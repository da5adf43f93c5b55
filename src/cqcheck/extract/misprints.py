"""Slips of the typist around figures that can be read all the same: 增长增长8%, 1200亿元元, 2.1个百分点点, 8%%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cqcheck.read import BlockKind, Document

NUMBER = r"\d{1,12}(?:\.\d{1,6})?"
DECIMAL = r"\d{1,9}\.\d{1,6}"
MOVES = "增长|下降|上升|提高|提升|减少|增加|回落|上涨|下跌|降低|收窄|扩大|达到|完成|实现"
MONEY = "收入|支出|投资额?|增加值|生产总值|零售总?额|存款余额|贷款余额|产值|利润总额|进出口总额|出口总额|进口总额"
SHARE = r"(?:比重|占比|份额|[^，。；\d]率)(?:为|达到?|是)?约?"
SINCE = r"[，,]?(?:比|较)(?:上年|去年|年初)(?:同期|末|底)?(?:提高|提升|上升|回落|降低|加快|收窄|扩大)"

SINCE_OR_NOT = r"(?:(?:比|较)(?:上年|去年|年初)(?:同期|末|底)?)?(?:提高|提升|上升|回落|降低|下降)了?约?"


class Misprint(StrEnum):
    """What went wrong around a figure."""

    WORD_TWICE = "word_twice"
    UNIT_TWICE = "unit_twice"
    PERCENT_FOR_POINTS = "percent_for_points"
    YUAN_MISSING = "yuan_missing"


# The group `fault` is what is told.
PATTERNS: tuple[tuple[Misprint, re.Pattern[str]], ...] = (
    (Misprint.WORD_TWICE, re.compile(rf"(?P<fault>(?P<word>{MOVES})(?P=word)[约了近超]?{NUMBER})")),
    (Misprint.UNIT_TWICE, re.compile(rf"(?P<fault>{NUMBER}(?:%%|‰‰|亿亿元|万万[元人吨亩]))")),
    (Misprint.UNIT_TWICE, re.compile(rf"(?P<fault>{NUMBER}(?:个个百分点|个百分点点|个百分百点|个百百分点))")),
    (Misprint.UNIT_TWICE, re.compile(rf"(?P<fault>{NUMBER}[万亿]{{0,2}}美?元元)(?=[，。；、）]|$)")),
    (Misprint.PERCENT_FOR_POINTS, re.compile(rf"{SHARE}{NUMBER}%{SINCE}(?P<fault>{NUMBER}%)")),
    (Misprint.PERCENT_FOR_POINTS, re.compile(rf"(?:比重|占比|份额){SINCE_OR_NOT}(?P<fault>{NUMBER}%)(?=[，。；、）])")),
    (Misprint.PERCENT_FOR_POINTS, re.compile(rf"{NUMBER}%[，,](?:增速|增幅|涨幅|降幅){SINCE}(?P<fault>{NUMBER}%)")),
    (Misprint.YUAN_MISSING, re.compile(rf"(?:{MONEY})(?:为|达到?|完成|实现)?(?P<fault>{DECIMAL}亿)(?=[，。；])")),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A misprint, what is printed, and its span in the source text."""

    fault: Misprint
    surface: str
    start: int
    end: int


def find_misprints(document: Document) -> Iterator[Slip]:
    """The misprints of the running text, in its order."""
    for block in document.blocks:
        if block.kind not in (BlockKind.BODY, BlockKind.NOTE):
            continue
        found = [(fault, match) for fault, pattern in PATTERNS for match in pattern.finditer(block.text)]
        for fault, match in sorted(found, key=lambda each: each[1].start("fault")):
            start, end = block.source_span(*match.span("fault"))
            yield Slip(fault, match["fault"], start, end)
