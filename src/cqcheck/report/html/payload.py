"""A document's claims and relations as the page's script reads them: rows of values under columns."""

from typing import Any

from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, ObsStatus, PriceBasis
from cqcheck.relations import CheckedRelation
from cqcheck.report.figures import number, stated_figure
from cqcheck.report.html.view import DocumentView
from cqcheck.report.printable import one_line
from cqcheck.report.texts import Lang, in_lang

CLAIM_COLUMNS = (
    "start", "place", "surface", "indicator", "measure", "ref_area", "time_period", "reference", "value", "interval",
    "hedge", "price_basis", "obs_status", "standing", "severity", "confirmations", "findings",
)  # fmt: skip
RELATION_COLUMNS = ("rule", "kind", "hard", "verdict", "terms", "arithmetic", "reason")


def payload(view: DocumentView) -> dict[str, Any]:
    """Claims and relations of a document; a relation names its claims by their number from 0.

    Arithmetic and reasons stand there in Chinese and English. What goes without saying (an exact figure, prices that are not told, a normal value) is empty.
    """
    return {
        "claim_columns": CLAIM_COLUMNS,
        "claims": [_claim_row(view, claim) for claim in view.claims.values()],
        "relation_columns": RELATION_COLUMNS,
        "relations": [_relation_row(checked, view.claim_numbers) for checked in view.checked.relations],
    }


def _claim_row(view: DocumentView, claim: Claim) -> list[Any]:
    standing = view.standings[claim.claim_id]
    return [
        claim.start,
        view.place(claim.start),
        one_line(claim.surface),
        one_line(claim.indicator),
        claim.measure.value,
        one_line(claim.ref_area or ""),
        one_line(claim.time_period or ""),
        one_line(claim.reference or ""),
        number(claim.obs_value),
        stated_figure(claim),
        claim.hedge.value if claim.hedge is not Hedge.EXACT else "",
        claim.price_basis.value if claim.price_basis is not PriceBasis.UNKNOWN else "",
        claim.obs_status.value if claim.obs_status is not ObsStatus.NORMAL else "",
        standing.standing.value,
        standing.severity.value if standing.severity else "",
        standing.confirmations,
        [view.finding_numbers[finding_id] for finding_id in standing.findings],
    ]


def _relation_row(checked: CheckedRelation, numbers: dict[str, int]) -> list[Any]:
    relation = checked.relation
    return [
        relation.rule,
        relation.kind.value,
        relation.hard,
        checked.verdict.value,
        [[term.stated_role, numbers[term.claim_id]] for term in relation.terms],
        [in_lang(checked.arithmetic, lang) for lang in Lang],
        [in_lang(checked.why_undecided, lang) for lang in Lang] if checked.why_undecided else "",
    ]
