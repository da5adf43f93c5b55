"""What a part contributes to a growth: 对经济增长的贡献率为35.4%, 拉动GDP增长2.9个百分点, 影响CPI下降约0.2个百分点."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cqcheck.lexicons.words import alternatives, word_list

LINKED = "(?:分别|均|为|达到?|是)*"
SUFFERED = re.compile(r"受[^，；]*$")


class Contribution(NamedTuple):
    """Where the words of a contribution begin, what it is a contribution to, and its sign (0 if no word tells).

    `distributes` marks 分别.
    """

    start: int
    to: str
    sign: int
    distributes: bool


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    trends = word_list("trends")
    noun, trend = alternatives(trends["nouns"]), alternatives([*trends["up"], *trends["down"]])
    moved = rf"(?:同比|环比)?(?P<noun>{noun})?(?P<trend>{trend})"
    contributed = (
        re.compile(
            rf"对(?P<to>[^，；对]{{2,16}}?)(?:{noun}|{trend})?的?(?:(?:拉动)?贡献(?:率|度|份额)?|拉动(?:作用|点数)){LINKED}$"
        ),
        re.compile(
            rf"(?:(?P<pull>向下拉动|拉低|下拉(?!动))|拉动|拉高|推高)(?P<to>[^，；]{{0,20}}?)(?:{moved})?{LINKED}$"
        ),
        re.compile(rf"(?:的)?贡献率{LINKED}$|贡献(?!率|度)了?(?P<to>[^，]{{0,12}}?)(?:的|增量)*$"),
    )
    caused = re.compile(rf"(?:影响|导致|致使|带动|推动)(?P<to>[^，；]{{2,16}}?){moved}(?:了|约|近|超过?|达)*$")
    return contributed, caused


def find_contribution(clause: str) -> Contribution | None:
    """The contribution that the end of a clause states: …，拉动GDP增长 → (…, GDP, +1)."""
    matches = (pattern.search(clause) for pattern in _patterns()[0])
    match = next((match for match in matches if match), None)
    return _contribution(match) if match else None


def find_effect(clause: str) -> Contribution | None:
    """The points by which the end of a clause says that a part moved a whole: …，影响CPI涨幅回落约 → (…, CPI, −1)."""
    match = _patterns()[1].search(clause)
    if not match or SUFFERED.search(clause[: match.start()]):  # 受疫情影响
        return None
    return _contribution(match)


def _contribution(match: re.Match[str]) -> Contribution:
    words = match.groupdict()
    return Contribution(match.start(), words.get("to") or "", _sign(words), "分别" in match.group())


def _sign(words: dict[str, str | None]) -> int:
    """The way that the whole was moved: a rise that slows down and a fall that deepens are pulled down."""
    trends = word_list("trends")
    if words.get("pull"):
        return -1
    if not words.get("trend"):
        return 0
    sign = -1 if words["trend"] in trends["down"] else 1
    return -sign if words.get("noun") and trends["nouns"][words["noun"]] == "down" else sign
