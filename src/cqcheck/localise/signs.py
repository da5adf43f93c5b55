"""A claim → its sign flipped: the word of rising before the figure becomes one of falling, or a minus is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cqcheck.claims import Claim
from cqcheck.lexicons.files import read_yaml
from cqcheck.lexicons.words import alternatives
from cqcheck.localise.slips import SIGN_WORDS
from cqcheck.read.usual import MINUS_SIGNS

OPPOSITES = Path(__file__).with_name("opposites.yaml")
# The word stands right before the figure; further words between them would say what else is meant (下降到, 高于全国).
LEAD = 12
# One word over several figures is the slip of none of them alone: 分别增长3.2%、4.1%, 增长3.2%至4.1%.
CLAUSE = re.compile(r"[^，,；;。：:（(]*$")
SHARED = re.compile(r"分别|(?<![平人年月])均|都(?!市)")
MORE_FOLLOW = re.compile(r"\s*[、和及与至到~～—－-]\s*[\d０-９]")


def flipped_signs(text: str, claim: Claim) -> Iterator[tuple[int, str]]:
    """Where the slip begins, and what `text` then reads from there to the end of the claim's figure."""
    if claim.measure not in SIGN_WORDS or not claim.value:
        return
    surface = text[claim.start : claim.end]
    if surface[0] in MINUS_SIGNS:
        if claim.value < 0:
            yield claim.start, surface[1:].lstrip()
        return
    before = text[max(0, claim.start - LEAD) : claim.start]
    word = _word_before(before, is_rise=claim.value > 0)
    if word is None or _is_shared(text, claim, word):
        return
    start = claim.start - len(before) + word.start("word")
    opposite = _opposites(is_rise=claim.value > 0)[word["word"]]
    yield start, opposite + text[start + len(opposite) : claim.end]


def _word_before(before: str, *, is_rise: bool) -> re.Match[str] | None:
    return re.search(rf"(?P<word>{alternatives(_opposites(is_rise=is_rise))})了?\s*$", before)


def _is_shared(text: str, claim: Claim, word: re.Match[str]) -> bool:
    clause = CLAUSE.search(word.string[: word.start("word")])
    is_before = clause is not None and SHARED.search(clause[0]) is not None
    return is_before or MORE_FOLLOW.match(text, claim.end) is not None


@cache
def _opposites(*, is_rise: bool) -> dict[str, str]:
    pairs: dict[str, str] = read_yaml(OPPOSITES)
    if is_rise:
        return pairs
    falls: dict[str, str] = {}
    for rise, fall in pairs.items():
        falls.setdefault(fall, rise)
    return falls
