"""Pinyin that copy sites throw into a text: 增长(zeng zhang)8.0%, 重（chóng）庆."""

import re
from itertools import takewhile
from unicodedata import combining, normalize

from cqcheck.read.traditional import is_han

ASIDE = re.compile(r"[（(](?P<letters>[A-Za-z\u00c0-\u01dc\u0300-\u030c ’']{2,60})[)）]")
SYLLABLE = (
    "(?:(?:[zcs]h?|[bpmfdtnlgkhjqxrwy])?"
    "(?:i(?:ang|ong|an|ao|ng|[aenu])|u(?:ang|an|ai|[aeino])|a(?:ng|[ino])|e(?:ng|[inr])|o(?:ng|u)|[aeiouv]))"
)
SYLLABLES = rf"(?:(?>{SYLLABLE})[ ’']*+)++"  # without ways back, which may be many; compiled when first needed
LONGEST_WORD = 8
SHORTEST = 3  # letters without tones: 面积（ha） has a unit
MINUTES = "min"


def without_pinyin(text: str, hidden: str) -> str:
    """The text with `hidden` for each character of letters in brackets that spell the word in front of them.

    Other letters stay: GDP, R&D, km.
    """

    def put(aside: re.Match[str]) -> str:
        before = text[max(0, aside.start() - LONGEST_WORD) : aside.start()]
        length = sum(1 for _ in takewhile(is_han, reversed(before)))
        return hidden * len(aside.group()) if length and _spell(aside["letters"], length) else aside.group()

    return ASIDE.sub(put, text)


def _spell(letters: str, most: int) -> bool:
    """Whether letters are Pinyin of so many syllables at the most: zeng zhang, zēngzhǎng, but neither GDP nor min."""
    parts = normalize("NFD", letters)
    plain = "".join(char for char in parts if not combining(char)).lower()
    is_toned = len(plain) < len(parts)
    if letters.isupper() or not re.fullmatch(SYLLABLES, plain) or len(plain.split()) > most:
        return False
    return is_toned or (len(plain) >= SHORTEST and plain != MINUTES)
