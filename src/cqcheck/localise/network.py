"""Network: the decided relations of a document and the claims that they tie together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cqcheck.check import ScaledTerms, scale_terms
from cqcheck.claims import Claim
from cqcheck.codelists import Kind, Verdict
from cqcheck.interval import ONE, Interval
from cqcheck.kinds import KINDS
from cqcheck.localise.custom import customary_margin
from cqcheck.localise.typicality import Typicality, measure_typicality
from cqcheck.relations import CheckedRelation, Relation
from cqcheck.terms import Terms

Intervals = Mapping[str, Interval]


@dataclass(frozen=True)
class Constraint:
    """A relation that was decided, as a condition on the values of its claims.

    All intervals that go in and come out are in the claims' stated units. `is_binding` marks the relations
    that any correction has to satisfy: those that are violated, and the hard ones that are satisfied. `margin`
    is how far custom may have moved one of the claims.
    """

    relation: Relation
    is_violated: bool
    scaled: ScaledTerms
    margin: tuple[str, Interval] | None = None

    @property
    def is_binding(self) -> bool:
        """Whether a correction has to satisfy it; a soft relation that happens to hold need not go on holding."""
        return self.is_violated or self.relation.hard

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims that it ties together."""
        return self.relation.claim_ids

    @cached_property
    def place(self) -> dict[str, tuple[str, int]]:
        """The role of each claim, and which one it is among those of its role."""
        places: dict[str, tuple[str, int]] = {}
        counts: dict[str, int] = {}
        for term in self.relation.terms:
            places[term.claim_id] = (term.role, counts.get(term.role, 0))
            counts[term.role] = counts.get(term.role, 0) + 1
        return places

    def holds(self, assumed: Intervals) -> bool:
        """Whether values exist that satisfy it when some claims take `assumed` intervals, the others their own."""
        return KINDS[self.relation.kind].residual(self._terms(assumed)).holds(0)

    def implied(self, claim_id: str, assumed: Intervals) -> Interval:
        """Where a claim has to lie for it to be satisfied, in the claim's stated unit."""
        role, index = self.place[claim_id]
        others = self._terms(assumed).without(role, index)
        interval = KINDS[self.relation.kind].implied(role, others).scaled(ONE / self.scaled.factors[claim_id])
        return interval + self.margin[1] if self.margin and self.margin[0] == claim_id else interval

    @property
    def as_printed(self) -> Constraint:
        """The same without what custom may have moved: what a reader would work out."""
        return replace(self, margin=None)

    def _terms(self, assumed: Intervals) -> Terms:
        terms = self.scaled.terms
        by_role = {role: list(intervals) for role, intervals in terms.by_role.items()}
        for claim_id in self.place.keys() & assumed.keys():
            role, index = self.place[claim_id]
            by_role[role][index] = assumed[claim_id].scaled(self.scaled.factors[claim_id])
        if self.margin:
            claim_id, margin = self.margin
            role, index = self.place[claim_id]
            by_role[role][index] += margin.scaled(self.scaled.factors[claim_id])
        kept = {role: tuple(intervals) for role, intervals in by_role.items()}
        return Terms(kept, bounds=terms.bounds, is_counted=terms.is_counted)


@dataclass(frozen=True)
class Network:
    """The constraints of a document, by the claims that they touch; `recognised` are those read in a picture, `published` those of other bulletins."""

    claims: dict[str, Claim]
    constraints: tuple[Constraint, ...]
    recognised: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()

    @cached_property
    def touching(self) -> dict[str, tuple[Constraint, ...]]:
        """The constraints of each claim, in their written order."""
        return {claim_id: tuple(self.constraints[at] for at in places) for claim_id, places in self._places.items()}

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        """Where the constraints of each claim stand among all."""
        found: dict[str, list[int]] = {}
        for number, constraint in enumerate(self.constraints):
            for claim_id in constraint.place:
                found.setdefault(claim_id, []).append(number)
        return {claim_id: tuple(numbers) for claim_id, numbers in found.items()}

    def touched(self, claim_ids: Iterable[str]) -> list[Constraint]:
        """The constraints of some claims, in their written order."""
        numbers = {number for claim_id in claim_ids for number in self._places.get(claim_id, ())}
        return [self.constraints[number] for number in sorted(numbers)]

    @cached_property
    def violated(self) -> tuple[Constraint, ...]:
        """The constraints that the stated figures break."""
        return tuple(each for each in self.constraints if each.is_violated)

    @cached_property
    def typicality(self) -> Typicality:
        """What the figures of the document look like."""
        return measure_typicality(self.claims.values())

    @cached_property
    def neighbours(self) -> dict[str, tuple[str, ...]]:
        """The claims before and after each claim in the text, as far as they stand at another place."""
        names = sorted(self.claims, key=self.order)
        found: dict[str, tuple[str, ...]] = {}
        for at, name in enumerate(names):
            beside = (*names[max(0, at - 1) : at], *names[at + 1 : at + 2])
            found[name] = tuple(each for each in beside if self.claims[each].start != self.claims[name].start)
        return found

    def order(self, claim_id: str) -> tuple[int, int, str]:
        """Where a claim stands in the text; the written order in which ties are shown."""
        claim = self.claims[claim_id]
        return claim.start, claim.end, claim_id


def build_network(
    checked: Iterable[CheckedRelation],
    claims: Sequence[Claim],
    recognised: frozenset[str] = frozenset(),
    published: frozenset[str] = frozenset(),
) -> Network:
    """The network of the relations that were decided.

    Undecided relations say nothing of their claims. Slight violations are explained by custom already, and a
    count of list items is not mended by any value: neither blames a figure.
    """
    listed = list(checked)
    by_id = {claim.claim_id: claim for claim in claims}
    closing = frozenset(
        name for one in listed if one.relation.kind is Kind.STRUCTURE for name in one.relation.claim_ids
    )
    constraints = [
        Constraint(
            one.relation,
            one.verdict is Verdict.INVALID,
            scale_terms(one.relation, by_id),
            customary_margin(one.relation, by_id, closing),
        )
        for one in listed
        if one.verdict is not Verdict.UNDECIDED and not one.is_slight and not one.relation.is_counted
    ]
    constraints.sort(key=lambda each: _written_order(each.relation, by_id))
    return Network(by_id, tuple(constraints), recognised, published)


def _written_order(relation: Relation, claims: Mapping[str, Claim]) -> tuple[object, ...]:
    # The order of the findings must not depend on the order in which relations were found.
    return relation.rule, [(claims[each].start, claims[each].end, each) for each in relation.claim_ids], relation.kind
