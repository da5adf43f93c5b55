"""The points of a series: what a bulletin has claimed of one period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Hedge, Measure, ObsStatus, PriceBasis
from cqcheck.interval import Interval
from cqcheck.series.periods import Frequency, end_of, frequency_of


class MarkKind(StrEnum):
    """What there is to say of a point, gravest first."""

    SUSPECT = "suspect"
    CONTRADICTION = "contradiction"
    BREAK = "break"
    MEMBER = "member"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark on a point, and why it is made."""

    kind: MarkKind
    why: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A claim of a series; `interval` is in the base unit, `vintage` the last month that its bulletin is about, 0 if unknown."""

    doc_id: str
    title: str
    vintage: int
    line: int
    claim_id: str
    surface: str
    measure: Measure
    reference: str | None
    period: str | None
    value: float
    unit: str
    unit_measure: str
    interval: Interval
    hedge: Hedge
    obs_status: ObsStatus
    price_basis: PriceBasis
    rank_of: str | None
    marks: tuple[Mark, ...] = ()

    @property
    def frequency(self) -> Frequency:
        """The sort of its period."""
        return frequency_of(self.period)

    @property
    def is_ahead(self) -> bool:
        """Whether it is a plan or an estimate, or of a period that was not over: no fact that another would contradict."""
        is_future = bool(self.vintage) and end_of(self.period) > self.vintage
        return is_future or self.obs_status in (ObsStatus.FORECAST, ObsStatus.ESTIMATED)

    @property
    def is_suspicious(self) -> bool:
        """Whether something speaks against it; a revision does not."""
        return any(mark.kind is not MarkKind.REVISION for mark in self.marks)

    @property
    def is_revision(self) -> bool:
        """Whether it tells another value than an earlier bulletin."""
        return any(mark.kind is MarkKind.REVISION for mark in self.marks)

    def marked(self, *marks: Mark) -> Point:
        """The point with further marks, gravest first."""
        kinds = list(MarkKind)
        return replace(self, marks=tuple(sorted((*self.marks, *marks), key=lambda mark: kinds.index(mark.kind))))
