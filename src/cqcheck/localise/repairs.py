"""A suspect → what it should read, if one slip explains it."""

from __future__ import annotations

from decimal import Decimal

from cqcheck.claims import Claim
from cqcheck.findings import Repair
from cqcheck.interval import Interval
from cqcheck.localise.cover import Cover
from cqcheck.localise.evidence import in_unit_of, weighed_sources
from cqcheck.localise.network import Network
from cqcheck.localise.printing import printed_over
from cqcheck.localise.signs import flipped_signs
from cqcheck.localise.slips import Slip, Source

# More values than this that explain a suspect equally well explain nothing.
MOST_VALUES = 3
# A value that is so much less likely than the best one is no rival.
RIVAL = 0.5


def find_repair(network: Network, cover: Cover, claim_id: str) -> Repair | None:
    """What the claim should read if one slip led to what it reads, and all its relations hold then.

    Of several such values the likeliest slip counts; among equals the value nearest the middle of what the
    relations imply. None if too many are as good.
    """
    claim, implied = network.claims[claim_id], cover.intervals[claim_id]
    weighed = weighed_sources(network, cover, claim_id)
    if not weighed:
        return None
    most = max(weight for weight, _ in weighed)
    rivals = [source for weight, source in weighed if weight >= RIVAL * most]
    if len({source.claim.obs_value for source in rivals}) > MOST_VALUES:
        return None
    best = min(
        rivals, key=lambda source: (_off_middle(claim, source, implied), -source.likelihood, source.claim.surface)
    )
    return Repair(best.claim.value, best.claim.surface, best.slip.value)


def correction(text: str, claim: Claim, repair: Repair) -> tuple[int, str] | None:
    """Where the text has to change, from there to the end of the claim's figure, and what it then reads.

    Blanks and line breaks in the figure stay where they can. One of the wrong direction is mended with the word before it: 下降3.2% becomes 增长3.2%. None if that word
    stands elsewhere or over several figures.
    """
    if repair.slip == Slip.SIGN:
        return next(flipped_signs(text, claim), None)
    return claim.start, printed_over(claim.surface, repair.surface) or repair.surface


def _off_middle(claim: Claim, source: Source, implied: Interval) -> Decimal:
    return abs(in_unit_of(claim, source.claim).middle - implied.middle)
