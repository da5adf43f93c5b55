"""A relation's claims → terms in one unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cqcheck.claims import Claim
from cqcheck.codelists import Kind, Measure
from cqcheck.interval import Interval, stated_interval
from cqcheck.relations import Relation
from cqcheck.terms import Terms

ONE = Decimal(1)
HUNDRED = Decimal(100)
# Kinds whose residual is in the unit of their terms, per cent or ‰ included; the others give percentage points.
ADDITIVE = frozenset(
    {
        Kind.SUM,
        Kind.BALANCE,
        Kind.CHANGE,
        Kind.DIFFERENCE,
        Kind.SUBSET,
        Kind.REPEAT,
        Kind.RANGE,
        Kind.WORDING,
    }
)
# Roles that are filled by a growth: `whole.growth`, `part_growth`.
GROWTH = (".growth", "_growth")
# A quotient in pieces (户均3人) is rounded like any other, though a number of persons is exact elsewhere.
QUOTIENTS = frozenset({"per_capita", "ratio"})
# Kinds whose bounds are in no unit of their amounts: a growth in per cent, a number of years.
UNSCALED = frozenset({Kind.HULL, Kind.GROWTH, Kind.CHANGE})
PARTS_OF_HUNDRED = frozenset({Measure.SHARE, Measure.RATE, Measure.GROWTH, Measure.CONTRIBUTION})


@dataclass(frozen=True, slots=True)
class ScaledTerms:
    """The terms of a relation, the factor from each claim's stated unit to the terms' unit, and that unit."""

    terms: Terms
    factors: dict[str, Decimal]
    unit: str

    def in_stated_unit(self, claim_id: str, interval: Interval) -> Interval:
        """An interval in the terms' unit, such as an implied one, in the claim's own unit."""
        return interval.scaled(ONE / self.factors[claim_id])


def scale_terms(relation: Relation, claims: Mapping[str, Claim]) -> ScaledTerms:
    """The intervals of a relation's claims by role, in the coarsest unit among them.

    Growths, shares and points are in per cent, whatever they are stated in (倍, ‰, 1/5); 亿元 and 万元 in one
    sum are both in 亿元. Amounts of unlike dimensions keep base units.
    """
    members = [(term.role, claims[term.claim_id]) for term in relation.terms]
    coarsest, unit = _coarsest(relation.kind, members)
    factors = {
        claim.claim_id: _percent_factor(relation.kind, role, claim)
        / (ONE if _keeps_percent(relation.kind, role, claim) else coarsest)
        for role, claim in members
    }
    by_role: dict[str, tuple[Interval, ...]] = {}
    for term, (_, claim) in zip(relation.terms, members, strict=True):
        scaled = stated_as(term.role, claim).scaled(factors[claim.claim_id])
        by_role[term.role] = (*by_role.get(term.role, ()), scaled)
    bounds = relation.bounds
    if bounds is not None and not relation.is_counted and relation.kind not in UNSCALED:
        bounds = bounds.scaled(ONE / coarsest)
    return ScaledTerms(Terms(by_role, bounds=bounds, is_counted=relation.is_counted), factors, unit)


def stated_as(role: str, claim: Claim) -> Interval:
    """The values that a claim in that role allows, in its own unit."""
    if role in QUOTIENTS:
        return stated_interval(claim.value, claim.decimals, claim.hedge)
    return claim.stated


def _coarsest(kind: Kind, members: list[tuple[str, Claim]]) -> tuple[Decimal, str]:
    amounts = [claim for role, claim in members if not _keeps_percent(kind, role, claim)]
    units = {(claim.unit.dimension, claim.unit.unit_measure) for claim in amounts}
    if len(units) != 1 or kind is Kind.RATIO or any(_is_fraction(claim) for claim in amounts):
        return ONE, ""
    coarsest = max((claim.unit for claim in amounts), key=lambda each: each.factor)
    return coarsest.factor, coarsest.text


def _keeps_percent(kind: Kind, role: str, claim: Claim) -> bool:
    """Whether a claim stays as it is beside amounts, which are in one unit: growths and shares in per cent, places."""
    if role.endswith(GROWTH):
        return True
    is_bare = claim.unit.dimension == "number" and claim.measure not in (Measure.LEVEL, Measure.CHANGE)
    is_place = claim.measure is Measure.RANK
    return kind not in ADDITIVE and (is_bare or is_place or claim.unit.dimension in ("percent", "points"))


def _percent_factor(kind: Kind, role: str, claim: Claim) -> Decimal:
    """The factor from the stated to the base unit, with fractions as per cent and 倍 and % in a ratio as a number."""
    if _is_fraction(claim):
        return claim.unit.factor * HUNDRED
    is_number = kind is Kind.RATIO and claim.unit.dimension in ("percent", "points") and not role.endswith(GROWTH)
    return claim.unit.factor / HUNDRED if is_number else claim.unit.factor


def _is_fraction(claim: Claim) -> bool:
    return claim.unit.dimension == "number" and claim.measure in PARTS_OF_HUNDRED
