"""What a law has found → relations with their verdicts, and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cqcheck.across.laws import Found
from cqcheck.bilingual import Bilingual
from cqcheck.check import check_relation
from cqcheck.claims import Claim
from cqcheck.codelists import Verdict
from cqcheck.findings import Finding
from cqcheck.localise.build import findings_at
from cqcheck.localise.places import Places
from cqcheck.relate.rules import Rule, load_rules
from cqcheck.relations import CheckedRelation

WITH_COVERAGE = Bilingual("{}；{}", "{}; {}")


def across_rules(rules: Sequence[Rule] | None) -> list[Rule]:
    """The rules between bulletins among some rules; None for those of the package."""
    return [rule for rule in (load_rules() if rules is None else rules) if rule.is_across]


def claims_of(found: Iterable[Found]) -> set[str]:
    """The claims that stand in some relations."""
    return {name for each in found for name in each.relation.claim_ids}


def checked_relations(
    found: Iterable[Found], claims: dict[str, Claim], rules: Sequence[Rule] | None
) -> Iterator[CheckedRelation]:
    """The relations with their verdicts; what is a remark is slight, so that it blames no figure.

    Args:
        found: What laws have found.
        claims: Every claim that they name.
        rules: The rules; None for those of the package.
    """
    remarks = {rule.code for rule in across_rules(rules) if rule.level == "note"}
    for each in found:
        checked = check_relation(each.relation, claims)
        is_remark = checked.verdict is Verdict.INVALID and each.relation.rule in remarks
        arithmetic = WITH_COVERAGE.fill(checked.arithmetic, each.coverage) if each.coverage else checked.arithmetic
        yield replace(checked, arithmetic=arithmetic, is_slight=checked.is_slight or is_remark)


def findings_between(
    places: Places,
    claims: Sequence[Claim],
    within: Sequence[CheckedRelation],
    between: Sequence[CheckedRelation],
    rules: Sequence[Rule] | None,
) -> list[Finding]:
    """What is wrong between bulletins, told at one of them.

    Args:
        places: The bulletin, and the stored claims that relations name.
        claims: The claims of the bulletin that are not stored.
        within: The relations of the bulletin by itself, which say with the others who is to blame.
        between: The relations with others.
        rules: The rules; None for those of the package.
    """
    known = (*claims, *(each.claim for each in places.stored.values()))
    codes = {rule.code for rule in across_rules(rules)}
    return [each for each in findings_at(places, known, (*within, *between), rules=rules) if each.rule in codes]
