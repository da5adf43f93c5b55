"""How readily a slip explains a suspect: the figures from which one slip leads to it and with which all relations hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cqcheck.claims import Claim
from cqcheck.codelists import Measure
from cqcheck.interval import Interval
from cqcheck.localise.cover import Cover
from cqcheck.localise.network import Constraint, Intervals, Network
from cqcheck.localise.quantities import only_value
from cqcheck.localise.slips import FREQUENCY, Slip, Source, sources_of, with_value

# Mistakes that are no single slip are made as well, but seldom, and most of them would not fit the relations.
OTHER_MISTAKE = 0.005
# What a figure looks like may speak for a slip, but not drown the relations.
MOST = 100.0


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
    listed = [*sources_of(claim), *_copied(network, claim, implied), *_of_last_year(network, claim, implied)]
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


def _of_last_year(network: Network, claim: Claim, implied: Interval) -> Iterator[Source]:
    """What a level should read if it is the one of the year before: its base as printed, or less than itself by the change."""
    for each in network.touching.get(claim.claim_id, ()):
        if each.place[claim.claim_id][0] != "level":
            continue
        terms = {role: network.claims[name] for name, (role, _) in each.place.items()}
        base, change = terms.get("base"), terms.get("change")
        value = None
        if base is not None and base.obs_value == claim.obs_value:
            value = only_value(claim, implied)
        elif change is not None:
            # Stated × growth gives the change: what is stated is the base, and the change comes on top.
            value = _plus(claim, change)
        right = with_value(claim, value) if value is not None else None
        if right is not None and right.value != claim.value and right.decimals == claim.decimals:
            yield Source(right, Slip.LAST_YEAR, FREQUENCY[Slip.LAST_YEAR])


def _plus(claim: Claim, change: Claim) -> Decimal:
    """The stated figure with the change on top, in the stated unit and with the stated decimals."""
    sum_ = claim.value + change.obs_value / claim.unit.factor
    return sum_.quantize(Decimal(1).scaleb(-claim.decimals))


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
    """How much likelier the digits of the source are than those stated: `2.50亿元` may have been `24.50亿元`.

    Amounts are spread evenly over orders of magnitude, so that a figure is the rarer the larger it is. Where the
    relations leave one value, only the number of digits counts: alike corrections of alike figures are a tie.
    Where the point or the unit moves, the digits are the same and as likely.
    """
    digits, instead = (abs(each.value.scaleb(each.decimals)) for each in (stated, source))
    if stated.measure is not Measure.LEVEL or not digits or not instead:
        return 1.0
    return 10.0 ** (digits.adjusted() - instead.adjusted()) if implied.is_bounded else float(digits / instead)


def in_unit_of(claim: Claim, source: Claim) -> Interval:
    """The interval of a source in the stated unit of the claim that it became."""
    return source.stated.scaled(source.unit.factor / claim.unit.factor)


def _all_hold(constraints: tuple[Constraint, ...], assumed: Intervals) -> bool:
    return all(each.holds(assumed) for each in constraints)
