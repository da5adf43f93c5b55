"""Sentence → the prices in which it says a figure is valued.

`地区生产总值100亿元，按可比价格计算，比上年增长5.2%` tells it of the growth, not of the level in front.
"""

from __future__ import annotations

import re
from functools import cache

from cqcheck.codelists import Measure, PriceBasis
from cqcheck.extract.prices import Told, basis_in, may_tell, price_words
from cqcheck.extract.reading import Draft, Group, Reading


def told_at(reading: Reading, group: Group, measure: Measure) -> Told | None:
    """What the sentence tells of the prices of a level in money or of a growth."""
    is_amount = measure in (Measure.LEVEL, Measure.CHANGE) and group.unit.dimension == "money"
    if not may_tell(reading.masked) or (measure is not Measure.GROWTH and not is_amount):
        return None
    is_growth = measure is Measure.GROWTH
    earlier = _behind().match(reading.masked, reading.used_until)  # told of the figure before
    gap = reading.masked[earlier.end() if earlier else reading.used_until : group.start]
    behind = _behind().match(reading.masked, reading.end_of(group))
    basis = basis_in(behind.group(), is_growth=is_growth) if behind else None
    basis = basis or basis_in(gap + reading.masked[group.start], is_growth=is_growth)
    return Told(basis) if basis else _carried(reading.drafts, measure)


@cache
def _behind() -> re.Pattern[str]:
    """The basis told right behind a figure: 增长8.9%（按可比价计算）, or at the end of its sentence."""
    words = re.sub(r"\(\?P<\w+>", "(?:", price_words(is_growth=False).pattern)
    return re.compile(
        rf"（[^（）\d]{{0,12}}?(?:{words})[^（）\d]{{0,8}}）|，[均都]?[按以]?照?(?:{words})(?:来?计算)?(?=[。；]|$)"
    )


def _carried(drafts: list[Draft], measure: Measure) -> Told | None:
    """What was told of a figure before: a growth follows its level, and the growths of a list follow each other."""
    if measure is not Measure.GROWTH or not drafts:
        return None
    last = drafts[-1]
    if last.measure is Measure.LEVEL and last.told:
        return Told(last.told.basis, is_carried=True)
    told = next((draft.told for draft in reversed(drafts) if _tells_growth(draft)), None)
    return Told(told.basis, is_carried=True) if told and told.basis is not PriceBasis.CURRENT else None


def _tells_growth(draft: Draft) -> bool:
    return draft.measure is Measure.GROWTH and draft.told is not None and not draft.told.is_carried
