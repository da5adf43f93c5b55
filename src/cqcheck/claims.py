"""Claim: one value expression of a bulletin and what it asserts."""

from dataclasses import dataclass
from decimal import Decimal

from cqcheck.codelists import Hedge, Measure, ObsStatus, PriceBasis
from cqcheck.interval import Interval, stated_interval
from cqcheck.lexicons.units import Unit, is_average

# The reference of a growth or change that is the mean of the years of its period.
MEAN = "年均"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one value expression asserts; names follow SDMX where SDMX has one.

    `start` and `end` are half-open offsets into the decoded source text. `value` is signed and in the
    stated `unit`; `interval` and `obs_value` are in the base unit of the unit's dimension.
    """

    doc_id: str
    claim_id: str
    start: int
    end: int
    surface: str
    sentence: int
    ref_area: str | None
    ref_area_code: str | None
    indicator: str
    indicator_code: str | None
    measure: Measure
    reference: str | None
    time_period: str | None
    value: Decimal
    unit: Unit
    decimals: int
    hedge: Hedge
    rank_of: Measure | None = None
    obs_status: ObsStatus = ObsStatus.NORMAL
    price_basis: PriceBasis = PriceBasis.UNKNOWN
    table: bool = False

    @property
    def stated(self) -> Interval:
        """The values that the statement allows, in its own unit."""
        if self.measure is Measure.RANK and self.hedge is Hedge.EXACT:
            return Interval.exactly(self.value)
        is_count = self.unit.is_count and not is_average(self.indicator)
        return stated_interval(self.value, self.decimals, self.hedge, is_count=is_count)

    @property
    def interval(self) -> Interval:
        """The values that the statement allows, in the base unit of the dimension."""
        return self.stated.scaled(self.unit.factor)

    @property
    def obs_value(self) -> Decimal:
        """SDMX OBS_VALUE: the value in the base unit."""
        return self.value * self.unit.factor
