"""Makes bulletins of any length in the genre's style: a claim every 16 or 17 characters, hardly a clause twice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from cqcheck.lexicons.areas import load_areas
from cqcheck.lexicons.indicators import load_catalogue

PROVINCE = "32"
TITLE = "2023年江苏省各县（市、区）国民经济和社会发展统计公报\n\n"
PARAGRAPHS_A_SECTION = 6
SENTENCES_A_PARAGRAPH = 5
PATTERNS = (
    "{area}{one}{amount}亿元，比上年增长{rate}%，其中{other}{part}亿元，增长{rate2}%，占{share}%。",
    "{area}{one}、{other}分别为{amount}亿元和{part}亿元，同比分别增长{rate}%、下降{rate2}%，增速比上年回落{points}个百分点。",
    "{area}全年实现{one}{amount}亿元，下降{rate}%；{other}{part}亿元，增长{rate2}%，比上年提高{points}个百分点。",
    "年末{area}常住人口{people}万人，比上年末增加{points}万人；城镇化率{share}%，提高{points}个百分点。",
    "{area}粮食产量{part}万吨，增长{points}%；棉花{points}万吨，下降{rate}%；油料{rate2}万吨，增长{rate}%；蔬菜{amount}万吨，增长{points}%。",
    "{area}居民人均可支配收入{income}元，增长{rate}%，其中城镇{income2}元，增长{points}%，农村{income3}元，增长{rate2}%，城乡居民收入比为{ratio}。",
    "{area}有卫生机构{count}个，其中医院{few}个；床位{beds}张，卫生技术人员{staff}人，分别增长{rate}%和{points}%。",
    "从{area}看，{one}增长{rate}%，{other}下降{points}%，增速比全省高{rate2}个百分点。",
    "{area}坚持稳中求进工作总基调，着力扩大内需、优化结构，{one}和{other}保持平稳增长，经济运行总体回升向好。",
    "{area}深入实施创新驱动发展战略，产业结构持续优化，重点领域改革取得新的进展，营商环境不断改善，发展动力增强。",
    "{area}统筹推进城乡建设和乡村振兴，加强生态环境保护，办成了一批群众关心的实事，人民生活水平稳步提高。",
    "{area}发展的基础还不牢固，受外部环境复杂多变的影响，{one}增长放缓，部分企业经营困难，民生领域还有短板。",
)


def bulletin(characters: int, seed: int = 0) -> Iterator[str]:
    """The paragraphs of a bulletin of at least as many characters; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - nobody is to be surprised
    yield TITLE
    written, number = len(TITLE), 0
    while written < characters:
        text = f"\n{number // PARAGRAPHS_A_SECTION + 1}. 各项指标\n" if number % PARAGRAPHS_A_SECTION == 0 else ""
        text += "".join(_sentence(draw) for _ in range(SENTENCES_A_PARAGRAPH)) + "\n"
        yield text
        written += len(text)
        number += 1


def _sentence(draw: random.Random) -> str:
    areas, amounts = _areas(), _amounts()
    figures = {
        "amount": f"{draw.uniform(100, 9999):.2f}",
        "part": f"{draw.uniform(10, 100):.2f}",
        "rate": f"{draw.uniform(0, 15):.1f}",
        "rate2": f"{draw.uniform(0, 15):.1f}",
        "points": f"{draw.uniform(0.1, 3):.1f}",
        "share": f"{draw.uniform(20, 90):.1f}",
        "people": f"{draw.uniform(20, 900):.2f}",
        "ratio": f"{draw.uniform(1.5, 2.9):.2f}",
        "count": str(draw.randint(100, 4000)),
        "few": str(draw.randint(10, 99)),
        "beds": str(draw.randint(1000, 60000)),
        "staff": str(draw.randint(1000, 90000)),
        **{name: str(draw.randint(15000, 90000)) for name in ("income", "income2", "income3")},
    }
    one, other = draw.sample(amounts, 2)
    return draw.choice(PATTERNS).format(area=draw.choice(areas), one=one, other=other, **figures)


@cache
def _areas() -> list[str]:
    return sorted({area.short_name for area in load_areas() if area.code.startswith(PROVINCE)})


@cache
def _amounts() -> list[str]:
    return [each.name for each in load_catalogue() if each.unit == "亿元"]
