"""A mutant and what was found in it → whether its slip was found, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cqcheck.claims import Claim
from cqcheck.codelists import Severity, Verdict
from cqcheck.findings import Finding, Suspect
from cqcheck.mutate.inject import Culprit, Mutant
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text

Known = frozenset[tuple[str, tuple[str, ...]]]
MANY = 3  # suspects that a reader looks at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant.

    It is `detected` (killed) if a critical finding or a warning that the clean bulletin lacks touches the
    misprinted figure. `culprit_first` and `culprit_in_three`: the figure is the first suspect of such a finding,
    or one of its first three. `repaired`: a repair of it reads as it was.
    """

    detected: bool
    culprit_first: bool
    culprit_in_three: bool
    repaired: bool


def known_findings(checked: CheckedDocument) -> Known:
    """What was found in a bulletin before it was mutated: rules with the figures that they name."""
    claims = _by_id(checked)
    return frozenset(_identity(finding, claims) for finding in checked.findings)


def check_mutant(mutant: Mutant) -> CheckedDocument:
    """The mutant, checked by all stages."""
    return check_document(replace(parse_text(mutant.text, mutant.name), facts=mutant.facts))


def judge(culprit: Culprit, checked: CheckedDocument, known: Known) -> Outcome:
    """What the findings of a mutant that the clean bulletin lacks make of its culprit."""
    claims = _by_id(checked)
    touching = [
        finding
        for finding in checked.findings
        if finding.severity is not Severity.INFO
        and _identity(finding, claims) not in known
        and any(_meets(culprit, claims[name]) for name in _named(finding))
    ]
    return Outcome(
        detected=bool(touching),
        culprit_first=any(_blamed(culprit, finding.suspects[:1], claims) for finding in touching),
        culprit_in_three=any(_blamed(culprit, finding.suspects[:MANY], claims) for finding in touching),
        repaired=any(
            each.repair is not None and each.repair.value == culprit.was
            for finding in touching
            for each in _blamed(culprit, finding.suspects, claims)
        ),
    )


def verdict_on(mutant: Mutant, checked: CheckedDocument) -> Verdict | None:
    """What was said of the broken relation in the mutant; None if it was not found there.

    A missed slip either hid the relation, or left it to be decided by what the bulletin does not say.
    """
    claims = _by_id(checked)
    wanted = sorted(mutant.members)
    for one in checked.relations:
        terms = ((term.role, claims[term.claim_id]) for term in one.relation.terms)
        if one.relation.rule == mutant.relation.rule and sorted((r, c.start, c.end) for r, c in terms) == wanted:
            return one.verdict
    return None


def _by_id(checked: CheckedDocument) -> dict[str, Claim]:
    return {claim.claim_id: claim for claim in checked.claims}


def _identity(finding: Finding, claims: dict[str, Claim]) -> tuple[str, tuple[str, ...]]:
    return finding.rule, tuple(sorted(claims[member.claim_id].surface for member in finding.members))


def _named(finding: Finding) -> set[str]:
    return {member.claim_id for member in finding.members} | {suspect.claim_id for suspect in finding.suspects}


def _blamed(culprit: Culprit, suspects: Sequence[Suspect], claims: dict[str, Claim]) -> list[Suspect]:
    return [each for each in suspects if _meets(culprit, claims[each.claim_id])]


def _meets(culprit: Culprit, claim: Claim) -> bool:
    return culprit.start < claim.end and claim.start < culprit.end
