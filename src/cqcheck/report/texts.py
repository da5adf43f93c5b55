"""The words of the reports in Chinese and English, from texts.yaml."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path

from cqcheck.bilingual import Bilingual
from cqcheck.lexicons.files import read_yaml
from cqcheck.report.printable import one_line

TEXTS = Path(__file__).with_name("texts.yaml")
OPEN_GROUPS = frozenset({"kind", "role", "slip"})  # edits, later kinds and slips may bring words of their own


class Lang(StrEnum):
    """The languages that reports are written in."""

    ZH = "zh"
    EN = "en"


def say(group: str, key: str, lang: Lang) -> str:
    """The words for `key` of a group of texts.

    A kind, role or slip that texts.yaml does not name is said as it stands: `say("slip", "digits swapped", Lang.ZH)`
    is 相邻数字颠倒, `say("slip", "new slip", Lang.ZH)` is "new slip".
    """
    words = _texts()[group]
    if group in OPEN_GROUPS and key not in words:
        return key
    return words[key][lang]


def has_words(group: str, key: str) -> bool:
    """Whether texts.yaml has words for `key`."""
    return key in _texts().get(group, {})


def groups(names: Iterable[str]) -> dict[str, dict[str, dict[str, str]]]:
    """All words of these groups: group → key → language → words."""
    return {name: _texts()[name] for name in names}


def in_lang(text: Bilingual | None, lang: Lang) -> str:
    """A statement in the language asked for, on one line; nothing for None."""
    if text is None:
        return ""
    return one_line(text.zh if lang is Lang.ZH else text.en)


@cache
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    texts: dict[str, dict[str, dict[str, str]]] = read_yaml(TEXTS)
    return texts
