"""Covers → suspects: how the blame for a violated relation is shared among its claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import exp, prod

from cqcheck.findings import Suspect
from cqcheck.interval import Interval
from cqcheck.localise.cover import Cover, clusters, lightest_covers
from cqcheck.localise.evidence import slip_evidence
from cqcheck.localise.network import Constraint, Network
from cqcheck.localise.reasons import give_reason
from cqcheck.localise.repairs import find_repair
from cqcheck.localise.weights import trust

# Shares of blame below this are not worth a reader's look.
LEAST_BLAME = 0.01
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Account:
    """One way to account for a cluster of violated relations, and how likely it is against the others."""

    cover: Cover
    likelihood: float


def localise_network(network: Network) -> dict[str, tuple[Suspect, ...]]:
    """The suspects of every violated relation, by its id, in order of blame."""
    return {
        relation_id: suspects
        for cluster in clusters(network)
        for relation_id, suspects in share_blame(network, cluster).items()
    }


def share_blame(network: Network, cluster: Sequence[Constraint]) -> dict[str, tuple[Suspect, ...]]:
    """The suspects of every relation of a cluster, by its id, the most suspect first, ties in the order of the text."""
    covers = lightest_covers(network, cluster, partial(trust, network)) or _each_alone(network, cluster)
    accounts: dict[str, list[Account]] = {}
    for cover in covers:
        account = Account(cover, _likelihood(network, cover))
        for name in cover.claims:
            accounts.setdefault(name, []).append(account)
    within = _by_claim(cluster)
    suspects = {name: _suspect(network, within.get(name, ()), name, accounts[name]) for name in accounts}
    return {each.relation.relation_id: _ranked(network, each, accounts, suspects) for each in cluster}


def _by_claim(cluster: Sequence[Constraint]) -> dict[str, list[Constraint]]:
    found: dict[str, list[Constraint]] = {}
    for each in cluster:
        for name in each.place:
            found.setdefault(name, []).append(each)
    return found


def _likelihood(network: Network, cover: Cover) -> float:
    names = sorted(cover.claims, key=network.order)
    return exp(-cover.cost) * prod(slip_evidence(network, cover, name) for name in names)


def _suspect(network: Network, violated: Sequence[Constraint], name: str, accounts: Sequence[Account]) -> Suspect:
    best = max(accounts, key=lambda each: each.likelihood)
    repair = find_repair(network, best.cover, name)
    return Suspect(
        claim_id=name,
        weight=0.0,
        relations=tuple(each.relation.relation_id for each in violated),
        implied=best.cover.intervals[name],
        repair=repair,
        reason=give_reason(network, best.cover, name, repair),
    )


def _ranked(
    network: Network, constraint: Constraint, accounts: Mapping[str, Sequence[Account]], suspects: Mapping[str, Suspect]
) -> tuple[Suspect, ...]:
    """The suspects among a relation's claims, with shares of blame that add up to one."""
    blame = {
        name: sum(each.likelihood for each in accounts[name])
        for name in sorted(constraint.place, key=network.order)
        if name in suspects
    }
    whole = sum(blame.values())
    kept = {name: part for name, part in blame.items() if part >= LEAST_BLAME * whole}
    whole = sum(kept.values())
    shared = [replace(suspects[name], weight=round(part / whole, DIGITS)) for name, part in kept.items()]
    return tuple(sorted(shared, key=lambda each: -each.weight))


def _each_alone(network: Network, cluster: Sequence[Constraint]) -> list[Cover]:
    """Where no set of claims accounts for everything: each claim by itself, lighter with every relation it is part of."""
    within = _by_claim(cluster)
    covers = []
    for name in sorted(within, key=network.order):
        implied = [each.implied(name, {}) for each in within[name]]
        cost = trust(network, name) - len(implied)
        covers.append(Cover(frozenset({name}), {name: _meeting(implied)}, cost))
    return covers


def _meeting(implied: Sequence[Interval]) -> Interval:
    common: Interval | None = implied[0]
    for each in implied[1:]:
        common = common.intersect(each) if common else None
    return common or implied[0]
