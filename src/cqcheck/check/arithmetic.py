"""A checked relation → its arithmetic, written out for a reader."""

from collections.abc import Mapping

from cqcheck.bilingual import Bilingual
from cqcheck.check.figures import write_interval
from cqcheck.check.scaling import ScaledTerms
from cqcheck.check.writers import WRITERS, Values
from cqcheck.check.writers.phrases import IN_UNIT, POINTS, RESIDUAL
from cqcheck.claims import Claim
from cqcheck.codelists import Kind
from cqcheck.interval import Interval
from cqcheck.kinds.growth import BASES
from cqcheck.relations import Relation

PERCENT_KINDS: dict[Kind, str | Bilingual] = {
    Kind.SHARE: POINTS,
    Kind.GROWTH: POINTS,
    Kind.STRUCTURE: "%",
    Kind.CONTRIBUTION: POINTS,
}


def write_arithmetic(
    relation: Relation, claims: Mapping[str, Claim], scaled: ScaledTerms, residual: Interval
) -> Bilingual:
    """The sum as a reader would do it, the figure stated, and the residual.

    For example `12.3 + 640.5 + 973.2 = 1626，公布 1626，残差 [-0.2, 0.2] 亿元`, in English
    `…, stated 1626, residual [-0.2, 0.2] 亿元`. A unit that a claim states is the document's own in both languages.
    """
    values: Values = {}
    for term in relation.terms:
        value = claims[term.claim_id].value * scaled.factors[term.claim_id]
        values.setdefault(term.role, []).append(value)
    is_count = relation.kind is Kind.GROWTH and values.keys().isdisjoint(BASES)
    unit = scaled.unit if is_count else PERCENT_KINDS.get(relation.kind, scaled.unit)
    if relation.kind is Kind.HULL and (unit in ("", "%") or "weight" in values):
        unit = POINTS
    shown = WRITERS[relation.kind](values, scaled)
    if not (residual.lower.is_finite() or residual.upper.is_finite()):
        return shown
    written = RESIDUAL.fill(shown, write_interval(residual))
    return IN_UNIT.fill(written, unit) if unit else written
