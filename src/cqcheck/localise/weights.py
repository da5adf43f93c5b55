"""How far each claim is trusted: what it costs to call it wrong."""

from __future__ import annotations

from math import log2

from cqcheck.codelists import Hedge
from cqcheck.localise.network import Constraint, Network

# The cost is the negative logarithm of the odds that a figure is wrong, so that costs of several figures add up.
# About one printed figure in sixty of those that a violated relation touches by chance would be.
ANY_FIGURE = 4.0
# Each doubling of the relations that confirm a figure, and of those that it violates.
CONFIRMED = 0.3
# A relation that bounds a figure from one side only, or is soft, confirms it half as much: a wrong figure would
# break it in about every second case.
HALF_CONFIRMED = 0.5
VIOLATED = 0.5
# 约, 近, 超: the interval is wide already; whoever writes so has rounded with care.
HEDGED = 0.5
# What was recognised in a picture is misread more often than anything is misprinted.
RECOGNISED = 1.0
# What another bulletin says has been checked there, and has been read by many since.
PUBLISHED = 1.5
LEAST = 2.6


def trust(network: Network, claim_id: str) -> float:
    """The cost of blaming a claim: more for one that satisfied relations confirm, less for one that several violate.

    What was recognised in a picture costs less still, what another bulletin says more.
    """
    claim = network.claims[claim_id]
    constraints = network.touching.get(claim_id, ())
    violated = sum(each.is_violated for each in constraints)
    cost = ANY_FIGURE + CONFIRMED * log2(1 + _confirmation(network, claim_id)) - VIOLATED * log2(max(violated, 1))
    cost += HEDGED * (claim.hedge is not Hedge.EXACT)
    cost = max(cost, LEAST) + PUBLISHED * (claim_id in network.published)
    return cost - RECOGNISED * (claim_id in network.recognised)


def count_confirming(network: Network, claim_id: str) -> int:
    """How many satisfied hard relations pin the claim down, instead of only bounding it from one side."""
    return sum(_pins_down(each, claim_id) for each in network.touching.get(claim_id, ()))


def _confirmation(network: Network, claim_id: str) -> float:
    satisfied = [each for each in network.touching.get(claim_id, ()) if not each.is_violated and _has_others(each)]
    return sum(1 if _pins_down(each, claim_id) else HALF_CONFIRMED for each in satisfied)


def _pins_down(constraint: Constraint, claim_id: str) -> bool:
    if constraint.is_violated or not constraint.relation.hard or not _has_others(constraint):
        return False
    return constraint.implied(claim_id, {}).is_bounded


def _has_others(constraint: Constraint) -> bool:
    # That a share lies between 0 and 100 % confirms nothing.
    return len(constraint.place) > 1
