"""What the figures of a bulletin look like: how usual a figure is in its decimals, its unit and its size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from cqcheck.claims import Claim
from cqcheck.codelists import Measure

# Half of the growth rates of bulletins lie within about so many per cent of zero.
COMMON_GROWTH = Decimal(8)
# A fraction of a whole thing is printed by mistake only.
FRACTION_OF_A_THING = 0.05
# So is a share or a rate above all there is.
MORE_THAN_ALL = 0.02
ALL = 100
# How many figures of a unit it takes to outweigh what the figures of the measure look like.
PRIOR_WEIGHT = 2.0
SMOOTHING = 0.25


@dataclass(frozen=True, slots=True)
class Typicality:
    """Counts of how figures look: decimals by unit and by measure, stated units by base unit, growths that are falls."""

    by_unit: dict[Hashable, Counter[int]]
    by_measure: dict[Hashable, Counter[int]]
    units: dict[Hashable, Counter[str]]
    falls: Counter[bool]

    def weigh(self, claim: Claim, stated: Claim) -> float:
        """How usual a figure looks among all others; `stated` is the claim in whose stead it would stand."""
        weight = self._decimals(claim, stated) * self._unit(claim, stated)
        if claim.unit.is_count and claim.decimals:
            weight *= FRACTION_OF_A_THING
        if claim.measure is Measure.GROWTH:
            weight *= self._sign(claim, stated) / (1 + float(claim.obs_value / COMMON_GROWTH) ** 2)
        if claim.measure in (Measure.SHARE, Measure.RATE) and claim.unit.unit_measure == "%" and claim.obs_value > ALL:
            weight *= MORE_THAN_ALL
        return weight

    def _decimals(self, claim: Claim, stated: Claim) -> float:
        # The claim in question must not vouch for itself.
        general = self.by_measure[claim.measure] - Counter([stated.decimals])
        special = self.by_unit.get(_unit_key(claim), Counter()) - Counter(
            [stated.decimals] if _unit_key(claim) == _unit_key(stated) else []
        )
        prior = (general[claim.decimals] + SMOOTHING) / (general.total() + 1)
        return (special[claim.decimals] + PRIOR_WEIGHT * prior) / (special.total() + PRIOR_WEIGHT)

    def _sign(self, claim: Claim, stated: Claim) -> float:
        others = self.falls - Counter([stated.value < 0])
        return (others[claim.value < 0] + 1) / (others.total() + 2)

    def _unit(self, claim: Claim, stated: Claim) -> float:
        others = self.units[_dimension_key(stated)] - Counter([stated.unit.text])
        return (others[claim.unit.text] + SMOOTHING) / (others.total() + 1)


def measure_typicality(claims: Iterable[Claim]) -> Typicality:
    """Counts how the claims of a document are printed."""
    found = Typicality({}, {}, {}, Counter())
    for claim in claims:
        found.by_unit.setdefault(_unit_key(claim), Counter())[claim.decimals] += 1
        found.by_measure.setdefault(claim.measure, Counter())[claim.decimals] += 1
        found.units.setdefault(_dimension_key(claim), Counter())[claim.unit.text] += 1
        if claim.measure is Measure.GROWTH:
            found.falls[claim.value < 0] += 1
    return found


def _unit_key(claim: Claim) -> Hashable:
    return claim.unit.text, claim.measure


def _dimension_key(claim: Claim) -> Hashable:
    return claim.unit.dimension, claim.unit.unit_measure, claim.measure
