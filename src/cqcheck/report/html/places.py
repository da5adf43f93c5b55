"""Where a report shows what the rows of a run's tables are about, so that other pages can lead there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cqcheck.report.html.view import DocumentView


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses from the report's folder by the ids of findings, relations and claims.

    A relation's is that of the finding about it, else of its first figure; `edits` has the finding by the rule and
    a claim that breaks it.
    """

    findings: dict[str, str] = field(default_factory=dict)
    relations: dict[str, str] = field(default_factory=dict)
    edits: dict[tuple[str, str], str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)

    def of_row(self, row: Mapping[str, Any], edit: str = "") -> str:
        """The address for a row of suspects, relations or claims; `edit` is the rule that a claim of it breaks."""
        if "finding_id" in row:
            return self.findings[row["finding_id"]]
        if "relation_id" in row:
            return self.relations[row["relation_id"]]
        claim_id = row["claim_id"]
        return self.edits.get((edit, claim_id), self.claims[claim_id])


def find_places(views: Iterable[DocumentView]) -> Places:
    """The places of all documents of a run."""
    places = Places()
    for view in views:
        _add(view, places)
    return places


def _add(view: DocumentView, places: Places) -> None:
    places.claims.update({claim_id: view.href(view.anchor(claim_id)) for claim_id in view.claims})
    found: dict[tuple[str, frozenset[str]], str] = {}
    for finding in view.findings:
        href = view.href(view.finding_anchor(finding.finding_id))
        members = frozenset(member.claim_id for member in finding.members)
        places.findings[finding.finding_id] = found[finding.rule, members] = href
        for claim_id in members:
            places.edits.setdefault((finding.rule, claim_id), href)
    for checked in view.checked.relations:
        relation = checked.relation
        figure = places.claims[relation.terms[0].claim_id]
        places.relations[relation.relation_id] = found.get((relation.rule, frozenset(relation.claim_ids)), figure)
