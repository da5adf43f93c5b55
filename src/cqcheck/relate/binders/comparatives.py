"""Words that set one growth above another: 服务业增速快于工业, 均高于GDP增速, 高于全国平均水平."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cqcheck.bilingual import Bilingual
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import normalise
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

ABOVE = ("快于", "高于", "好于", "领先于", "领先", "跑赢")
BELOW = ("慢于", "低于", "落后于")
ORDER = re.compile(
    r"(?P<own>[^，。；：、]{0,16}?)(?P<word>快于|高于|好于|领先于|领先|跑赢|慢于|低于|落后于)"
    r"(?P<other>(?:同期)?[^，。；：、\d（）]{2,16}?)(?P<tail>平均水平|平均|水平|增速|增幅|增长速度|的增速)*(?=[，。；）]|$)"
)
# What stands round the name of what grows.
AROUND = re.compile(
    r"^(?:其中|同期|且|并|而|又|也|仍|继续|持续)+|(?:的?(?:年均)?(?:名义|实际)?(?:增速|增幅|增长速度|增长率|增长))$"
)
EVERY = re.compile(r"[均都]$")
# What 居民收入增速快于经济增速 compares.
SHORT_NAMES = {
    "经济": "地区生产总值",
    "居民收入": "居民人均可支配收入",
    "城镇居民收入": "城镇居民人均可支配收入",
    "农民收入": "农村居民人均可支配收入",
    "农村居民收入": "农村居民人均可支配收入",
}
NATION, PROVINCE = "全国", re.compile(r"^(?:全省|全区)$")
PLACE = re.compile(r"^(?:同期)?(?:我[国省市区县旗]|全[国省市区县旗])")
PARAGRAPH = 1500  # characters around the words in which the growths are looked for
NOT_SURE = Bilingual("不能确定文字比较的是哪些数字", "it is not certain which figures the words compare")
HEADS = re.compile(r"(?:增加值|总产值|产值|投资|总额|零售额|人均可支配收入|收入|企业)$")


@dataclass(frozen=True, slots=True)
class _Sides:
    """The growths that the words set apart, and whether both are named as they are stated."""

    own: list[Statement]
    other: Statement
    is_sure: bool


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every clause that sets a growth above or below another without saying by how much, if both are printed."""
    for sentence in page.document.sentences:
        for found in ORDER.finditer(sentence.text):
            sides = _sides(page, sentence.block, sentence.start + found.start(), found)
            if sides is None or sides.other in sides.own or sides.other.is_target or sides.own[0].is_target:
                continue
            is_above = found["word"] in ABOVE
            upper = sides.own if is_above else [sides.other]
            lower = [sides.other] if is_above else sides.own
            holds = all(one.claim.interval.upper >= other.claim.interval.lower for one in upper for other in lower)
            yield Draft(
                (*(("statement", each) for each in upper), *(("evidence", each) for each in lower)),
                why_undecided=None if holds or sides.is_sure else NOT_SURE,
            )


def _sides(page: Page, block: int, at: int, found: re.Match[str]) -> _Sides | None:
    growths = [each for each in page.between(block, at - PARAGRAPH, at + PARAGRAPH) if each.slot == "growth"]
    before = [each for each in growths if each.until <= at]
    named = AROUND.sub("", found["own"].strip())
    if EVERY.search(named) or not named:
        own, is_named = _before(page, block, at, before, is_every=bool(EVERY.search(named))), True
    else:
        own, is_named = _named(growths, named)
    if not own:
        return None
    other, is_exact = _other(page, growths, own[0], AROUND.sub("", found["other"]), found["tail"])
    if other is None or not all(each.is_like_move(other) for each in own):
        return None
    return _Sides(own, other, is_named and is_exact)


def _before(page: Page, block: int, at: int, growths: list[Statement], *, is_every: bool) -> list[Statement]:
    """The growth right before the words, or all of their sentence."""
    text = page.document.blocks[block].text
    if not growths or re.search(r"[。；]", text[growths[-1].until : at]) or at - growths[-1].until > 4:
        return []
    if not is_every:
        return growths[-1:]
    return [each for each in growths if "。" not in text[each.until : at]]


def _other(
    page: Page, growths: list[Statement], own: Statement, words: str, tail: str | None
) -> tuple[Statement | None, bool]:
    """The growth that another is set against: of the nation or province, or of what the words name."""
    if words.startswith(NATION) and words in (NATION, "全国同期"):
        return page.near(own, own.name, "中国", own.period, "growth"), True
    if PROVINCE.match(words):
        alike = [each for each in page.stated(own.name, "growth") if each.area.endswith(("省", "自治区"))]
        alike = [each for each in alike if each.area != own.area and each.period == own.period]
        return (alike[0], True) if len(alike) == 1 else (None, False)
    if tail is not None and tail.startswith("平均"):
        return None, False
    words = PLACE.sub("", words)
    words = SHORT_NAMES.get(words, words)
    found, is_exact = _named([each for each in growths if each is not own], words)
    if not found:
        aliases = [each for each in page.stated(normalise(words), "growth") if each.key[1:] == own.key[1:]]
        return (aliases[0], True) if aliases else (None, False)
    return (found[0], is_exact) if found[0].key[1:] == own.key[1:] else (None, False)


def _named(growths: list[Statement], words: str) -> tuple[list[Statement], bool]:
    """The one growth whose name is told by some words, and whether it is told in full but for its head noun."""
    words = SHORT_NAMES.get(words, words)
    whole = normalise(words)
    exact = [each for each in growths if each.name == whole or HEADS.sub("", each.name) == HEADS.sub("", whole)]
    if exact:
        return exact[:1], True
    loose = [each for each in growths if len(words) >= 2 and (words in each.claim.indicator or words in each.name)]
    names = {each.name for each in loose}
    return (loose[:1], False) if len(names) == 1 else ([], False)
