"""Typed results → JSON-ready rows: the one place that says which columns a claim, a relation, a term, a suspect has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from cqcheck.claims import Claim
from cqcheck.findings import Finding, Suspect
from cqcheck.relations import CheckedRelation

Row = dict[str, Any]

CLAIM_COLUMNS = (
    "doc_id",
    "claim_id",
    "start",
    "end",
    "surface",
    "sentence",
    "ref_area",
    "ref_area_code",
    "indicator",
    "indicator_code",
    "measure",
    "reference",
    "time_period",
    "value",
    "unit",
    "obs_value",
    "unit_measure",
    "unit_mult",
    "decimals",
    "hedge",
    "lower",
    "upper",
    "rank_of",
    "obs_status",
    "price_basis",
    "table",
)
EXACT_INTEGERS = 2**53  # beyond, a float and so JSON and Parquet hold no exact integers


def claim_rows(claims: Iterable[Claim]) -> Iterator[Row]:
    """Every field of every claim, numbers as int or float, an open side of the interval as None."""
    for claim in claims:
        interval = claim.interval
        values = (
            claim.doc_id,
            claim.claim_id,
            claim.start,
            claim.end,
            claim.surface,
            claim.sentence,
            claim.ref_area,
            claim.ref_area_code,
            claim.indicator,
            claim.indicator_code,
            claim.measure.value,
            claim.reference,
            claim.time_period,
            plain_number(claim.value),
            claim.unit.text,
            plain_number(claim.obs_value),
            claim.unit.unit_measure,
            claim.unit.unit_mult,
            claim.decimals,
            claim.hedge.value,
            plain_number(interval.lower),
            plain_number(interval.upper),
            claim.rank_of.value if claim.rank_of else None,
            claim.obs_status.value,
            claim.price_basis.value,
            claim.table,
        )
        yield dict(zip(CLAIM_COLUMNS, values, strict=True))


def relation_rows(checked: Iterable[CheckedRelation]) -> Iterator[Row]:
    """Every relation with its verdict; a residual that is open or was not computed is None."""
    for one in checked:
        relation, residual = one.relation, one.residual
        yield {
            "doc_id": _document_of(relation.terms[0].claim_id),
            "relation_id": relation.relation_id,
            "rule": relation.rule,
            "kind": relation.kind.value,
            "hard": relation.hard,
            "verdict": one.verdict.value,
            "why_undecided": one.why_undecided.en if one.why_undecided else None,
            "residual_lower": plain_number(residual.lower) if residual else None,
            "residual_upper": plain_number(residual.upper) if residual else None,
            "arithmetic": one.arithmetic.zh,
            "is_slight": one.is_slight,
        }


def term_rows(checked: Iterable[CheckedRelation]) -> Iterator[Row]:
    """Every claim in every relation, with its role there."""
    for one in checked:
        for term in one.relation.terms:
            yield {"relation_id": one.relation.relation_id, "claim_id": term.claim_id, "role": term.stated_role}


def suspect_rows(findings: Iterable[Finding]) -> Iterator[Row]:
    """Every suspect of every finding, `place` 1 for the first; `relations` are ids with a blank between them."""
    for finding in findings:
        for place, suspect in enumerate(finding.suspects, start=1):
            yield {
                "doc_id": finding.doc_id,
                "finding_id": finding.finding_id,
                "rule": finding.rule,
                "severity": finding.severity.value,
                "claim_id": suspect.claim_id,
                "place": place,
                "weight": suspect.weight,
                "relations": " ".join(suspect.relations),
                **implied_and_repair(suspect),
                "reason": suspect.reason.zh,
            }


def plain_number(value: Decimal) -> int | float | None:
    """A decimal as JSON has it: whole numbers as int, others (and those too long for one) as float, infinity as None."""
    if not value.is_finite():
        return None
    is_whole = abs(value) < EXACT_INTEGERS and value == value.to_integral_value()
    return int(value) if is_whole else float(value)


def implied_and_repair(suspect: Suspect) -> Row:
    """The interval that a suspect should lie in and its repair, None where there is none."""
    implied, repair = suspect.implied, suspect.repair
    return {
        "implied_lower": plain_number(implied.lower) if implied else None,
        "implied_upper": plain_number(implied.upper) if implied else None,
        "repair_value": plain_number(repair.value) if repair else None,
        "repair_surface": repair.surface if repair else None,
        "repair_slip": repair.slip if repair else None,
    }


def _document_of(claim_id: str) -> str:
    # A claim's id is its document's id, a hash sign and a number.
    return claim_id.rpartition("#")[0]
