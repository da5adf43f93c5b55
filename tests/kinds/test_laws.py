"""Laws of the sixteen kinds, on simulated bulletins that are right (see `simulators`).

All `CASES` of a kind go from claims through scaling to the residual, which is the verdict; the first `WHOLE` of them
through `check_relation` as a whole, arithmetic and all, and through the laws of the implied intervals.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

import pytest

from cqcheck.check import check_relation, scale_terms
from cqcheck.codelists import Hedge, Kind, Verdict
from cqcheck.interval import EVERYTHING, Interval
from cqcheck.kinds import KINDS
from cqcheck.terms import Terms
from press import Case, Press
from simulators import SIMULATORS

CASES = 100_000
WHOLE = 5_000
IMPLIED = 1_000
SEED = 20240229
HAIR = Decimal("1e-9")  # of a figure: far more than the slack of a boundary, far less than a printed digit
# Where the implied interval may be wider than need be: a term just within it may still break the relation.
LOOSE = {(Kind.HULL, "part", "weighted"), (Kind.HULL, "weight", "weighted")}
# A place below the first, which the residual does not look at, and the first place itself, which nothing implies.
UNCHECKED = {(Kind.RANK, "higher"), (Kind.RANK, "place"), (Kind.RANK, "first")}
# A growth of more or less than so much leaves the base open, and with it what the others imply at that end.
HEDGED_ARE_OPEN = {(Kind.SUBSET, "bases")}


def simulated(kind: Kind, number: int) -> Iterator[tuple[str, Case]]:
    """True cases of a kind, its variants in turn, with the variant's name."""
    press = Press(SEED)
    variants = cycle(SIMULATORS[kind].items())
    return ((name, simulate(press)) for name, simulate in islice(variants, number))


def residual(case: Case) -> Interval:
    return KINDS[case.relation.kind].residual(scale_terms(case.relation, case.claims).terms)


def told(failing: list[tuple[str, Case]]) -> str:
    """How many cases failed, and the smallest of them: that of the fewest and shortest figures."""
    name, least = min(failing, key=lambda each: (len(each[1].claims), len(str(each[1]))))
    return f"{len(failing)} cases; the smallest, of {least.relation.kind}, {name}: {least}"


def test_every_kind_is_simulated() -> None:
    assert set(SIMULATORS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_truth_printed_honestly_is_never_invalid(kind: Kind) -> None:
    failing = [(name, case) for name, case in simulated(kind, CASES) if not residual(case).holds(0)]
    assert not failing, told(failing)


@pytest.mark.parametrize("kind", Kind)
def test_the_whole_check_calls_truth_valid(kind: Kind) -> None:
    failing = [
        (name, case)
        for name, case in simulated(kind, WHOLE)
        if check_relation(case.relation, case.claims).verdict is not Verdict.VALID
    ]
    assert not failing, told(failing)


def each_term(case: Case) -> Iterator[tuple[str, int, Terms, Decimal]]:
    """Role, place in the role, all terms and the truth in the terms' unit."""
    scaled = scale_terms(case.relation, case.claims)
    seen: dict[str, int] = {}
    for term in case.relation.terms:
        index = seen.get(term.role, 0)
        seen[term.role] = index + 1
        yield term.role, index, scaled.terms, case.truths[term.claim_id] * scaled.factors[term.claim_id]


@pytest.mark.parametrize("kind", Kind)
def test_what_the_others_imply_holds_the_truth(kind: Kind) -> None:
    failing = [
        (f"{name}, {role}", case)
        for name, case in simulated(kind, WHOLE)
        for role, index, terms, truth in each_term(case)
        if not KINDS[kind].implied(role, terms.without(role, index)).holds(truth)
    ]
    assert not failing, told(failing)


@pytest.mark.parametrize("kind", Kind)
def test_a_term_beyond_what_the_others_imply_breaks_the_relation_and_one_within_does_not(kind: Kind) -> None:
    failing = []
    for name, case in simulated(kind, IMPLIED):
        if (kind, name) in HEDGED_ARE_OPEN and any(each.hedge is not Hedge.EXACT for each in case.claims.values()):
            continue
        for role, index, terms, truth in each_term(case):
            implied = KINDS[kind].implied(role, terms.without(role, index))
            for end, outwards in ((implied.lower, -1), (implied.upper, 1)):
                if not end.is_finite() or ((kind, role) in UNCHECKED and outwards < 0):
                    continue
                hair = outwards * HAIR * max(implied.magnitude, abs(truth), Decimal("1e-6"))
                outside, inside = (
                    terms.replacing(role, index, Interval.exactly(each)) for each in (end + hair, end - hair)
                )
                beyond, within = KINDS[kind].residual(outside), KINDS[kind].residual(inside)
                is_tight = (kind, role, name) not in LOOSE and implied.holds(end - hair)
                if (beyond.holds(0) and beyond != EVERYTHING) or (is_tight and not within.holds(0)):
                    failing.append((f"{name}, {role} {'below' if outwards < 0 else 'above'}", case))
    assert not failing, told(failing)


@pytest.mark.parametrize("kind", Kind)
def test_wider_intervals_never_turn_valid_into_invalid(kind: Kind) -> None:
    failing = []
    for name, case in simulated(kind, IMPLIED):
        coarser = {
            claim_id: replace(claim, decimals=claim.decimals - 1) if claim.decimals else claim
            for claim_id, claim in case.claims.items()
        }
        if not residual(replace(case, claims=coarser)).holds(0):
            failing.append((name, case))
    assert not failing, told(failing)
