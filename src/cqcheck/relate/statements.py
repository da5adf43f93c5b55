"""Statement: a claim with its place in the clean text and the name that relations compare."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from cqcheck.claims import Claim
from cqcheck.codelists import Measure, ObsStatus
from cqcheck.lexicons.indicators import Indicator
from cqcheck.read import Document
from cqcheck.relate.footing import are_at_one_price, are_comparable, is_period, is_plan, is_unusually_real
from cqcheck.relate.names import catalogued, is_average, normalise
from cqcheck.relate.timing import period_words

# Bases of comparison that are the same for a yearly figure.
LAST_END = frozenset({"上年末", "年初", "上年底"})
YEARLY = LAST_END | {None, "上年", "上年同期", "去年", "去年同期", "同期", "同比", "上年同月"}
YEAR = re.compile(r"\d{4}")
LEVEL = re.compile(r"[省市区县旗州盟]$")
TWICE = re.compile(r"([\u4e00-\u9fff]{2,5})\1")
# The undated figure that one rises from is not of the time of the other: 从8.6亿元增加到12.3亿元.
RISES_TO = re.compile(r"[^，。；\d]{1,4}[到至]")
BEFORE = "此前"
Key = tuple[str, str, str | None, bool]


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A claim where it stands: `block`, and `at` to `until` in the clean text of the block.

    `lead` is the clean text between the statement before it in the block (or the block's start) and this one. `key` is
    what the statement is about: indicator, area, period, and whether it is a target. `slot` is the measure, with
    changes in points apart from changes of the amount, and shares of a plan or of another period from true ones.
    """

    claim: Claim
    block: int
    at: int
    until: int
    lead: str
    name: str
    indicator: Indicator | None
    area: str
    period: str | None
    key: Key = field(init=False)
    slot: str = field(init=False)

    def __post_init__(self) -> None:
        # Asked for some hundred times a statement, so worked out once.
        object.__setattr__(self, "key", (self.name, self.area, self.period, self.is_target))
        object.__setattr__(self, "slot", self._slot())

    @property
    def measure(self) -> Measure:
        """What is stated of the indicator."""
        return self.claim.measure

    @property
    def is_target(self) -> bool:
        """Whether this is a plan; plans and outcomes never meet in one relation."""
        return self.claim.obs_status is ObsStatus.FORECAST

    def _slot(self) -> str:
        if self.measure is Measure.SHARE and is_plan(self.claim.reference):
            return "fulfilment"
        if self.measure is Measure.SHARE and is_period(self.claim.reference):
            return "recovery"
        return "points" if self.measure is Measure.CHANGE and self.dimension == "points" else self.measure.value

    @property
    def dimension(self) -> str:
        """The dimension of the unit."""
        return self.claim.unit.dimension

    @property
    def base(self) -> str:
        """The period that a growth or change is counted from; one word for all names of the year before.

        Within a year, 比年初 and 同比 are from two bases.
        """
        reference = self.claim.reference
        if reference in LAST_END and self.period is not None and not YEAR.fullmatch(self.period):
            return "上年末"
        return "上年" if reference in YEARLY else str(reference)

    def is_comparable(self, other: "Statement") -> bool:
        """Whether both are amounts of one kind, so that they can be added or compared."""
        return are_comparable(self.claim, other.claim)

    def is_like_move(self, other: "Statement") -> bool:
        """Whether two growths or changes are from one base, and at prices that may be the same."""
        return self.base == other.base and self.is_at_price_of(other)

    def is_at_price_of(self, other: "Statement") -> bool:
        """Whether, if both are growths, they may both be real or both nominal."""
        if self.measure is not Measure.GROWTH or other.measure is not Measure.GROWTH:
            return True
        return are_at_one_price(self.claim, self.indicator, other.claim, other.indicator)

    @property
    def is_unusually_real(self) -> bool:
        """Whether this is a real growth of what is usually told in nominal terms: 收入实际增长0.6%."""
        return self.measure is Measure.GROWTH and is_unusually_real(self.claim, self.indicator)

    @property
    def is_average(self) -> bool:
        """Whether this is a per-head figure, a yield or a rate, none of which add up."""
        return is_average(self.name) or " per " in self.dimension


def place_statements(document: Document, claims: Iterable[Claim]) -> list[Statement]:
    """The claims of a document in the order of the text, with their places and names."""
    starts = [block.offsets[0] for block in document.blocks]
    ordered = sorted(claims, key=lambda each: (each.start, each.end, each.measure.value, each.indicator))
    main_area = _main_area(ordered)
    placed: list[Statement] = []
    words: str | None = None
    for claim in ordered:
        number = max(0, bisect_right(starts, claim.start) - 1)
        block = document.blocks[number]
        at = max(0, bisect_right(block.offsets, claim.start) - 1)
        until = max(at + 1, bisect_right(block.offsets, claim.end - 1))
        is_same = bool(placed) and placed[-1].block == number
        before = placed[-1].until if is_same else 0
        words = period_words(block.text[min(before, at) : until], words if is_same else None)
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
                period=claim.time_period or (BEFORE if _is_base(block.text, at, until) else words),
            )
        )
    return placed


def _is_base(text: str, at: int, until: int) -> bool:
    return text[at - 1 : at] in ("由", "从") and RISES_TO.match(text, until) is not None


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
