"""The area that a clause is about: an area or region in front of its noun phrase, or 全国, 全省, 全市."""

import re

from cqcheck.extract.context import Place, Setting, area_at
from cqcheck.extract.reading import Reading
from cqcheck.lexicons.areas import Area, area_index
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.regions import COUNTRY, abbreviated, region_at, zone_at
from cqcheck.lexicons.words import families, head_of

NOT_AN_AREA = re.compile(r"[\u4e00-\u9fff]?(?:生产建设兵团|赛|港|机场|大学|银行|海关|集团|线|站|路|湖|江|河|舟山|区域)")
PARTS_OF_COUNTRY = ("东部", "中部", "西部", "东北")
AREAS_JOINED = re.compile(r"[、，]|[和与及]|以及")
SITUATED = re.compile(
    r"^(?:[在驻赴入](?P<at>[\u4e00-\u9fff])(?!江|东|西|南|北|域)|来(?P<to>[\u4e00-\u9fff]))(?=[\u4e00-\u9fff])"
)
LONGEST_REGION = 24
LED = re.compile(r"全国|我国|全省|我省|全市|我市")
OF_REGION = re.compile("^地区(?!生产总值|总产值)")  # 北京地区进出口总值


def enter_area(reading: Reading, phrase: str, lead: str = "") -> str:
    """Makes the area named in front of a noun phrase the place of the clause; gives the phrase without it.

    Args:
        reading: The sentence.
        phrase: The noun phrase.
        lead: The words that stood in front of it (全国, 全年).
    """
    if not lead and phrase in families():  # 西部地区销售量238万辆；销售额3412亿元
        return phrase
    reading.place = reading.scope_place or reading.setting.place
    if led := LED.findall(lead):
        reading.topic_place = None
        return _enter_led(reading, phrase, led[-1])
    rest = _enter_named(reading, phrase, lead)
    rest = OF_REGION.sub("", rest) if rest != phrase else rest
    if rest != phrase:  # 渝北区生产总值2400亿元，工业总产值3800亿元: the first area holds until another one is named
        reading.topic_place = None if reading.drafts else reading.place
    elif reading.topic_place and not reading.scope_place:
        reading.place = reading.topic_place
    return rest


def _enter_named(reading: Reading, phrase: str, lead: str) -> str:
    """The phrase without the area that it names itself."""
    if situated := SITUATED.match(phrase):
        own_code = reading.setting.document.code
        if area := abbreviated(situated["at"] or situated["to"], own_code):
            reading.place = Place(area.short_name, area.code)
        return phrase
    if lead.endswith("中国") and phrase.startswith("（") and zone_at(f"中国{phrase}"):
        phrase = f"中国{phrase}"  # 中国（上海）自由贸易试验区
    if region := _region_at(reading, phrase):
        name, end = region
        reading.place = Place(name, None)
        return phrase[end:].lstrip("的")
    return _enter_division(reading, phrase)


def enter_led(reading: Reading, lead: str) -> None:
    """Makes 全国 or 全市 the place of a clause that says no more of what it is about: 全国增长5.2%."""
    if led := LED.findall(lead):
        reading.place = reading.scope_place or reading.setting.place
        _enter_led(reading, "", led[-1])


def _region_at(reading: Reading, phrase: str) -> tuple[str, int] | None:
    """The region or zone in front of a noun phrase, if what follows is an indicator or nothing."""
    found = zone_at(phrase) or region_at(phrase)
    rest = phrase[found[1] :] if found else ""
    if not rest:  # 苏北五市增长6.1% goes on with what was told before
        return found if reading.memory.last else None
    return found if (rest[0] != "、" and head_of(rest)) else None


def _enter_division(reading: Reading, phrase: str) -> str:
    """The phrase without the administrative area in front of it, which becomes the place of the clause."""
    own = reading.setting.place.code or reading.setting.document.code
    hit = _innermost_at(phrase, own)
    if hit is None or NOT_AN_AREA.match(phrase[hit[1] :]):
        return phrase
    area, end = hit
    rest = phrase[end:].lstrip("的")
    is_official = phrase[:end].endswith((area.name, area.short_name))
    if not rest:  # 江北区增长6.2%: what was told of others before
        is_told = bool(reading.memory.last or reading.memory.main)
        if is_told and (is_official or area.code != own):
            reading.place = Place(area.short_name, area.code)
        return "" if is_told else phrase
    if is_official or (area.code != own and load_catalogue().canonical(rest) is not None):
        reading.place = Place(area.short_name, area.code)
        return rest
    # A bare stem (东莞居民人均可支配收入) only says again what the document is about.
    return rest if area.code == own and head_of(rest) else phrase


def _innermost_at(phrase: str, own: str | None) -> tuple[Area, int] | None:
    """The area that a phrase begins with, the innermost where names follow each other: 佛山顺德区."""
    found = area_at(phrase, 0, own)
    while found is not None:
        inner = area_at(phrase, found[1], found[0].code)
        if inner is None or inner[0].code == found[0].code or not area_index().encloses(found[0].code, inner[0].code):
            break
        found = inner
    return found


def enter_areas(reading: Reading, phrase: str) -> str:
    """Makes the areas listed in front of a noun phrase the places of the values behind it; gives the phrase without them.

    `鼓楼区、玄武区和秦淮区地区生产总值` before 分别增长5.1%、7.2%和8.2%. A phrase that does not begin with a list of
    areas is given back as it is.
    """
    own = reading.setting.place.code or reading.setting.document.code
    places: list[Place] = []
    at = end = 0
    while hit := _place_at(phrase, at, own):
        place, end = hit
        places.append(place)
        joined = AREAS_JOINED.match(phrase, end)
        if joined is None:
            break
        at = joined.end()
    if len(places) < 2 or NOT_AN_AREA.match(phrase[end:]):
        return phrase
    if (places[-1].name or "").endswith("地区"):  # 东部、中部、西部地区
        places = [Place(f"{one.name}地区", None) if one.name in PARTS_OF_COUNTRY else one for one in places]
    reading.places = places
    return re.sub("^(?:[两三四五六七八九十]+[省市州区县旗地])?的?", "", phrase[end:])


def without_own_area(reading: Reading, name: str) -> str:
    """A name without the area that the clause is about anyway: 福建省外贸出口总值 → 外贸出口总值."""
    own = reading.place.code or reading.setting.document.code
    hit = area_at(name, 0, own)
    is_own = hit is not None and hit[0].code == own and hit[1] < len(name)
    return name[hit[1] :].lstrip("的") if hit and is_own else name


def _place_at(phrase: str, at: int, own: str | None) -> tuple[Place, int] | None:
    """The region or the administrative area that begins at a place of a phrase, and where its name ends."""
    if region := region_at(phrase[at : at + LONGEST_REGION]):
        return Place(region[0], None), at + region[1]
    hit = area_at(phrase, at, own)
    return (Place(hit[0].short_name, hit[0].code), hit[1]) if hit else None


def division_named(label: str, setting: Setting) -> Place | None:
    """The area that a label or a head of a table names, if it names nothing else."""
    label = label.strip("#*")
    if label in ("全国", "我国"):
        return Place(COUNTRY, None)
    own = setting.place.code or setting.document.code
    hit = area_at(label, 0, own)
    if hit is None:
        area = area_index().resolve(label, own) if re.search("[省市州盟区县旗]$", label) else None
        hit = (area, len(label)) if area else None
    if hit and hit[1] == len(label):
        return Place(hit[0].short_name, hit[0].code)
    found = zone_at(label) or region_at(label)
    return Place(found[0], None) if found and found[1] == len(label) else None


def division_before(caption: str, setting: Setting) -> tuple[Place | None, str]:
    """The area that a caption begins with, and what stands behind it: 鼓楼区, 主要经济指标."""
    own = setting.place.code or setting.document.code
    caption = caption.lstrip()
    hit = _innermost_at(caption, own)
    if hit is None or not caption[: hit[1]].endswith((hit[0].name, hit[0].short_name)):
        return None, caption
    return Place(hit[0].short_name, hit[0].code), caption[hit[1] :]


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
    if is_own or (phrase and load_catalogue().canonical(phrase) is None):
        return phrase
    levels = ("province",) if word.endswith("省") else ("province", "prefecture")
    outer = next((area for area in area_index().chain(own.code or "") if area.level in levels), None)
    if outer is not None:
        reading.place = Place(outer.short_name, outer.code)
    return phrase
