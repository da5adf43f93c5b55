"""Violated relations → the lightest sets of claims whose change lets every relation hold (Fellegi and Holt 1976).

An exact best-first search: sets grow claim by claim, lightest first, until nothing is violated and every relation
that they touch can hold. The graphs of a bulletin are small, so that no solver is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush

from cqcheck.interval import Interval
from cqcheck.localise.narrow import narrow
from cqcheck.localise.network import Constraint, Network

# Sets that are heavier than the lightest by less than this are alternatives worth showing: the evidence of a
# slip can outweigh so much, and no further claim costs so little.
MARGIN = 2.5
# A page whose violations need more than this is misread rather than mistaken.
TRIALS = 400
SETS = 5000


@dataclass(frozen=True, slots=True)
class Cover:
    """A set of claims that may be wrong together, where they would have to lie, and how much trust it costs."""

    claims: frozenset[str]
    intervals: Mapping[str, Interval]
    cost: float


def clusters(network: Network) -> Iterator[tuple[Constraint, ...]]:
    """The violated relations in groups that share no claim: each group is accounted for by itself."""
    reached: set[str] = set()
    for first in network.violated:
        if first.relation.relation_id in reached:
            continue
        group, joined = [], [first]
        while joined:
            group.extend(joined)
            reached.update(each.relation.relation_id for each in joined)
            names = dict.fromkeys(name for each in joined for name in each.place)
            beside = network.touched(names)
            joined = [each for each in beside if each.is_violated and each.relation.relation_id not in reached]
        yield tuple(group)


def lightest_covers(network: Network, violated: Sequence[Constraint], cost: Callable[[str], float]) -> list[Cover]:
    """All smallest sets of claims that account for `violated`, the lightest and those within the margin of it.

    No set contains another. The list is empty if none was found within the trials allowed.
    """
    found: list[Cover] = []
    price = cache(cost)
    queue: list[tuple[float, list[tuple[int, int, str]]]] = [(0.0, [])]
    seen: set[frozenset[str]] = set()
    trials = 0
    while queue and trials < TRIALS and len(seen) < SETS:
        weight, order = heappop(queue)
        if found and weight > found[0].cost + MARGIN:
            break
        freed = frozenset(name for _, _, name in order)
        if any(cover.claims <= freed for cover in found):
            continue
        open_constraints = [each for each in violated if freed.isdisjoint(each.place)]
        if open_constraints:
            choices = min(open_constraints, key=lambda each: len(each.place)).place
        else:
            trials += 1
            narrowed = narrow(network, freed)
            if narrowed.is_feasible:
                found.append(Cover(freed, narrowed.intervals, weight))
                continue
            choices = {name: place for each in narrowed.conflict for name, place in each.place.items()}
        for name in choices:
            larger = freed | {name}
            if larger not in seen and name not in freed:
                seen.add(larger)
                entry = sorted(network.order(each) for each in larger)
                heappush(queue, (sum(price(each) for each in sorted(larger)), entry))
    return found
