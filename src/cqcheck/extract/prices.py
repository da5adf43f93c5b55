"""In which prices a figure is valued: words that tell it, and what is usual where nothing is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cqcheck.codelists import Measure, PriceBasis
from cqcheck.extract.predicates import DATE_MARK
from cqcheck.lexicons.indicators import Indicator
from cqcheck.lexicons.words import alternatives, word_list

SAID_IN_NAME = re.compile(r"（[^（）]*价[^（）]*）")
# Sums of volumes: where one of a list is valued at constant prices, so are the others.
VOLUMES = re.compile(r"增加值|生产总值|产值|业务总量")
UNPRICED = (Measure.RANK, Measure.RATE, Measure.INDEX)
REMOVED = ("扣除", "剔除", "消除", "不考虑")
CHANGE = r"(?:同比|环比|比上年|较上年|年均|累计|平均|分别)*(?:增|涨|升|上[升涨]|提高|下[降跌]|降|减|回[升落])"


@dataclass(frozen=True, slots=True)
class Told:
    """The basis that a text tells of a figure; `is_carried` if it tells it of one before in the sentence."""

    basis: PriceBasis
    is_carried: bool = False


@cache
def price_words(*, is_growth: bool) -> re.Pattern[str]:
    """Any words that tell the basis of a growth, or else of an amount; the group names it.

    实际增长 is a growth at constant prices, 实际减税 an amount that was really remitted.
    """
    lists = word_list("prices")
    kinds = []
    for basis in (PriceBasis.CONSTANT, PriceBasis.COMPARABLE, PriceBasis.CURRENT):
        forms = [rf"(?:{alternatives(lists['words'][basis])})格?(?!值)"]
        if without := lists["without"].get(basis):
            forms.append(rf"(?:{'|'.join(REMOVED)})了?[^，；。]{{0,8}}?(?:{alternatives(without)})[^，；。\d]{{0,8}}")
        if is_growth and (growths := lists["growth"].get(basis)):
            forms.append(rf"(?:{alternatives(growths)})(?={CHANGE})")
        if basis is PriceBasis.CONSTANT:  # 按2020年价格计算
            forms.append(rf"按照?(?:{DATE_MARK}+|\d{{4}}年)的?价格?")
        kinds.append(f"(?P<{basis.value}>{'|'.join(forms)})")
    return re.compile("|".join(kinds))


@lru_cache(maxsize=1)  # asked again for every figure of a sentence
def may_tell(sentence: str) -> bool:
    """Whether a sentence could tell prices at all: most do not, and need not be searched figure by figure."""
    return any(hint in sentence for hint in _hints())


@cache
def _hints() -> tuple[str, ...]:
    lists = word_list("prices")
    told = {word for kind in ("words", "growth") for words in lists[kind].values() for word in words}
    return ("价", *sorted(word for word in told if "价" not in word), *REMOVED)


def basis_in(words: str, *, is_growth: bool) -> PriceBasis | None:
    """The basis that the last telling words name, None if there are none: 按可比价格计算，比上年增长 is comparable."""
    found = [match.lastgroup for match in price_words(is_growth=is_growth).finditer(words)]
    return PriceBasis(str(found[-1])) if found else None


def settle(name: str, measure: Measure, known: Indicator | None, told: Told | None) -> PriceBasis:
    """The basis of a claim: what is told of it, else what is usual for its indicator.

    What is carried over from a figure before never overrides that an indicator is valued at current prices.
    """
    usual = _usual(measure, known)
    if told is None:
        return usual
    if not told.is_carried:
        return told.basis
    if usual is PriceBasis.UNKNOWN:
        return told.basis if told.basis is PriceBasis.CURRENT or VOLUMES.search(name) else usual
    return usual if PriceBasis.CURRENT in (usual, told.basis) else told.basis


def _usual(measure: Measure, known: Indicator | None) -> PriceBasis:
    if known is None:
        return PriceBasis.UNKNOWN
    if measure in (Measure.GROWTH, Measure.CONTRIBUTION):
        return known.growth_basis
    return PriceBasis.UNKNOWN if measure in UNPRICED else known.level_basis
