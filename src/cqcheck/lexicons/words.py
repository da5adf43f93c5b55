"""Word lists of the genre as compiled patterns: hedges, trends, phrases, head nouns."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from cqcheck.codelists import Hedge
from cqcheck.errors import DefinitionError
from cqcheck.lexicons.files import lexicon_files, read_yaml
from cqcheck.lexicons.rows import are_texts

# Single characters that are words only where no longer word runs over them: 国有, 公共, 统计, 发达, 现代.
NOT_AFTER = {
    "均": "人年平",
    "均为": "人年平",
    "均是": "人年平",
    "有": "国所没",
    "共": "公",
    "计": "统会设审预总合累",
    "达": "发",
    "为": "行作认",
    "在": "现存",
    "增": "新净递倍",
    "是": "但",
    "由": "自",
    "的": "目",
    "从": "服",
    "升": "毫",
    "降": "空",
    "同": "合共协",
    "现价": "体实兑展呈变发出表",
    "同口径": "不",
    "可比价": "不",
    "可比口径": "不",
    "还": "退返归偿",
    "可": "许认",
}
NOT_BEFORE = {
    "全国": "性",
    "全球": "性",
    "中国": "科工",
    "现": "代金场行有货存价",
    "共": "同享建有计富济识产青和",
    "并": "购网轨入联",
    "已": "婚",
    "即": "将",
    "且": "末",
    "但": "是",
    "首次": "公",
    "五年": "制期级",
    "如": "东皋意",
}

IN_BRACKETS = re.compile(r"（[^）]*）$")
# Any rate is a head noun, whatever it is a rate of: 出生率, 森林覆盖率.
RATE = re.compile(r"(?:[^的、]{2}率|[^的]?率)$")


@cache
def word_list(file: str) -> dict[str, Any]:
    """The content of a word file of the lexicons, the user's additions behind the package's words.

    Raises:
        DefinitionError: An addition is to no list of words.
    """
    shipped, *own = lexicon_files(f"{file}.yaml")
    content = dict(read_yaml(shipped))
    for path in own:
        added = read_yaml(path)
        faults = list(_no_words(added, content))
        if faults:
            raise DefinitionError(path, faults)
        content |= {section: [*content[section], *words] for section, words in added.items()}
    return content


def _no_words(added: object, content: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """What of an addition cannot be put behind the lists of a word file."""
    lists = {section: words for section, words in content.items() if isinstance(words, list)}
    if not isinstance(added, dict):
        yield 0, f"has no lists of words; there are {', '.join(lists)}"
        return
    for section, words in added.items():
        if section not in lists:
            yield 0, f"unknown key {section}; known are {', '.join(lists)}"
        elif isinstance(lists[section][0], list):
            if not isinstance(words, list) or not all(map(are_texts, words)):
                yield 0, f"{section} is a list of lists of words, not {words!r}"
        elif not are_texts(words):
            yield 0, f"{section} is a list of words, not {words!r}"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    # Most characters of a text begin no word at all: one look at a character saves a look at each word.
    return f"{beginning(longest_first)}(?:{'|'.join(map(_guarded, longest_first))})"


def beginning(words: Iterable[str]) -> str:
    """A pattern for a place at which one of the words may begin."""
    return f"(?=[{re.escape(''.join(sorted({word[0] for word in words})))}])"


def _guarded(word: str) -> str:
    before = f"(?<![{NOT_AFTER[word]}])" if word in NOT_AFTER else ""
    after = f"(?![{NOT_BEFORE[word]}])" if word in NOT_BEFORE else ""
    return before + re.escape(word) + after


@cache
def verb_of_new() -> re.Pattern[str]:
    """A verb that makes a flow of the noun behind it, and is kept in its name: 新认定, 新增, 净增."""
    return re.compile(f"净增|{alternatives(verb for verb in word_list('phrases')['verbs'] if verb.startswith('新'))}")


@cache
def hedge_before() -> re.Pattern[str]:
    """A hedge at the end of a text, in front of a number; the group names the hedge."""
    groups = "|".join(f"(?P<{name}>{alternatives(words)})" for name, words in word_list("hedges")["before"].items())
    return re.compile(f"(?:{groups})(?:过|了)?$")


@cache
def hedge_after() -> re.Pattern[str]:
    """A hedge at the beginning of a text, behind a unit; the group names the hedge."""
    groups = "|".join(f"(?P<{name}>{alternatives(words)})" for name, words in word_list("hedges")["after"].items())
    return re.compile(f"(?:{groups})")


def hedge_of(match: re.Match[str]) -> Hedge:
    """The hedge that a match of `hedge_before` or `hedge_after` names."""
    return Hedge(next(name for name, found in match.groupdict().items() if found))


@cache
def heads() -> tuple[frozenset[str], tuple[int, ...]]:
    """The head nouns of noun phrases, and their lengths, the longest first."""
    known = frozenset(word_list("heads")["heads"])
    return known, tuple(sorted(set(map(len, known)), reverse=True))


@lru_cache(maxsize=1 << 12)
def head_of(phrase: str) -> str:
    """The head noun of a phrase, empty if it has none: 规模以上工业增加值 → 增加值."""
    phrase = IN_BRACKETS.sub("", phrase)
    known, lengths = heads()
    listed = next((phrase[-size:] for size in lengths if phrase[-size:] in known), "")
    rate = RATE.search(phrase) if phrase.endswith("率") else None
    return max(listed, rate.group() if rate else "", key=len)


@cache
def families() -> dict[str, tuple[int, ...]]:
    """Bare head noun → the families that it belongs to."""
    result: dict[str, tuple[int, ...]] = {}
    for number, family in enumerate(word_list("heads")["families"]):
        for word in family:
            result[word] = (*result.get(word, ()), number)
    return result
