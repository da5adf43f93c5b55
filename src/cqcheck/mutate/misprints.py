"""A claim → the misprints that one slip of the pen makes of it: what localisation looks for, forwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cqcheck.claims import Claim
from cqcheck.localise.printing import printed_over
from cqcheck.localise.signs import flipped_signs
from cqcheck.localise.slips import Slip, sources_of, with_value

# Made and mended by the same move: what a figure may have been is what it may become.
TWO_WAY = frozenset({Slip.REPLACED, Slip.SWAPPED, Slip.MOVED, Slip.MULTIPLIER, Slip.PER_MILLE})
PRINTABLE = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Misprint:
    """One slip in a text: `text[start:end]`, a figure with its sign word if that flips, becomes `put`.

    `claim` is the claim as it then has to be read; its offsets are still those of the clean text.
    """

    slip: Slip
    start: int
    end: int
    put: str
    claim: Claim


def misprints_of(text: str, claim: Claim, beside: Iterable[Claim]) -> Iterator[Misprint]:
    """Every misprint of a claim's figure by one slip, whether or not any relation tells it.

    Nothing but the slip changes: blanks and line breaks inside the figure stay. A figure in Chinese numerals, a
    fraction or one with several numbers has none but the flipped sign. % and 个百分点 are not exchanged: every
    relation reckons in per cent, so that none breaks.

    Args:
        text: The source text.
        claim: A claim of it.
        beside: The claims next to it in the text, whose figures may be copied by mistake.
    """
    for slip, misread in (*_two_way(claim), *_dropped_or_doubled(claim), *_copied(claim, beside)):
        put = printed_over(claim.surface, misread.surface)
        if put is not None:
            yield Misprint(slip, claim.start, claim.end, put, replace(misread, surface=put))
    for start, put in flipped_signs(text, claim):
        yield Misprint(Slip.SIGN, start, claim.end, put, replace(claim, value=-claim.value))


def _two_way(claim: Claim) -> Iterator[tuple[Slip, Claim]]:
    return ((source.slip, source.claim) for source in sources_of(claim) if source.slip in TWO_WAY)


def _dropped_or_doubled(claim: Claim) -> Iterator[tuple[Slip, Claim]]:
    number = f"{abs(claim.value):.{claim.decimals}f}"
    for at, char in enumerate(number):
        if char.isdigit():
            yield from _valued(Slip.DROPPED, claim, (number[:at] + number[at + 1 :]).rstrip("."))
            yield from _valued(Slip.DOUBLED, claim, number[:at] + char + number[at:])


def _copied(claim: Claim, beside: Iterable[Claim]) -> Iterator[tuple[Slip, Claim]]:
    for other in beside:
        if other.unit == claim.unit:
            yield from _valued(Slip.COPIED, claim, f"{abs(other.value):.{other.decimals}f}")


def _valued(slip: Slip, claim: Claim, number: str) -> Iterator[tuple[Slip, Claim]]:
    if PRINTABLE.fullmatch(number):
        misread = with_value(claim, Decimal(number).copy_sign(claim.value))
        if misread is not None and misread.value != claim.value:
            yield slip, misread
