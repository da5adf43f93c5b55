"""A checked bulletin → mutants: each has one slip, and one relation that held and now cannot."""

from __future__ import annotations

import random
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from cqcheck.check import scale_terms
from cqcheck.claims import Claim
from cqcheck.codelists import Verdict
from cqcheck.kinds import KINDS
from cqcheck.localise.slips import Slip
from cqcheck.mutate.misprints import Misprint, misprints_of
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Facts
from cqcheck.relations import Relation, Term

Option = tuple[Term, Misprint]


@dataclass(frozen=True, slots=True)
class Culprit:
    """A misprinted figure: its half-open span in the mutant, with its sign word if that was flipped, and its right value."""

    start: int
    end: int
    was: Decimal


@dataclass(frozen=True, slots=True)
class Mutant:
    """A bulletin with one slip in a figure, made to break one of its relations.

    `name` and `base` are names of files without folder and suffix; `number` counts the valid relations of the
    base from 0, in written order. `role` is that of the misprinted claim, `was`, in the relation. `members` are
    the relation's claims, and where they stand in the mutant; `facts` are those of the bulletin.
    """

    name: str
    base: str
    clean_text: str
    number: int
    relation: Relation
    role: str
    was: Claim
    misprint: Misprint
    members: tuple[tuple[str, int, int], ...]
    facts: Facts

    @property
    def text(self) -> str:
        """The bulletin's text, exact but for the slip."""
        return self.clean_text[: self.misprint.start] + self.misprint.put + self.clean_text[self.misprint.end :]

    @property
    def culprit(self) -> Culprit:
        """The figure that is wrong."""
        start = self.misprint.start
        return Culprit(start, start + len(self.misprint.put), self.was.value)


def mutate_document(
    checked: CheckedDocument, base: str, *, per_relation: int = 1, seed: int = 1, first: int = 1
) -> Iterator[Mutant]:
    """Mutants of a bulletin: for each relation that holds, up to `per_relation` with a slip each, of different sorts.

    A slip is taken only if the relation then holds for no values within the intervals of the printed figures:
    the violation can be told. All sorts of slips that can are alike likely, and within a sort all places. What is
    chosen depends on the text, the seed and the base's name, not on the order in which relations are found.

    Args:
        checked: The bulletin with its relations; violated and undecided ones are passed over.
        base: The bulletin's name, which those of the mutants begin with: `base__0001`.
        per_relation: The most mutants for each relation.
        seed: Another one makes another choice.
        first: The number of the first mutant.
    """
    claims = {claim.claim_id: claim for claim in checked.claims}
    text = checked.document.text
    # What would be excused if it were broken cannot be told from the printed figures.
    valid = [one.relation for one in checked.relations if one.verdict is Verdict.VALID and one.relation.excuse is None]
    misprints = _misprints(text, checked.claims)
    for number, relation in enumerate(sorted(valid, key=lambda each: _written(each, claims))):
        rng = random.Random(f"{seed}|{base}|{_written(relation, claims)}")  # noqa: S311 - a choice, no secret
        for term, misprint in islice(_telling(relation, claims, misprints, rng), per_relation):
            yield Mutant(
                name=f"{base}__{first:04}",
                base=base,
                clean_text=text,
                number=number,
                relation=relation,
                role=term.role,
                was=claims[term.claim_id],
                misprint=misprint,
                members=tuple((each.role, *_moved(claims[each.claim_id], misprint)) for each in relation.terms),
                facts=checked.document.facts,
            )
            first += 1


def _written(relation: Relation, claims: Mapping[str, Claim]) -> tuple[object, ...]:
    """What makes a relation itself, whatever its document's path and the order of its terms."""
    return relation.rule, *sorted(_place(term, claims) for term in relation.terms)


def _place(term: Term, claims: Mapping[str, Claim]) -> tuple[int, int, str, str]:
    claim = claims[term.claim_id]
    return claim.start, claim.end, term.role, claim.measure.value


def _misprints(text: str, claims: Sequence[Claim]) -> dict[str, tuple[Misprint, ...]]:
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    return {
        claim.claim_id: tuple(misprints_of(text, claim, (*ordered[max(0, at - 1) : at], *ordered[at + 1 : at + 2])))
        for at, claim in enumerate(ordered)
    }


def _telling(
    relation: Relation, claims: Mapping[str, Claim], misprints: Mapping[str, Sequence[Misprint]], rng: random.Random
) -> Iterator[Option]:
    """Misprints that break the relation: one of each sort that can, in random order."""
    by_slip: dict[Slip, list[Option]] = {}
    for term in sorted(relation.terms, key=lambda each: _place(each, claims)):
        for misprint in misprints[term.claim_id]:
            by_slip.setdefault(misprint.slip, []).append((term, misprint))
    for slip in rng.sample(sorted(by_slip), len(by_slip)):
        options = by_slip[slip]
        for term, misprint in rng.sample(options, len(options)):
            if not _may_hold(relation, ChainMap({term.claim_id: misprint.claim}, dict(claims))):
                yield term, misprint
                break


def _may_hold(relation: Relation, claims: Mapping[str, Claim]) -> bool:
    return KINDS[relation.kind].residual(scale_terms(relation, claims).terms).holds(0)


def _moved(claim: Claim, misprint: Misprint) -> tuple[int, int]:
    """Where a claim of the clean text stands in the mutant."""
    shift = len(misprint.put) - (misprint.end - misprint.start)
    return claim.start + shift * (claim.start >= misprint.end), claim.end + shift * (claim.end >= misprint.end)
