"""Typed results → JSON-ready columns: the one place that says which columns a claim, a relation, a term, a suspect has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from cqcheck.claims import Claim
from cqcheck.findings import Finding, Suspect
from cqcheck.relations import CheckedRelation

Row = dict[str, Any]
Columns = dict[str, list[Any]]  # by name, all of the same length

EXACT_INTEGERS = 2**53  # beyond, a float and so JSON and Parquet hold no exact integers


def claim_columns(claims: Sequence[Claim]) -> Columns:
    """Every field of every claim, numbers as int or float, an open side of the interval as None."""
    intervals = [claim.interval for claim in claims]
    return {
        "doc_id": [claim.doc_id for claim in claims],
        "claim_id": [claim.claim_id for claim in claims],
        "start": [claim.start for claim in claims],
        "end": [claim.end for claim in claims],
        "surface": [claim.surface for claim in claims],
        "sentence": [claim.sentence for claim in claims],
        "ref_area": [claim.ref_area for claim in claims],
        "ref_area_code": [claim.ref_area_code for claim in claims],
        "indicator": [claim.indicator for claim in claims],
        "indicator_code": [claim.indicator_code for claim in claims],
        "measure": [claim.measure.value for claim in claims],
        "reference": [claim.reference for claim in claims],
        "time_period": [claim.time_period for claim in claims],
        "value": [plain_number(claim.value) for claim in claims],
        "unit": [claim.unit.text for claim in claims],
        "obs_value": [plain_number(claim.obs_value) for claim in claims],
        "unit_measure": [claim.unit.unit_measure for claim in claims],
        "unit_mult": [claim.unit.unit_mult for claim in claims],
        "decimals": [claim.decimals for claim in claims],
        "hedge": [claim.hedge.value for claim in claims],
        "lower": [plain_number(interval.lower) for interval in intervals],
        "upper": [plain_number(interval.upper) for interval in intervals],
        "rank_of": [claim.rank_of.value if claim.rank_of else None for claim in claims],
        "obs_status": [claim.obs_status.value for claim in claims],
        "price_basis": [claim.price_basis.value for claim in claims],
        "table": [claim.table for claim in claims],
    }


CLAIM_COLUMNS = tuple(claim_columns([]))


def claim_rows(claims: Sequence[Claim]) -> Iterator[Row]:
    """The columns of claims, row by row."""
    columns = claim_columns(claims)
    return (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))


def relation_columns(checked: Sequence[CheckedRelation]) -> Columns:
    """Every relation with its verdict; a residual that is open or was not computed is None."""
    relations, residuals = [one.relation for one in checked], [one.residual for one in checked]
    return {
        "doc_id": [_document_of(relation.terms[0].claim_id) for relation in relations],
        "relation_id": [relation.relation_id for relation in relations],
        "rule": [relation.rule for relation in relations],
        "kind": [relation.kind.value for relation in relations],
        "hard": [relation.hard for relation in relations],
        "verdict": [one.verdict.value for one in checked],
        "why_undecided": [one.why_undecided.en if one.why_undecided else None for one in checked],
        "residual_lower": [plain_number(residual.lower) if residual else None for residual in residuals],
        "residual_upper": [plain_number(residual.upper) if residual else None for residual in residuals],
        "arithmetic": [one.arithmetic.zh for one in checked],
        "is_slight": [one.is_slight for one in checked],
    }


def term_columns(checked: Iterable[CheckedRelation]) -> Columns:
    """Every claim in every relation, with its role there."""
    terms = [(one.relation.relation_id, term) for one in checked for term in one.relation.terms]
    return {
        "relation_id": [relation_id for relation_id, _term in terms],
        "claim_id": [term.claim_id for _relation_id, term in terms],
        "role": [term.stated_role for _relation_id, term in terms],
    }


def suspect_columns(findings: Iterable[Finding]) -> Columns:
    """Every suspect of every finding, `place` 1 for the first; `relations` are ids with a blank between them."""
    places = [(finding, place) for finding in findings for place in enumerate(finding.suspects, start=1)]
    suspects = [suspect for _finding, (_place, suspect) in places]
    implied, repairs = [suspect.implied for suspect in suspects], [suspect.repair for suspect in suspects]
    return {
        "doc_id": [finding.doc_id for finding, _place in places],
        "finding_id": [finding.finding_id for finding, _place in places],
        "rule": [finding.rule for finding, _place in places],
        "severity": [finding.severity.value for finding, _place in places],
        "claim_id": [suspect.claim_id for suspect in suspects],
        "place": [place for _finding, (place, _suspect) in places],
        "weight": [suspect.weight for suspect in suspects],
        "relations": [" ".join(suspect.relations) for suspect in suspects],
        "implied_lower": [plain_number(interval.lower) if interval else None for interval in implied],
        "implied_upper": [plain_number(interval.upper) if interval else None for interval in implied],
        "repair_value": [plain_number(repair.value) if repair else None for repair in repairs],
        "repair_surface": [repair.surface if repair else None for repair in repairs],
        "repair_slip": [repair.slip if repair else None for repair in repairs],
        "reason": [suspect.reason.zh for suspect in suspects],
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
