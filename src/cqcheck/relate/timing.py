"""The period of a figure in a text that names no year: its own words, such as 前三季度 or 7月份."""

import re

# 2月3日 is a date; 比一季度 and 与上半年相比 tell what is compared with.
WITHIN_YEAR = re.compile(
    r"(?<![比较与和同])(?:(?:1|一)[-—–－~～至](?P<month>\d{1,2})月|前(?P<months>\d{1,2}|[一二三四五六七八九十]{1,2})个?月"
    r"|前[二三]个?季度|[一二三四]季度|[上下]半年|(?<!\d)\d{1,2}月(?:份|末|底)?(?!\d{0,2}日))"
)
WHOLE_YEAR = re.compile(r"全年|年末|年底")


def period_words(text: str, before: str | None = None) -> str | None:
    """The last words in a text for a part of the year, `before` if it has none; None once 全年 is named.

    >>> period_words("前三季度出口320亿元，其中三季度")
    '三季度'
    """
    named = _last(WITHIN_YEAR, text)
    whole = _last(WHOLE_YEAR, text)
    if whole is not None and (named is None or named.start() < whole.start()):
        return None
    if named is None:
        return before
    until = named["month"] or named["months"]
    return f"1-{until}月" if until else named.group().removesuffix("份")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=re.Match.start, default=None)
