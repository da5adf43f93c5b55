"""The names of a list, each with the head that is stated once at its end: 榨菜、中医药、畜牧产值."""

from __future__ import annotations

import re

from cqcheck.extract.subjects import family_words, tidy
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.numerals import chinese_number
from cqcheck.lexicons.words import head_of

INSURANCES = re.compile(r"参加(?P<kinds>[^，]*、[^，]+?)(?:保险)?的?(?P<people>人数|职工人数|职工)$")
BRANCHES = re.compile(r"[^，\d]{2,24}业")
COUNTED = re.compile(
    r"(?P<names>[^，]*、[^，]*?)(?:等|这)?(?P<count>[两二三四五六七八九十])(?:大|个|[项类家])(?P<rest>[^、，]+)$"
)
SYMBOL = re.compile(r"[A-Za-z][A-Za-z\d.]*")
SIZES = re.compile(r"[大中小微]")
OWNERSHIPS = re.compile(r"(?:控股|私营|民营|国有|股份制|集体|合资|独资|外资|内资|投资|中央|地方)$")


def split_names(phrase: str, count: int) -> list[str]:
    """The `count` names of a list, each with the head that is stated once at its end; empty if they do not come out.

    `榨菜、中医药、畜牧产值` → 榨菜产值, 中医药产值, 畜牧产值; `城镇、农村居民人均可支配收入` → both kinds of income.
    """
    if match := INSURANCES.match(phrase):  # 参加失业、工伤保险人数: the verb and 保险 belong to each
        kinds = [kind.removesuffix("保险") for kind in _parts(match["kinds"], count)]
        return [f"参加{kind}保险{match['people']}" for kind in kinds] if len(kinds) == count else []
    match = re.match(r"(?P<names>.+)(?<![高中初同平上])等(?P<rest>[^等]{0,16})$", phrase)
    names, rest = (match["names"], match["rest"]) if match else (phrase, "")
    parts = _parts(names, count)
    if len(parts) != count:
        return []
    head = head_of(rest) if rest else ""
    if rest and not head:
        head = rest if len(rest) <= 4 else ""
    if not head:
        head = _head_of_symbols(parts) or _shared_head(parts)
    if parts[0].startswith("对") and not any(part.startswith("对") for part in parts[1:]):
        parts = [parts[0], *("对" + part for part in parts[1:])]  # 对美国、欧盟、东盟出口
    owner = parts[0].removesuffix(head_of(parts[0])) if head_of(parts[0]) else ""
    parts = [owner + part if at and _needs_owner(part) else part for at, part in enumerate(parts)]
    parts = _with_kind(parts, head)
    return [part if _is_whole(part, head, has_rest=bool(rest)) else part + head for part in parts]


def listed_clauses(phrase: str, count: int, earlier: list[str]) -> list[str]:
    """The names of a list with commas between them, since they hold lists themselves; empty if it is none.

    `计算机、通信和其他电子设备制造业，汽车制造业，专用设备制造业产值分别增长…` → three industries' 产值.
    """
    parts = [tidy(clause) for clause in earlier[1 - count :]]
    if len(parts) < count - 1 or not all(BRANCHES.fullmatch(part) for part in parts):
        return []
    head = head_of(phrase)
    return [part + head for part in parts] + [phrase] if head and phrase.removesuffix(head).endswith("业") else []


def counted_list(phrase: str, count: int) -> str:
    """A list without the words that say how many it has: 电子信息、装备制造两个支柱产业产值 → 电子信息、装备制造产值; empty for any other phrase."""
    match = COUNTED.match(phrase) if count > 1 else None
    head = head_of(match["rest"]) if match else ""
    return (
        match["names"] + head
        if match and head and int(chinese_number(match["count"].replace("两", "二"))) == count
        else ""
    )


def _with_kind(parts: list[str], head: str) -> list[str]:
    """The names of a list with the 企业 or 居民 that is stated once at its end: 大、中、小型企业利润; 城镇、农村居民收入."""
    last = parts[-1].removesuffix(head) if head else ""
    if last.endswith("居民") and all(part in ("城镇", "农村", "城市") for part in parts[:-1]):
        return [*(part + "居民" for part in parts[:-1]), parts[-1]]
    if last.endswith("型企业") and all(SIZES.fullmatch(part) for part in parts[:-1]):
        return [*(part + "型企业" for part in parts[:-1]), parts[-1]]
    if last.endswith("企业") and all(OWNERSHIPS.search(part) for part in parts[:-1]):
        return [*(part + "企业" for part in parts[:-1]), parts[-1]]
    return parts


def _needs_owner(part: str) -> bool:
    """Whether a name of a list is a bare head of the first one's owner: 工业产值、利润, but not 地区生产总值、固定资产投资."""
    return head_of(part) == part and (len(part) < 4 or load_catalogue().canonical(part) is None)


def _is_whole(name: str, head: str, *, has_rest: bool) -> bool:
    """Whether a name of a list needs no head from its end: it has that one, or another of its own."""
    if name.isascii() and load_catalogue().canonical(name):  # M2、人民币贷款余额, but not SO2、NO2平均浓度
        return True
    own = head_of(name)
    return not head or own == head or (bool(own) and own != name and not has_rest)


def _head_of_symbols(parts: list[str]) -> str:
    """What stands once behind the last of some symbols: PM10、PM2.5、NO2年均浓度 → 年均浓度; empty for other names."""
    last = SYMBOL.match(parts[-1])
    return parts[-1][last.end() :] if last and all(SYMBOL.fullmatch(part) for part in parts[:-1]) else ""


def _shared_head(parts: list[str]) -> str:
    last = parts[-1]
    for word in ("居民人均可支配收入", "居民人均消费支出", "常住居民人均可支配收入"):
        if last.endswith(word) and len(last) > len(word):
            return word
    bare = next((word for word in family_words() if last.endswith(word) and len(last) > len(word) > 2), "")
    head = max(head_of(last), bare, key=len)
    return head if head != last else ""


def _parts(names: str, count: int) -> list[str]:
    parts = [part for part in re.split("、(?![^（]*）)", names) if part]
    if len(parts) < count:
        joined: list[str] = []
        for at, part in enumerate(parts):
            is_last = at == len(parts) - 1
            pieces = re.split("(?:以及|和|与|及)(?!其)", part) if is_last or len(parts) == 1 else [part]
            if len(parts) - 1 + len(pieces) > count and len(pieces) > 2:
                pieces = [part]
            joined.extend(piece for piece in pieces if piece)
        parts = joined
    while len(parts) > count >= 1:
        shortest = min(
            range(len(parts) - 1),
            key=lambda at: (bool(head_of(parts[at])) or parts[at].endswith("类"), len(parts[at]), at),
        )
        parts[shortest : shortest + 2] = ["、".join(parts[shortest : shortest + 2])]
    return parts
