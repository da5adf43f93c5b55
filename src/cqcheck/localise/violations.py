"""Violated relations and failed edits in the terms of a finding: severity, members, suspects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cqcheck.bilingual import Bilingual
from cqcheck.claims import Claim
from cqcheck.codelists import Kind, Severity, Verdict
from cqcheck.findings import EditFailure, Member, Suspect
from cqcheck.interval import EVERYTHING, Interval
from cqcheck.localise.cover import Cover
from cqcheck.localise.network import Network
from cqcheck.localise.places import Places
from cqcheck.localise.repairs import find_repair
from cqcheck.relate.rules import Rule
from cqcheck.relations import CheckedRelation

FINGERPRINT = 16  # hexadecimal digits
ALONE = Bilingual(
    "该数本身不合规则，不涉及其他数据。", "The figure breaks the rule by itself, whatever the others say."
)


@dataclass(frozen=True)
class Page:
    """What every finding of a bulletin is written from."""

    places: Places
    claims: dict[str, Claim]
    network: Network
    suspects: dict[str, tuple[Suspect, ...]]
    rules: dict[str, Rule]


@dataclass(frozen=True, slots=True)
class Violation:
    """A violated relation or a failed edit, in the terms of a finding."""

    rule: str
    kind: str
    severity: Severity
    members: tuple[Member, ...]
    arithmetic: Bilingual
    suspects: tuple[Suspect, ...]
    implied: Interval | None

    @property
    def identity(self) -> tuple[str, frozenset[str]]:
        """Two violations of one rule by the same claims are one."""
        return self.rule, frozenset(member.claim_id for member in self.members)

    @property
    def certainty(self) -> float:
        """The blame of the first suspect."""
        return self.suspects[0].weight if self.suspects else 0.0


def is_told(one: CheckedRelation) -> bool:
    """Whether a reader is told: of what is violated, and of a tie of ranks, which printed figures cannot decide."""
    return one.verdict is Verdict.INVALID or (one.is_slight and one.relation.kind is Kind.RANK)


def broken_relations(page: Page, violated: Iterable[CheckedRelation]) -> Iterator[Violation]:
    """The violated relations, each with the suspects that localisation gave it; remarks blame nobody."""
    constraints = {each.relation.relation_id: each for each in page.network.violated}
    for one in violated:
        relation = one.relation
        rule = page.rules.get(relation.rule)
        severity = _severity(one, rule)
        suspects = () if severity is Severity.INFO else page.suspects.get(relation.relation_id, ())
        constraint = constraints.get(relation.relation_id)
        yield Violation(
            rule=relation.rule,
            kind=relation.kind.value,
            severity=severity,
            members=tuple(Member(term.stated_role, term.claim_id) for term in relation.terms),
            arithmetic=one.arithmetic,
            suspects=suspects,
            implied=constraint.as_printed.implied(suspects[0].claim_id, {}) if constraint and suspects else None,
        )


def failed_edits(page: Page, failures: Iterable[EditFailure]) -> Iterator[Violation]:
    """The failed edits; each claim of one is its own suspect."""
    for failure in failures:
        rule = page.rules.get(failure.rule)
        severity = rule.severity if rule else Severity.WARNING
        blamed = failure.members if severity is not Severity.INFO else ()
        yield Violation(
            rule=failure.rule,
            kind=rule.kind.value if rule else Kind.RANGE.value,
            severity=severity,
            members=failure.members,
            arithmetic=failure.arithmetic,
            suspects=tuple(_lone_suspect(page, member, failure, len(blamed)) for member in blamed),
            implied=failure.implied,
        )


def _lone_suspect(page: Page, member: Member, failure: EditFailure, among: int) -> Suspect:
    alone = Cover(frozenset({member.claim_id}), {member.claim_id: failure.implied or EVERYTHING}, 0.0)
    return Suspect(
        claim_id=member.claim_id,
        weight=round(1 / among, 4),
        relations=(),
        implied=failure.implied,
        repair=find_repair(page.network, alone, member.claim_id) if failure.implied else None,
        reason=ALONE,
    )


def _severity(one: CheckedRelation, rule: Rule | None) -> Severity:
    if one.is_slight or (rule is not None and rule.level == "note"):
        return Severity.INFO
    return Severity.CRITICAL if one.relation.hard else Severity.WARNING
