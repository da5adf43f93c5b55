"""Areas that are no administrative divisions: 长三角, 苏南五市, 江北新区; and one-character names of provinces."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from cqcheck.lexicons.areas import Area, area_index
from cqcheck.lexicons.words import word_list

COUNTED = r"(?:[两二三四五六七八九十]+[省市州区县](?:[市区县])?)?"
# What stands in front of a kind of zone without naming one: 国家级高新区, 省级以上开发区, 新建工业园区.
UNNAMED = re.compile(
    r"国家|[省市区县]级|全[国省市区县]|各[类级个]?|重点|主要|现有|其他|同类|所有|新[设建批]|建[成设]|创建|获批|设立|上述|以上|部分|境内|产业|经济$|特色|综合|高新技术$|[和与及在对居位列]|园区|片区|支撑|推动|带动|拉动|引领|加快"
)
# A grade or a region in the midst: 长三角地区国家级开发区 is no name of one.
GRADED = re.compile(r"国家|[省市区县]级|地区|全[国省市]|、")
LONGEST_NAME = 12
COUNTRY = "中国"
MANY = 1 << 12  # a genre of set phrases: the same ones come again and again


class KnownArea(NamedTuple):
    """An area by its short name, and its GB/T 2260 code if it has one."""

    name: str
    code: str | None


def _any_of(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(word + ("(?!生产总值)" if word.endswith("地区") else "") for word in ordered)


@cache
def _region() -> re.Pattern[str]:
    content = word_list("regions")
    named = _any_of(content["regions"])
    other = _any_of(content["not_regions"])
    return re.compile(
        rf"(?!{other})(?P<name>(?:{named})(?:{_any_of(content['region_kinds'])})?)(?:地区(?!生产总值))?{COUNTED}"
    )


@cache
def _zone() -> re.Pattern[str]:
    kinds = _any_of(word_list("regions")["zones"])
    return re.compile(
        rf"(?P<name>(?P<own>(?:中国)?（[\u4e00-\u9fff]{{2,6}}）|[\u4e00-\u9fff]{{2,{LONGEST_NAME}}}?)(?:{kinds}))(?![级类])"
    )


@lru_cache(maxsize=MANY)
def region_at(text: str) -> tuple[str, int] | None:
    """The region that a text begins with, and where its name ends: 苏北五市 → 苏北, 4."""
    match = _region().match(text)
    if match is None:
        return None
    return word_list("regions")["short"].get(match["name"], match["name"]), match.end()


@lru_cache(maxsize=MANY)
def zone_at(text: str) -> tuple[str, int] | None:
    """The zone that a text begins with, and where its name ends; None for a mere kind of zones (国家级高新区)."""
    match = _zone().match(text)
    if match is None or UNNAMED.match(match["own"]) or GRADED.search(match["own"]) or match["own"][:2] in _verbs():
        return None
    return match["name"], match.end()


def is_region(name: str) -> bool:
    """Whether a name is that of a region: 东部, 长三角."""
    return _region().fullmatch(name) is not None


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word_list("phrases")["verbs"])


@cache
def abbreviated(char: str, within: str | None) -> Area | None:
    """The area that a one-character name means in a document of the area `within`: 渝 → 重庆市."""
    index = area_index()
    codes = word_list("regions")["abbreviations"].get(char, [])
    if len(codes) > 1:
        codes = [code for code in codes if within and index.encloses(code, within)]
    return index.area(codes[-1]) if codes else None


def known_area(text: str) -> KnownArea | None:
    """The area that a user means by a name or a code: 广州市, 440100, 长三角, 江北新区, 中国; None if that cannot be told."""
    index = area_index()
    if text in (COUNTRY, "全国"):
        return KnownArea(COUNTRY, None)
    try:
        found = index.area(text) if text.isdecimal() else index.resolve(text)
    except KeyError:
        return None
    if found is not None:
        return KnownArea(found.short_name, found.code)
    name, end = region_at(text) or zone_at(text) or ("", 0)
    return KnownArea(name, None) if name and end == len(text) else None
