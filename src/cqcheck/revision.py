"""Two drafts of one bulletin: which claims came, went and changed, which findings are mended and which are new.

A claim is followed by what it is about (area, indicator, period, measure, reference, field of a rank), wherever it stands. Of
several about one thing those that state the same are pairs first, the others in the order of the text. A finding is the
same in both drafts if its fingerprint is: the rule, and what was stated of what.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cqcheck.claims import Claim
from cqcheck.findings import Finding
from cqcheck.pipeline import CheckedDocument

Pair = tuple[Claim, Claim]
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What is different in the new draft; claims and findings in the order of the text that holds them."""

    old: CheckedDocument
    new: CheckedDocument
    added: tuple[Claim, ...]
    removed: tuple[Claim, ...]
    changed: tuple[Pair, ...]
    fixed: tuple[Finding, ...]
    appeared: tuple[Finding, ...]
    remaining: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both drafts state the same and neither has a finding."""
        changes = (self.added, self.removed, self.changed, self.fixed, self.appeared, self.remaining)
        return not any(changes)


def compare_drafts(old: CheckedDocument, new: CheckedDocument) -> Revision:
    """What is different between two drafts of one bulletin."""
    _, removed, added = _paired(old.claims, new.claims, _statement)
    changed, removed, added = _paired(removed, added, _subject)
    before, after = ({finding.fingerprint for finding in draft.findings} for draft in (old, new))
    return Revision(
        old,
        new,
        added=tuple(added),
        removed=tuple(removed),
        changed=tuple(sorted(changed, key=lambda pair: pair[1].start)),
        fixed=tuple(finding for finding in old.findings if finding.fingerprint not in after),
        appeared=tuple(finding for finding in new.findings if finding.fingerprint not in before),
        remaining=tuple(finding for finding in new.findings if finding.fingerprint in before),
    )


def _paired(
    old: Iterable[Claim], new: Iterable[Claim], key: Callable[[Claim], Key]
) -> tuple[list[Pair], list[Claim], list[Claim]]:
    """Claims of one key in both drafts, in order, and those of either draft that are left over."""
    waiting: dict[Key, list[Claim]] = defaultdict(list)
    for claim in old:
        waiting[key(claim)].append(claim)
    pairs, added = [], []
    for claim in new:
        same = waiting[key(claim)]
        if same:
            pairs.append((same.pop(0), claim))
        else:
            added.append(claim)
    removed = sorted((claim for claims in waiting.values() for claim in claims), key=lambda claim: claim.start)
    return pairs, removed, added


def _subject(claim: Claim) -> Key:
    """What a claim is about."""
    return (
        claim.ref_area,
        claim.indicator,
        claim.time_period,
        claim.measure,
        claim.reference,
        claim.rank_of,
        claim.unit.dimension,
    )


def _statement(claim: Claim) -> Key:
    """What a claim is about and what it says; 100亿元 and 100.0亿元 say different things."""
    return (*_subject(claim), claim.obs_value, claim.interval, claim.hedge)
