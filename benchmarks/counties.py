"""Makes yearbooks of counties in the genre's style whose figures agree: what relating and localising have to do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from cqcheck.lexicons.areas import area_index, load_areas

TITLE = "2023年各县（市、区）国民经济和社会发展统计公报\n\n"
A_TABLE = 20  # counties whose figures one table repeats
LENGTH = 3  # of a usual name, which no other one is a part of
CENT, TENTH, HUNDRED = Decimal("0.01"), Decimal("0.1"), Decimal(100)


def yearbook(counties: int, *, errors_in: int = 0, seed: int = 0) -> str:
    """The text of a yearbook of so many counties, about 45 claims each; the same for the same seed.

    Each county has paragraphs with sums, shares, growths, structures and ratios that hold, and a row in a table
    that repeats some of them. With `errors_in` the first figure of every so many-th county is ten times too large.
    """
    draw = random.Random(seed)  # noqa: S311 - nobody is to be surprised
    names = county_names()
    parts = [TITLE]
    rows: list[str] = []
    for number in range(counties):
        name = names[number % len(names)]
        year = 2023 - number // len(names)
        is_wrong = errors_in > 0 and number % errors_in == errors_in - 1
        text, row = _county(draw, f"{year}年{name}", name, is_wrong=is_wrong)
        parts.append(text)
        rows.append(row)
        if len(rows) == A_TABLE or number == counties - 1:
            parts.append(f"表{number // A_TABLE + 1} {year}年各县（市、区）主要指标\n" + "".join(_table(rows)) + "\n")
            rows = []
    return "".join(parts)


def _table(rows: list[str]) -> Iterator[str]:
    yield "| 地区 | 地区生产总值（亿元） | 社会消费品零售总额（亿元） | 常住人口（万人） |\n"
    yield from rows


def _county(draw: random.Random, when: str, name: str, *, is_wrong: bool) -> tuple[str, str]:
    industries = [_figure(draw, low, high) for low, high in ((5, 80), (80, 600), (90, 900))]
    gdp = sum(industries)
    growths = sorted(_figure(draw, 1, 9, TENTH) for _ in range(4))
    town, country = _figure(draw, 60, 400), _figure(draw, 10, 90)
    exports, imports = _figure(draw, 20, 300), _figure(draw, 5, 100)
    people, more = _figure(draw, 20, 120), _figure(draw, Decimal("0.1"), 2)
    urban = (people * _figure(draw, 40, 80) / HUNDRED).quantize(CENT)
    incomes = [draw.randint(low, low + 9000) for low in (42000, 20000)]
    taxes, other = _figure(draw, 10, 70), _figure(draw, 4, 30)
    deposits, risen = _figure(draw, 500, 2000), _figure(draw, 20, 90)
    stated = gdp * 10 if is_wrong else gdp
    sales = town + country
    text = (
        f"{when}实现地区生产总值{stated}亿元，按不变价格计算，比上年增长{growths[1]}%。其中，{name}第一产业增加值{industries[0]}亿元，"
        f"增长{growths[0]}%；{name}第二产业增加值{industries[1]}亿元，增长{growths[2]}%；{name}第三产业增加值{industries[2]}亿元，增长{growths[3]}%。\n"
        f"{when}社会消费品零售总额{sales}亿元，比上年增长{growths[2]}%。按经营地分，{name}城镇消费品零售额{town}亿元，{name}乡村消费品零售额{country}亿元。\n"
        f"{when}货物进出口总额{exports + imports}亿元，其中出口{exports}亿元，增长{growths[3]}%，占{_percent(exports, exports + imports)}%；"
        f"进口{imports}亿元，下降{growths[0]}%。\n"
        f"{when}末常住人口{people}万人，比上年末增加{more}万人，增长{_percent(more, people - more)}%，"
        f"其中城镇常住人口{urban}万人，城镇化率{_percent(urban, people)}%。\n"
        f"{when}城镇居民人均可支配收入{incomes[0]}元，增长{growths[1]}%；农村居民人均可支配收入{incomes[1]}元，增长{growths[3]}%。"
        f"{name}城乡居民收入比为{(Decimal(incomes[0]) / incomes[1]).quantize(CENT)}。\n"
        f"{when}一般公共预算收入{taxes + other}亿元，增长{growths[1]}%，其中税收收入{taxes}亿元，占一般公共预算收入的{_percent(taxes, taxes + other)}%，"
        f"非税收入{other}亿元。\n"
        f"{when}末金融机构各项存款余额{deposits}亿元，比年初增加{risen}亿元，比年初增长{_percent(risen, deposits - risen)}%，"
        f"其中住户存款余额{(deposits / 2).quantize(CENT)}亿元。\n\n"
    )
    return text, f"| {name} | {gdp} | {sales} | {people} |\n"


def _figure(draw: random.Random, low: Decimal | int, high: int, digit: Decimal = CENT) -> Decimal:
    return Decimal(str(draw.uniform(float(low), high))).quantize(digit, ROUND_HALF_EVEN)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * HUNDRED).quantize(TENTH, ROUND_HALF_EVEN)


def county_names() -> list[str]:
    """The full names of the counties that no other area has and that running text is searched for, by their codes."""
    counts: dict[str, int] = {}
    listed = [area for area in load_areas() if area.level == "county" and area.former_until is None]
    for area in listed:
        counts[area.name] = counts.get(area.name, 0) + 1
    known = area_index().by_name
    return [area.name for area in listed if counts[area.name] == 1 and len(area.name) == LENGTH and area.name in known]
