"""Checked relations and failed edits → findings, the gravest and most certain first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from cqcheck.claims import Claim
from cqcheck.findings import EditFailure, Elsewhere, Finding, Member
from cqcheck.localise.blame import localise_network
from cqcheck.localise.messages import Issue, name_claim, tell_apart, write_english_message, write_message
from cqcheck.localise.network import build_network
from cqcheck.localise.pictures import RECOGNISED, doubted, is_recognised
from cqcheck.localise.places import Places
from cqcheck.localise.quantities import expect
from cqcheck.localise.violations import FINGERPRINT, Page, Violation, broken_relations, failed_edits, is_told
from cqcheck.read import Document
from cqcheck.relate.rules import Rule, load_rules
from cqcheck.relations import CheckedRelation


def build_findings(
    document: Document,
    claims: Sequence[Claim],
    checked: Sequence[CheckedRelation],
    edits: Iterable[EditFailure] = (),
    rules: Sequence[Rule] | None = None,
) -> list[Finding]:
    """The findings of a bulletin by itself; see `findings_at`."""
    return findings_at(Places(document.doc_id, document), claims, checked, edits, rules)


def findings_at(
    places: Places,
    claims: Sequence[Claim],
    checked: Sequence[CheckedRelation],
    edits: Iterable[EditFailure] = (),
    rules: Sequence[Rule] | None = None,
) -> list[Finding]:
    """One finding for every violated relation and every claim that fails an edit of its own.

    A rule that the same claims break in both ways makes one finding. Broken identities are critical, broken
    bounds of what is plausible warnings; ties and what custom explains are told as info and blame nobody.
    What only a figure speaks for that was recognised in a picture is a warning at most.

    Args:
        places: The bulletin, and where its claims and those of others stand.
        claims: The claims.
        checked: Their relations with their verdicts.
        edits: The claims that fail an edit of their own.
        rules: The rules that found the relations, for their messages; None for those of the package.
    """
    violated = [one for one in checked if is_told(one)]
    failures = list(edits)
    if not violated and not failures:
        return []
    recognised = frozenset(claim.claim_id for claim in claims if places.is_recognised(claim))
    published = frozenset(claim.claim_id for claim in claims if not places.is_own(claim))
    network = build_network(checked, claims, recognised, published)
    page = Page(
        places,
        network.claims,
        network,
        localise_network(network),
        {rule.code: rule for rule in (load_rules() if rules is None else rules)},
    )
    found: dict[tuple[str, frozenset[str]], Violation] = {}
    for violation in (*broken_relations(page, violated), *failed_edits(page, failures)):
        found.setdefault(violation.identity, doubted(page, violation))
    ordered = sorted(found.values(), key=lambda each: (-each.severity.gravity, -each.certainty, *_at(page, each)))
    return _numbered(page, ordered)


def _at(page: Page, violation: Violation) -> tuple[int, str]:
    """What findings that are alike in all else are put in order by: their place in the text, then the rule."""
    return _shown(page, violation).start, violation.rule


def _shown(page: Page, violation: Violation) -> Claim:
    """Where a finding is shown: at its first suspect, else at its first figure in the text."""
    blamed = (page.claims[suspect.claim_id] for suspect in violation.suspects)
    own = (claim for member in violation.members if page.places.is_own(claim := page.claims[member.claim_id]))
    return next(filter(page.places.is_own, blamed), None) or min(own, key=lambda claim: claim.start)


def _numbered(page: Page, violations: Iterable[Violation]) -> list[Finding]:
    """The findings with fingerprints; of several that read the same, each has its number in it."""
    seen: Counter[str] = Counter()
    findings = []
    for violation in violations:
        content = _content(page, violation)
        seen[content] += 1
        digest = sha256(f"{content}|{seen[content]}".encode()).hexdigest()[:FINGERPRINT]
        findings.append(_finding(page, violation, digest))
    return findings


def _content(page: Page, violation: Violation) -> str:
    """What makes a finding the same in a later version of the bulletin: what was stated of what, not where."""
    rows = []
    for member in violation.members:
        claim = page.claims[member.claim_id]
        stated = f"{claim.value.normalize():f} {claim.unit.text}"
        rows.append(f"{member.role};{claim.ref_area};{claim.indicator};{claim.time_period};{claim.measure};{stated}")
    return "|".join((violation.rule, *sorted(rows)))


def _finding(page: Page, violation: Violation, fingerprint: str) -> Finding:
    rule = page.rules.get(violation.rule)
    issue = _issue(page, violation)
    message, message_en = write_message(rule, issue), write_english_message(rule, issue)
    if is_recognised(page, violation):
        message, message_en = f"{message}；{RECOGNISED.zh}", f"{message_en}; {RECOGNISED.en}"
    line, column = page.places.of(_shown(page, violation))
    doc_id = page.places.doc_id
    own = {member.claim_id for member in violation.members if page.places.is_own(page.claims[member.claim_id])}
    return Finding(
        doc_id=doc_id,
        finding_id=f"{doc_id}#{violation.rule}-{fingerprint}",
        rule=violation.rule,
        kind=violation.kind,
        severity=violation.severity,
        message=message,
        message_en=message_en,
        arithmetic=violation.arithmetic,
        line=line,
        column=column,
        members=tuple(member for member in violation.members if member.claim_id in own),
        suspects=tuple(suspect for suspect in violation.suspects if suspect.claim_id in own),
        fingerprint=fingerprint,
        elsewhere=tuple(_elsewhere(page, member) for member in violation.members if member.claim_id not in own),
    )


def _elsewhere(page: Page, member: Member) -> Elsewhere:
    claim = page.claims[member.claim_id]
    return Elsewhere(
        role=member.role,
        claim_id=claim.claim_id,
        doc_id=claim.doc_id,
        title=page.places.title_of(claim),
        line=page.places.of(claim)[0],
        surface=claim.surface,
        time_period=claim.time_period,
    )


def _issue(page: Page, violation: Violation) -> Issue:
    claims = [page.claims[member.claim_id] for member in violation.members]
    owners = tell_apart(claims)
    named = {claim.claim_id: name_claim(page.places, claim, owners[claim.claim_id]) for claim in claims}
    members = [(member.role, named[member.claim_id]) for member in violation.members]
    if not violation.suspects:
        return Issue(members, None, None, None)
    first = violation.suspects[0]
    expected = expect(page.claims[first.claim_id], violation.implied) if violation.implied else None
    return Issue(members, named[first.claim_id], expected, first.repair)
