"""Verbs in front of a counted thing and behind it: 组织实施|12个项目, 4.2万名高校毕业生|到基层从事服务."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cqcheck.extract.predicates import MANY_CLAUSES, strip_lead
from cqcheck.lexicons.words import word_list

# What 全面 or 基本 goes before where it is an adverb: 基本完工, not 基本养老保险.
FULLY_DONE = "完|建成|竣|形成|展开|铺开|达|消|成型|开工|投|顺利|除险"
DONE = re.compile(r"(?:了|出|[首一]批|第一批)$")


@lru_cache(maxsize=MANY_CLAUSES)
def is_verb(phrase: str) -> bool:
    """Whether a phrase is nothing but verbs: 组织实施, 累计选派."""
    bare = strip_lead(DONE.sub("", phrase))
    verbs = _verbs()
    return (
        not bare
        or bare in verbs
        or any(bare[:at] in verbs and bare[at:].lstrip("并和、") in verbs for at in range(1, len(bare)))
    )


@cache
def long_verbs() -> tuple[str, ...]:
    """The verbs that are told from the end of a noun: those of two characters and more."""
    return tuple(verb for verb in _verbs() if len(verb) > 1)


def without_verb(phrase: str) -> str:
    """A phrase without the verb in front of it: 募集资金 → 资金."""
    return next((phrase[size:] for size in (4, 3, 2) if phrase[:size] in _verbs()), phrase)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word_list("phrases")["verbs"])


@cache
def _said_verbs() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, word_list("phrases")["predicates"])).replace("|在|", "|在(?![校职岗读建册园编])|")
    verbs = verbs.replace("|均|", "|均(?![衡等价值量])|").replace("|覆盖|", "|(?<!全)覆盖|")
    return re.compile(f"{verbs}|(?:全面|基本|整体|主体|进展)(?={FULLY_DONE})")


def split_said(noun: str) -> tuple[str, str]:
    """高校毕业生到基层从事服务 → 高校毕业生, 到基层从事服务."""
    for at in (0, *range(2, len(noun) - 1)):
        if noun.count("“", 0, at) > noun.count("”", 0, at):  # “十个全覆盖”
            continue
        if _said_verbs().match(noun, at) and not noun.endswith("以", 0, at):  # 地级以上市
            return noun[:at], noun[at:]
    return noun, ""
