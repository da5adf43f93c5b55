"""Slips of the typist around figures that can be read all the same: 增长增长8%, 1200亿元元, 2.1个百分点点, 8%%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cqcheck.read import BlockKind, Document
from cqcheck.read.usual import bare

NUMBER = r"\d{1,12}(?:\.\d{1,6})?"
DECIMAL = r"\d{1,9}\.\d{1,6}"
MOVES = "增长|下降|上升|提高|提升|减少|增加|回落|上涨|下跌|降低|收窄|扩大|达到|完成|实现"
MONEY = "收入|支出|投资额?|增加值|生产总值|零售总?额|存款余额|贷款余额|产值|利润总额|进出口总额|出口总额|进口总额"
SHARE = r"(?:比重|占比|份额|[^，。；\d]率)(?:为|达到?|是)?约?"
SINCE = r"[，,]?(?:比|较)(?:上年|去年|年初)(?:同期|末|底)?(?:提高|提升|上升|回落|降低|加快|收窄|扩大)"

MEASURE = "(?:%|个百分点|[万亿]元)"
SINCE_OR_NOT = r"(?:(?:比|较)(?:上年|去年|年初)(?:同期|末|底)?)?(?:提高|提升|上升|回落|降低|下降)了?约?"


class Misprint(StrEnum):
    """What went wrong around a figure."""

    WORD_TWICE = "word_twice"
    UNIT_TWICE = "unit_twice"
    PERCENT_FOR_POINTS = "percent_for_points"
    YUAN_MISSING = "yuan_missing"
    MARK_MISSING = "mark_missing"
    STOP_FOR_POINT = "stop_for_point"
    TURNED = "turned"


# The group `fault` is what is told.
PATTERNS: tuple[tuple[Misprint, re.Pattern[str]], ...] = (
    (Misprint.WORD_TWICE, re.compile(rf"(?P<fault>(?P<word>{MOVES})(?P=word)[约了近超]?{NUMBER})")),
    (Misprint.UNIT_TWICE, re.compile(rf"(?P<fault>{NUMBER}(?:%%|‰‰|亿亿元|万万[元人吨亩]))")),
    (Misprint.UNIT_TWICE, re.compile(rf"(?P<fault>{NUMBER}(?:个个百分点|个百分点点|个百分百点|个百百分点))")),
    (Misprint.UNIT_TWICE, re.compile(rf"(?P<fault>{NUMBER}[万亿]{{0,2}}美?元元)(?=[，。；、）]|$)")),
    (Misprint.PERCENT_FOR_POINTS, re.compile(rf"{SHARE}{NUMBER}%{SINCE}(?P<fault>{NUMBER}%)")),
    (Misprint.PERCENT_FOR_POINTS, re.compile(rf"(?:比重|占比|份额){SINCE_OR_NOT}(?P<fault>{NUMBER}%)(?=[，。；、）])")),
    (Misprint.PERCENT_FOR_POINTS, re.compile(rf"{NUMBER}%[，,](?:增速|增幅|涨幅|降幅){SINCE}(?P<fault>{NUMBER}%)")),
    (Misprint.MARK_MISSING, re.compile(rf"(?P<fault>{NUMBER}{MEASURE}{NUMBER}{MEASURE})")),
    (Misprint.YUAN_MISSING, re.compile(rf"(?:{MONEY})(?:为|达到?|完成|实现)?(?P<fault>{DECIMAL}亿)(?=[，。；])")),
)
POINT = re.compile(r"\d{1,2}\.\d{1,2}\s?(?:[%％‰]|个?百分点)")
# What is to be shown from right to left is read in the order of the file.
TURNED = re.compile("[\u202b\u202e\u2067](?P<fault>[^\u202c\u2069\r\n]{0,20}\\d[^\u202c\u2069，。；、\r\n]{0,20})")


@dataclass(frozen=True, slots=True)
class Slip:
    """A misprint, what is printed, and its span in the source text."""

    fault: Misprint
    surface: str
    start: int
    end: int


def find_misprints(document: Document) -> Iterator[Slip]:
    """The misprints of the running text, in the order of its paragraphs, then those that only the source text shows."""
    for block in document.blocks:
        if block.kind not in (BlockKind.BODY, BlockKind.NOTE):
            continue
        found = [(fault, match) for fault, pattern in PATTERNS for match in pattern.finditer(block.text)]
        for fault, match in sorted(found, key=lambda each: each[1].start("fault")):
            start, end = block.source_span(*match.span("fault"))
            yield Slip(fault, bare(document.text[start:end]), start, end)
    if document.usual is not document.text:
        yield from _in_source(document)


def _in_source(document: Document) -> Iterator[Slip]:
    """The misprints that the usual text does not show any more."""
    for match in POINT.finditer(document.usual):
        start, end = match.span()
        if "。" in document.text[start:end]:
            yield Slip(Misprint.STOP_FOR_POINT, bare(document.text[start:end]), start, end)
    for match in TURNED.finditer(document.text):
        yield Slip(Misprint.TURNED, bare(match["fault"]), *match.span("fault"))
