"""What two figures must share to be held against each other: prices of growths, the thing that is counted."""

import re

from cqcheck.claims import Claim
from cqcheck.codelists import Measure, PriceBasis
from cqcheck.lexicons.indicators import Indicator

MULTIPLIERS = re.compile(r"^[十百千万亿]+")
# Measure words that bulletins use for the same institutions.
GENERAL = frozenset({"个", "家", "户", "所", "座", "处", "间"})
PEOPLE = ("人员", "人数", "职工", "居民", "农民工", "学生", "毕业生", "老人", "人口")
COUNTED = frozenset({"person", "visit", "item"})
AMOUNTS = frozenset({Measure.LEVEL, Measure.CHANGE})
# What a share of can be more than all: a plan, the year before, a rise.
PLAN = re.compile(r"预算数?$|(?:预算|计划|目标|任务|预期|进度)[^收支，]{0,5}$")
PERIOD = re.compile(r"\d{4}(?:-\w+)?(?:/\d{4}(?:-\d\d)?)?")
OUTGROWN = re.compile(r"[上去]年|同期|增量$|增长额$|增加额$|增收额$|增长的?部分$")


def is_plan(reference: str | None) -> bool:
    """Whether a share is of a plan, which can be overfulfilled: 占调整预算105%, 完成目标任务的117%."""
    return reference is not None and PLAN.search(reference) is not None


def is_period(reference: str | None) -> bool:
    """Whether a share is of the same thing at another time: 恢复到2019年的118.5%."""
    return reference is not None and PERIOD.fullmatch(reference) is not None


def may_be_outgrown(reference: str | None) -> bool:
    """Whether a share can be more than all of what it is of."""
    return (
        is_plan(reference) or is_period(reference) or (reference is not None and OUTGROWN.search(reference) is not None)
    )


def is_national(claim: Claim) -> bool:
    """Whether a figure is the country's by its name, whatever area the text around it is about."""
    return claim.indicator == "国内生产总值"


def counted(unit: str) -> str:
    """The measure word of a count: 件 of 万件."""
    return MULTIPLIERS.sub("", unit)


def are_comparable(one: Claim, other: Claim) -> bool:
    """Whether both are amounts of one kind, so that they can be added or compared.

    A count may go without its measure word: 诊疗人次95.5亿 and 诊疗人次增加11.3亿人次.
    """
    mine, theirs = one.unit, other.unit
    if (mine.dimension, mine.unit_measure) == (theirs.dimension, theirs.unit_measure):
        return mine.dimension != "item" or _is_one_thing(counted(mine.text), counted(theirs.text))
    is_amount = one.measure in AMOUNTS and other.measure in AMOUNTS
    is_bare = "number" in (mine.dimension, theirs.dimension) and bool({mine.dimension, theirs.dimension} & COUNTED)
    return is_amount and is_bare and (one.indicator[-2:] == other.indicator[-2:] or _names_its_unit(one, other))


def _names_its_unit(one: Claim, other: Claim) -> bool:
    """Whether the bare count is named by the other's measure word: 出游人次48.9亿 and 37.6亿人次, 困难人员2577万."""
    bare, counting = (one, other) if one.unit.dimension == "number" else (other, one)
    word = counted(counting.unit.text)
    is_of_people = counting.unit.dimension == "person" and bare.indicator.endswith(PEOPLE)
    return is_of_people or (len(word) >= 2 and bare.indicator.endswith(word))


def are_at_one_price(one: Claim, known: Indicator | None, other: Claim, other_known: Indicator | None) -> bool:
    """Whether two growths may both be real or both nominal.

    A real growth of what is usually told in nominal terms (收入实际增长0.6%) is unlike any that tells no prices.
    """
    mine, theirs = _prices(one, known), _prices(other, other_known)
    if {mine, theirs} == {PriceBasis.CONSTANT, PriceBasis.CURRENT}:
        return False
    unsaid = [basis for basis in (mine, theirs) if basis is PriceBasis.UNKNOWN]
    return len(unsaid) != 1 or not (is_unusually_real(one, known) or is_unusually_real(other, other_known))


def _prices(claim: Claim, known: Indicator | None) -> PriceBasis:
    if claim.price_basis is not PriceBasis.UNKNOWN or known is None:
        return claim.price_basis
    return known.growth_basis


def is_unusually_real(claim: Claim, known: Indicator | None) -> bool:
    """Whether a growth is real where its indicator's is usually not."""
    usual = known.growth_basis if known is not None else PriceBasis.UNKNOWN
    return claim.price_basis is PriceBasis.CONSTANT and usual is not PriceBasis.CONSTANT


def _is_one_thing(word: str, other: str) -> bool:
    return word == other or {word, other} <= GENERAL
