"""Draft: a relation as a binder proposes it, before it gets its rule and its id."""

from dataclasses import dataclass
from hashlib import sha1

from cqcheck.bilingual import Bilingual
from cqcheck.interval import Interval
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement
from cqcheck.relations import Relation, Term


@dataclass(frozen=True, slots=True)
class Draft:
    """Statements in their roles; `is_hard` overrides the rule's level where the text says less.

    `why_undecided` leaves the relation open whatever the figures are, `excuse` only if they do not satisfy it.
    """

    terms: tuple[tuple[str, Statement], ...]
    why_undecided: Bilingual | None = None
    excuse: Bilingual | None = None
    bounds: Interval | None = None
    is_counted: bool = False
    is_hard: bool = True

    @property
    def identity(self) -> frozenset[tuple[str, str]]:
        """Which claims play which roles, whatever their order."""
        return frozenset((role, statement.claim.claim_id) for role, statement in self.terms)

    def relation(self, rule: Rule) -> Relation:
        """The relation of this draft by a rule; the id depends on document, rule and claims, not on their order."""
        places = sorted(f"{role}:{_told(each)}" for role, each in self.terms)
        if self.bounds is not None:  # growth, and growth of two digits, are two laws of one figure
            places.append(f"{self.bounds.lower:f}..{self.bounds.upper:f}")
        doc_id = self.terms[0][1].claim.doc_id  # the tables of a run hold the relations of many documents
        digest = sha1("|".join([doc_id, *places]).encode(), usedforsecurity=False).hexdigest()[:10]
        return Relation(
            relation_id=f"{rule.code}-{digest}",
            rule=rule.code,
            kind=rule.kind,
            hard=rule.is_hard and self.is_hard,
            terms=tuple(Term(role, each.claim.claim_id) for role, each in self.terms),
            why_undecided=self.why_undecided,
            excuse=self.excuse,
            bounds=self.bounds,
            is_counted=self.is_counted,
        )


def _told(each: Statement) -> str:
    """Where a claim stands and all that tells it from the other claims of the same figure: 总量和增速均居第8位."""
    claim = each.claim
    about = (claim.indicator, claim.ref_area, claim.time_period, claim.reference, claim.rank_of)
    return f"{claim.start}-{claim.end}:{each.slot}:{':'.join(map(str, about))}"
