"""The area that a clause is about: an area or region in front of its noun phrase, or 全国, 全省, 全市."""

import re

from cqcheck.extract.context import COUNTRY, Place, area_at
from cqcheck.extract.reading import Reading
from cqcheck.lexicons.areas import area_index
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.words import families, head_of

NOT_AN_AREA = re.compile(r"[\u4e00-\u9fff]?(?:生产建设兵团|港|机场|大学|银行|海关|集团|线|站|路|湖|江|河|舟山|区域)")
REGION = re.compile(
    r"(?:(?:华[东北南中]|中南|西[南北]|东北|[东中西]部)(?:地区|经济区)?|京津冀(?:经济区|地区)?|长三角(?:地区)?|珠三角(?:地区)?"
    r"|(?:长江|珠江)三角洲(?:经济区|地区)?|长江经济带(?:地区)?|(?:粤港澳)?大湾区|成渝地区双城经济圈)"
)
PART_OF_COUNTRY = re.compile(r"[东中西]部|东北")
AREAS_JOINED = re.compile(r"[、，]|[和与及]|以及")
LED = re.compile(r"全国|我国|全省|我省|全市|我市")


def enter_area(reading: Reading, phrase: str, lead: str = "") -> str:
    """Makes the area named in front of a noun phrase the place of the clause; gives the phrase without it.

    Args:
        reading: The sentence.
        phrase: The noun phrase.
        lead: The words that stood in front of it (全国, 全年).
    """
    if not lead and phrase in families():  # 东部地区销售面积65044万平方米；销售额92313亿元
        return phrase
    reading.place = reading.scope_place or reading.setting.place
    if led := LED.findall(lead):
        return _enter_led(reading, phrase, led[-1])
    region = REGION.match(phrase)
    if region and (region.end() == len(phrase) or (phrase[region.end()] != "、" and head_of(phrase[region.end() :]))):
        reading.place = Place(_region_name(region.group()), None)
        return phrase[region.end() :]
    own = reading.setting.place.code or reading.setting.document.code
    hit = area_at(phrase, 0, own) if len(phrase) > 2 else None
    if hit is None or hit[1] >= len(phrase) or NOT_AN_AREA.match(phrase[hit[1] :]):
        return phrase
    area, end = hit
    if phrase[:end] in (area.name, area.short_name):
        reading.place = Place(area.short_name, area.code)
        return phrase[end:].lstrip("的")
    # A bare stem (东莞居民人均可支配收入) only says again what the document is about.
    return phrase[end:] if area.code == own and head_of(phrase[end:]) else phrase


def _region_name(words: str) -> str:
    """东部地区 is named so; 长江经济带地区 is the 长江经济带, 大湾区 the one of 粤港澳."""
    if words == "大湾区":
        return "粤港澳大湾区"
    return words if PART_OF_COUNTRY.match(words) else words.removesuffix("地区")


def enter_areas(reading: Reading, phrase: str) -> str:
    """Makes the areas listed in front of a noun phrase the places of the values behind it; gives the phrase without them.

    `鼓楼区、玄武区和秦淮区地区生产总值` before 分别增长5.1%、7.2%和8.2%. A phrase that does not begin with a list of
    areas is given back as it is.
    """
    own = reading.setting.place.code or reading.setting.document.code
    places: list[Place] = []
    at = end = 0
    while hit := area_at(phrase, at, own):
        area, end = hit
        places.append(Place(area.short_name, area.code))
        joined = AREAS_JOINED.match(phrase, end)
        if joined is None:
            break
        at = joined.end()
    if len(places) < 2 or NOT_AN_AREA.match(phrase[end:]):
        return phrase
    reading.places = places
    return re.sub("^(?:[两三四五六七八九十]+[省市州区县旗地])?的?", "", phrase[end:])


def without_own_area(reading: Reading, name: str) -> str:
    """A name without the area that the clause is about anyway: 福建省外贸出口总值 → 外贸出口总值."""
    own = reading.place.code or reading.setting.document.code
    hit = area_at(name, 0, own)
    is_own = hit is not None and hit[0].code == own and hit[1] < len(name)
    return name[hit[1] :].lstrip("的") if hit and is_own else name


def is_national_name(reading: Reading, phrase: str, lead: str, dimension: str) -> bool:
    """Whether 全国 in front of a phrase is part of a name (全国重点实验室38家 of a province), not an area."""
    if not lead.endswith("全国") or reading.setting.document.name == COUNTRY:
        return False
    return dimension == "item" or load_catalogue().canonical(phrase) is None


def _enter_led(reading: Reading, phrase: str, word: str) -> str:
    """全国 in front of an indicator is its area, 全省 and 全市 the one around that of the document."""
    if word in ("全国", "我国"):
        reading.place = Place(COUNTRY, None)
        return phrase
    own = reading.setting.place
    is_own = own.code is None or (own.name or "").endswith(word[-1])
    if is_own or load_catalogue().canonical(phrase) is None:
        return phrase
    levels = ("province",) if word.endswith("省") else ("province", "prefecture")
    outer = next((area for area in area_index().chain(own.code or "") if area.level in levels), None)
    if outer is not None:
        reading.place = Place(outer.short_name, outer.code)
    return phrase
