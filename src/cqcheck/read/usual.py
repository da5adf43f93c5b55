"""Source text → the same text in usual characters, in which everything is recognised; offsets stay.

Old systems, copy sites and the fonts of PDF files write what is read as one thing in several characters. Each is put for one, so that what is
found in the usual text stands at the same place of the source text, from which all is quoted.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from cqcheck.read.pinyin import without_pinyin
from cqcheck.read.traditional import is_traditional, simplified

HIDDEN = "\u200b"  # put for what is no part of the text; it parts nothing
MINUS_SIGNS = "-−－﹣–—"
# Radicals that fonts give for whole characters and Unicode has no decomposition of.
RADICALS = "⺁厂⺎兀⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙"
# Blanks of many widths, Kangxi radicals, compatibility ideographs, vertical and small forms, half-width Chinese marks.
FORMS = "\u1680\u2000-\u200a\u2e80-\u2fd5\uf900-\ufaff\ufe10-\ufe19\ufe31-\ufe6b\uff61-\uff65\U0002f800-\U0002fa1d"
# Control characters that end no line, marks of hyphenation, direction and variation, zero-width characters: nothing is seen of them.
UNSEEN = (
    "\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
PERCENT, RATIO = "٪", "﹕"
CIRCLED = "❶➀➊㊀"  # the first of ten, each
UNUSUAL = re.compile(f"[{FORMS}{UNSEEN}{PERCENT}❶-➓㊀-㊉]")
GAPS = re.compile(rf"[\s{UNSEEN}]+")
HAN_DIGITS = "一二三四五六七八九〇○零"
BEFORE_MINUS = r"(?:(?<=增长.|增速.|增幅.|涨幅.|[|｜] .|\s\s.)|(?<=[|｜\t（(为是].))"
# What has one of the characters is searched for the pattern.
RULES = tuple(
    (hints, re.compile(pattern, re.MULTILINE), put)
    for hints, pattern, put in (
        ("︰∶", r"[︰∶](?!(?<=\d.)\d)", "："),
        ("'’＇", r"['’＇](?<=\d.)(?=\d{3}(?!\d))", ","),
        ("○◯０零", rf"[○◯０零](?<=[{HAN_DIGITS}０].)(?=[{HAN_DIGITS}０]{{0,2}}年)", "〇"),
        ("–—", rf"[–—]{BEFORE_MINUS}(?=\d+(?:[.．]\d+)?\s*(?:[%％‰|｜\t）)]|个百分点|$))", "-"),
        ("·•・‧∙⋅", r"[·•・‧∙⋅](?<=\d.)(?=\d{1,4}\s?(?:[%％‰万亿]|个?百分点))", "."),
        ("。", r"。(?:(?<=[^\d第表图]\d.)|(?<=[^\d第表图]\d\d.))(?=\d{1,2}\s?(?:[%％‰]|个?百分点))", "."),
    )
)


@cache
def _characters() -> dict[int, str]:
    """What is put for single characters, by their code."""
    forms = {code: form for code in _codes(FORMS) if len(form := normalize("NFKC", chr(code))) == 1}
    whole = {ord(radical): char for radical, char in zip(RADICALS[::2], RADICALS[1::2], strict=True)}
    circled = {ord(first) + at: chr(ord("①") + at) for first in CIRCLED for at in range(10)}
    unseen = dict.fromkeys(_codes(UNSEEN), HIDDEN)
    return {**forms, **whole, **circled, **unseen, ord(PERCENT): "%", ord(RATIO): "︰"}


def _codes(characters: str) -> Iterator[int]:
    """The codes of the characters that a set of a regular expression stands for."""
    for span in re.findall("(.)-(.)|(.)", characters, re.DOTALL):
        first, last = span[:2] if span[0] else span[2:] * 2
        yield from range(ord(first), ord(last) + 1)


def bare(surface: str) -> str:
    """A figure without the blanks, line breaks and unseen characters that stand in it."""
    return GAPS.sub("", surface)


def usual(text: str) -> str:
    """The text in usual characters, at the same length: itself if it has no others.

    Traditional characters are simplified if it is written in them.
    """
    result = text.translate(_characters()) if UNUSUAL.search(text) else text
    if is_traditional(result):
        result = simplified(result)
    for hints, pattern, put in RULES:
        if any(hint in result for hint in hints):
            result = pattern.sub(put, result)
    result = without_pinyin(result, HIDDEN)
    return text if result == text else result
