"""Violations that customary adjustment explains: never graver than info."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from cqcheck.claims import Claim
from cqcheck.codelists import Kind
from cqcheck.interval import Interval
from cqcheck.relations import Relation

HUNDRED = Decimal(100)
# Rounding twice (11.3477 → 11.35 → 11.4) misses by at most a twentieth of the last digit's unit.
TWICE_ROUNDED = Decimal("0.051")


def closed_shares(relations: Iterable[Relation], claims: Mapping[str, Claim]) -> frozenset[str]:
    """The claims that are shares of a structure whose printed figures add up to exactly 100."""
    return frozenset(
        claim_id
        for relation in relations
        if relation.kind is Kind.STRUCTURE
        and sum((claims[each].obs_value for each in relation.claim_ids), Decimal(0)) == HUNDRED
        for claim_id in relation.claim_ids
    )


def is_slight(relation: Relation, claims: Mapping[str, Claim], residual: Interval) -> bool:
    """Whether a violated relation is off by no more than issuers' habits explain.

    A share that misses by less than one unit of its last digit (the structure was closed to 100), a growth
    or ratio that was rounded twice, a first place that is shared at the printed precision.
    """
    match relation.kind:
        case Kind.SHARE:
            return _missed(residual) < _last_digit(relation, claims, "share")
        case Kind.GROWTH:
            return _missed(residual) <= TWICE_ROUNDED * _last_digit(relation, claims, "growth")
        case Kind.RATIO if any(term.role == "ratio" for term in relation.terms):
            return _missed(residual) <= TWICE_ROUNDED * _last_digit(relation, claims, "ratio")
    return False


def is_tie(relation: Relation, claims: Mapping[str, Claim]) -> bool:
    """Whether a first place is shared at the printed precision: a remark, whoever may be ahead behind the point."""
    figures = [claims[term.claim_id].obs_value for term in relation.terms if term.role in ("value", "tied")]
    return relation.kind is Kind.RANK and len(figures) == 2 and figures[0] == figures[1]


def _missed(residual: Interval) -> Decimal:
    return residual.distance(Interval.exactly(0))


def _last_digit(relation: Relation, claims: Mapping[str, Claim], role: str) -> Decimal:
    claim = next(claims[term.claim_id] for term in relation.terms if term.role == role)
    factor = HUNDRED if claim.unit.dimension == "number" and role == "share" else claim.unit.factor
    if role == "ratio" and claim.unit.dimension == "percent":
        factor /= HUNDRED
    return Decimal(1).scaleb(-claim.decimals) * factor
