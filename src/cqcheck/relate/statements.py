"""Statement: a claim with its place in the clean text and the name that relations compare."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from cqcheck.claims import Claim
from cqcheck.codelists import Measure, ObsStatus
from cqcheck.lexicons.indicators import Indicator
from cqcheck.read import Document
from cqcheck.relate.names import catalogued, normalise

# Bases of comparison that are the same for a yearly figure.
YEARLY = frozenset(
    {None, "上年", "上年同期", "去年", "去年同期", "上年末", "年初", "上年底", "同期", "同比", "上年同月"}
)
# 完成年初预算数的40.4%, 占调整预算105.5%: what a plan is called.
PLANS = ("预算", "预算数", "任务", "任务数", "目标", "目标数", "计划", "计划数", "指标")
LEVEL = re.compile(r"[省市区县旗州盟]$")
TWICE = re.compile(r"([\u4e00-\u9fff]{2,5})\1")
MULTIPLIERS = re.compile(r"^[十百千万亿]+")
# Measure words that bulletins use for the same institutions.
GENERAL = frozenset({"个", "家", "户", "所", "座", "处", "间"})
Key = tuple[str, str, str | None, bool]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim where it stands: `block`, and `at` to `until` in the clean text of the block.

    `lead` is the clean text between the statement before it in the block (or the block's start) and this one.
    """

    claim: Claim
    block: int
    at: int
    until: int
    lead: str
    name: str
    indicator: Indicator | None
    area: str

    @property
    def key(self) -> Key:
        """What the statement is about: indicator, area, period, and whether it is a target."""
        return (self.name, self.area, self.claim.time_period, self.is_target)

    @property
    def measure(self) -> Measure:
        """What is stated of the indicator."""
        return self.claim.measure

    @property
    def is_target(self) -> bool:
        """Whether this is a plan; plans and outcomes never meet in one relation."""
        return self.claim.obs_status is ObsStatus.FORECAST

    @property
    def slot(self) -> str:
        """The measure, with changes in points apart from changes of the amount, and shares of a plan from those of a whole."""
        if self.measure is Measure.SHARE and (self.claim.reference or "").endswith(PLANS):
            return "progress"
        return "points" if self.measure is Measure.CHANGE and self.dimension == "points" else self.measure.value

    @property
    def dimension(self) -> str:
        """The dimension of the unit."""
        return self.claim.unit.dimension

    @property
    def base(self) -> str:
        """The period that a growth or change is counted from; one word for all names of the year before."""
        reference = self.claim.reference
        return "上年" if reference in YEARLY else str(reference)

    def is_comparable(self, other: "Statement") -> bool:
        """Whether both are amounts of one kind, so that they can be added or compared."""
        mine, theirs = self.claim.unit, other.claim.unit
        if (mine.dimension, mine.unit_measure) != (theirs.dimension, theirs.unit_measure):
            return False
        return mine.dimension != "item" or _is_one_thing(counted(mine.text), counted(theirs.text))


def counted(unit: str) -> str:
    """The measure word of a count: 件 of 万件."""
    return MULTIPLIERS.sub("", unit)


def _is_one_thing(word: str, other: str) -> bool:
    return word == other or {word, other} <= GENERAL


def place_statements(document: Document, claims: Iterable[Claim]) -> list[Statement]:
    """The claims of a document in the order of the text, with their places and names."""
    starts = [block.offsets[0] for block in document.blocks]
    ordered = sorted(claims, key=lambda each: (each.start, each.end, each.measure.value, each.indicator))
    main_area = _main_area(ordered)
    placed: list[Statement] = []
    for claim in ordered:
        number = max(0, bisect_right(starts, claim.start) - 1)
        block = document.blocks[number]
        at = max(0, bisect_right(block.offsets, claim.start) - 1)
        until = max(at + 1, bisect_right(block.offsets, claim.end - 1))
        is_same = bool(placed) and placed[-1].block == number
        before = placed[-1].until if is_same else 0
        if is_same and placed[-1].at == at:
            before = placed[-1].at - len(placed[-1].lead)
        placed.append(
            Statement(
                claim=claim,
                block=number,
                at=at,
                until=until,
                lead=block.text[min(before, at) : at],
                name=normalise(spelling := _spelling(claim)),
                indicator=catalogued(spelling),
                area=claim.ref_area or main_area,
            )
        )
    return placed


def _spelling(claim: Claim) -> str:
    """The indicator without its area's name before it (东莞居民人均可支配收入) and without a word said twice (产量产量)."""
    name = TWICE.sub(r"\1", claim.indicator)
    area = claim.ref_area or ""
    for form in (area, LEVEL.sub("", area)):
        if len(form) >= 2 and name.startswith(form) and len(name) > len(form) + 1:
            return name.removeprefix(form).removeprefix("市") or name
    return name


def _main_area(claims: list[Claim]) -> str:
    counts: dict[str, int] = {}
    for claim in claims:
        if claim.ref_area:
            counts[claim.ref_area] = counts.get(claim.ref_area, 0) + 1
    return min(counts, key=lambda area: (-counts[area], area), default="")
