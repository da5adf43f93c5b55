"""How readily a slip explains a suspect: the figures from which one slip leads to it and with which all relations hold."""

from __future__ import annotations

from collections.abc import Iterator

from cqcheck.claims import Claim
from cqcheck.codelists import Measure
from cqcheck.interval import Interval
from cqcheck.localise.cover import Cover
from cqcheck.localise.network import Constraint, Intervals, Network
from cqcheck.localise.quantities import only_value
from cqcheck.localise.slips import FREQUENCY, Slip, Source, sources_of, with_value

# Mistakes that are no single slip are made as well, but seldom, and most of them would not fit the relations.
OTHER_MISTAKE = 0.02
# What a figure looks like may speak for a slip, but not drown the relations.
MOST = 40.0


def admissible_sources(network: Network, cover: Cover, claim_id: str) -> list[Source]:
    """The sources of a claim with which every relation of it holds, the rest of the cover freed.

    None where another claim of the cover meets it in a violated relation or in a binding one: whatever the one
    should read, the other could balance it.
    """
    constraints = network.touching.get(claim_id, ())
    others = {name: interval for name, interval in cover.intervals.items() if name != claim_id}
    if any(each.is_binding and not each.place.keys().isdisjoint(others) for each in constraints):
        return []
    claim, implied = network.claims[claim_id], cover.intervals[claim_id]
    listed = [*sources_of(claim), *_copied(network, claim, implied)]
    sources = [(source, in_unit_of(claim, source.claim)) for source in listed]
    return [
        source
        for source, interval in sources
        if interval.meets(implied) and _all_hold(constraints, {**others, claim_id: interval})
    ]


def _copied(network: Network, claim: Claim, implied: Interval) -> Iterator[Source]:
    """What the claim should read if it repeats the figure beside it: the one value that the relations leave."""
    value = only_value(claim, implied)
    right = with_value(claim, value) if value is not None else None
    beside = [network.claims[name] for name in network.neighbours[claim.claim_id]]
    is_copy = any(other.value == claim.value and other.unit == claim.unit for other in beside)
    if is_copy and right is not None and right.decimals == claim.decimals:
        yield Source(right, Slip.COPIED, FREQUENCY[Slip.COPIED])


def slip_evidence(network: Network, cover: Cover, claim_id: str) -> float:
    """How readily one slip accounts for the claim; never zero."""
    return OTHER_MISTAKE + sum(weight for weight, _ in weighed_sources(network, cover, claim_id))


def weighed_sources(network: Network, cover: Cover, claim_id: str) -> list[tuple[float, Source]]:
    """The admissible sources of a claim with how likely each is, given what figures of its kind look like."""
    stated, implied = network.claims[claim_id], cover.intervals[claim_id]
    usual = network.typicality.weigh(stated, stated)
    return [
        (
            source.likelihood
            * min(network.typicality.weigh(source.claim, stated) / usual, MOST)
            * _size(source.claim, stated, implied),
            source,
        )
        for source in admissible_sources(network, cover, claim_id)
    ]


def _size(source: Claim, stated: Claim, implied: Interval) -> float:
    """How much likelier an amount of the source's size is than one of the stated size, where relations leave it open.

    Amounts are spread evenly over orders of magnitude, and a part is any fraction of its whole alike. So a part
    below its whole may be anything, but a whole above its part is the less likely the larger, by the square.
    """
    is_open_above = not implied.upper.is_finite()
    if stated.measure is not Measure.LEVEL or not is_open_above or not source.value or not stated.value:
        return 1.0
    return float(stated.obs_value / source.obs_value) ** 2


def in_unit_of(claim: Claim, source: Claim) -> Interval:
    """The interval of a source in the stated unit of the claim that it became."""
    return source.stated.scaled(source.unit.factor / claim.unit.factor)


def _all_hold(constraints: tuple[Constraint, ...], assumed: Intervals) -> bool:
    return all(each.holds(assumed) for each in constraints)
