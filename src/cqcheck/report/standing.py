"""How well each claim stands: confirmed by valid relations, suspect, in a contradiction, or unchecked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cqcheck.codelists import Severity, Verdict
from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument
from cqcheck.relations import Relation
from cqcheck.report.texts import Lang, say


class Standing(StrEnum):
    """What checking says of one claim.

    A suspect is blamed most in some finding (several are, in a tie); a disputed claim is named in a finding
    that blames another one more, or none. An accepted one stands in a relation that does not hold, of which no
    finding tells: it is accepted, or left out by the settings. Confirmed is what others confirm: a range says no more
    than that a figure is possible.
    """

    SUSPECT = "suspect"
    DISPUTED = "disputed"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """The standing of one claim.

    `confirmations` counts the valid relations that the claim takes part in; `severity` is that of the
    gravest finding that names it, and `findings` are their ids, gravest first.
    """

    standing: Standing
    confirmations: int
    severity: Severity | None
    findings: tuple[str, ...]


def claim_standings(checked: CheckedDocument) -> dict[str, ClaimStanding]:
    """The standing of every claim of a document, by claim id."""
    confirmations = Counter(
        claim_id
        for relation in checked.relations
        if relation.verdict is Verdict.VALID and _is_between_figures(relation.relation)
        for claim_id in set(relation.relation.claim_ids)
    )
    broken = {
        claim_id
        for relation in checked.relations
        if relation.verdict is Verdict.INVALID
        for claim_id in relation.relation.claim_ids
    }
    named: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        for claim_id in finding.claim_ids:
            named.setdefault(claim_id, []).append(finding)
    return {
        claim.claim_id: _standing(
            claim.claim_id,
            confirmations[claim.claim_id],
            named.get(claim.claim_id, []),
            is_accepted=claim.claim_id in broken,
        )
        for claim in checked.claims
    }


def standing_words(standing: ClaimStanding, lang: Lang) -> str:
    """The standing in words: `已印证，3 条成立的关系印证`."""
    words = say("standing", standing.standing, lang)
    if not standing.confirmations:
        return words
    confirmed = f"{standing.confirmations} {say('page', 'confirmed_by', lang)}"
    return f"{words}{say('console', 'comma', lang)}{confirmed}"


def count_severities(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, zeros included."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in Severity}


def count_verdicts(checked: CheckedDocument) -> dict[Verdict, int]:
    """How many relations got each verdict, zeros included."""
    counts = Counter(relation.verdict for relation in checked.relations)
    return {verdict: counts[verdict] for verdict in Verdict}


def _standing(claim_id: str, confirmations: int, named: list[Finding], *, is_accepted: bool) -> ClaimStanding:
    named = sorted(named, key=lambda finding: (-finding.severity.gravity, not _blames_most(finding, claim_id)))
    severity = named[0].severity if named else None
    if any(_blames_most(finding, claim_id) for finding in named):
        standing = Standing.SUSPECT
    elif named:
        standing = Standing.DISPUTED
    elif is_accepted:
        standing = Standing.ACCEPTED
    else:
        standing = Standing.CONFIRMED if confirmations else Standing.UNCHECKED
    return ClaimStanding(standing, confirmations, severity, tuple(finding.finding_id for finding in named))


def _is_between_figures(relation: Relation) -> bool:
    """Whether a relation holds figures against each other, and not one against bounds, or their number against words."""
    return len(set(relation.claim_ids)) > 1 and not relation.is_counted


def _blames_most(finding: Finding, claim_id: str) -> bool:
    heaviest = max((suspect.weight for suspect in finding.suspects), default=0)
    return any(claim_id == suspect.claim_id and suspect.weight == heaviest for suspect in finding.suspects)
