"""Relations → verdicts: each relation's residual, and whether it holds zero."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.check.arithmetic import write_arithmetic
from cqcheck.check.scaling import ScaledTerms, scale_terms
from cqcheck.check.slight import closed_shares, is_slight, is_tie
from cqcheck.check.tolerance import find_slack, holds
from cqcheck.claims import Claim
from cqcheck.codelists import Kind, Verdict
from cqcheck.interval import ZERO
from cqcheck.kinds import KINDS
from cqcheck.relate.rules import longest_prefix
from cqcheck.relations import CheckedRelation, Relation

__all__ = ["ScaledTerms", "check_relation", "check_relations", "scale_terms"]

CLOSED = Bilingual(
    "结构占比之和恰为100，该占比的末位可能因此调整了一个单位",
    "the structure adds up to exactly 100, so that this share may have been adjusted by one unit of its last digit",
)
TOLERATED = Bilingual("相差不超过设置所容许的幅度", "it is off by no more than the settings tolerate")


def check_relations(
    relations: Iterable[Relation], claims: Sequence[Claim], tolerance: Mapping[str, Decimal] | None = None
) -> list[CheckedRelation]:
    """Each relation with its verdict, in the order given.

    A share of a structure that adds up to exactly 100 is undecided if it misses its interval by less than
    one unit of its last digit: issuers adjust one share so that the structure closes. So is what misses by no
    more than the user tolerates.

    Args:
        relations: The relations.
        claims: The claims of the document.
        tolerance: By how many units of its last digit a result may be off, by the code of the rule or its beginning.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    listed = list(relations)
    closed = closed_shares(listed, by_id)
    checked = [_settle_closed(check_relation(relation, by_id), closed) for relation in listed]
    return [_tolerate(one, by_id, tolerance) for one in checked] if tolerance else checked


def check_relation(relation: Relation, claims: Mapping[str, Claim]) -> CheckedRelation:
    """The verdict of one relation: valid if its residual may be zero."""
    scaled = scale_terms(relation, claims)
    residual = KINDS[relation.kind].residual(scaled.terms)
    arithmetic = write_arithmetic(relation, claims, scaled, residual)
    is_valid = residual.holds(0)
    why_undecided = relation.why_undecided or (None if is_valid else relation.excuse)
    if why_undecided is not None:
        return CheckedRelation(
            relation=relation,
            verdict=Verdict.UNDECIDED,
            residual=residual if residual.is_bounded else None,
            arithmetic=arithmetic,
            why_undecided=why_undecided,
            is_slight=is_tie(relation, claims),
        )
    return CheckedRelation(
        relation=relation,
        verdict=Verdict.VALID if is_valid else Verdict.INVALID,
        residual=residual,
        arithmetic=arithmetic,
        is_slight=not is_valid and is_slight(relation, claims, residual),
    )


def _settle_closed(checked: CheckedRelation, closed: frozenset[str]) -> CheckedRelation:
    relation = checked.relation
    is_adjusted = relation.kind is Kind.SHARE and any(
        term.role == "share" and term.claim_id in closed for term in relation.terms
    )
    if checked.verdict is not Verdict.INVALID or not checked.is_slight or not is_adjusted:
        return checked
    return replace(checked, verdict=Verdict.UNDECIDED, why_undecided=CLOSED)


def _tolerate(
    checked: CheckedRelation, claims: Mapping[str, Claim], tolerance: Mapping[str, Decimal]
) -> CheckedRelation:
    relation = checked.relation
    units = tolerance.get(longest_prefix(tolerance, relation.rule), ZERO)
    checked = replace(checked, tolerance=units)
    if checked.verdict is not Verdict.INVALID:
        return checked
    scaled = scale_terms(relation, claims)
    if not holds(relation.kind, scaled.terms, find_slack(relation, claims, scaled, units)):
        return checked
    return replace(checked, verdict=Verdict.UNDECIDED, why_undecided=TOLERATED, is_slight=False)
