"""A printed figure → the figures from which one slip of the pen leads to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from cqcheck.claims import Claim
from cqcheck.codelists import Measure
from cqcheck.lexicons.units import parse_unit
from cqcheck.read.usual import MINUS_SIGNS, bare


class Slip(StrEnum):
    """What may happen to a figure between the desk and the page."""

    REPLACED = "digit replaced"
    DROPPED = "digit dropped"
    DOUBLED = "digit doubled"
    SWAPPED = "digits swapped"
    MOVED = "point moved"
    MULTIPLIER = "万/亿 exchanged"
    PER_MILLE = "%/‰ exchanged"
    SIGN = "sign flipped"
    COPIED = "neighbour copied"
    LAST_YEAR = "last year's figure"


# How often each slip is made, relative to the others, counting every way to make it as one: there are nine
# wrong digits for a place but one neighbour to swap with, so that a swap that fits is stronger evidence.
FREQUENCY = {
    Slip.REPLACED: 0.12,
    Slip.DROPPED: 0.5,
    Slip.DOUBLED: 0.5,
    Slip.SWAPPED: 0.8,
    Slip.MOVED: 0.6,
    Slip.MULTIPLIER: 0.6,
    Slip.PER_MILLE: 0.2,
    Slip.SIGN: 0.5,
    Slip.COPIED: 0.3,
    Slip.LAST_YEAR: 0.4,
}

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
HALF_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
TRADITIONAL = str.maketrans("万亿", "萬億")
SIGN_WORDS = {
    Measure.GROWTH: ("增长", "下降"),
    Measure.CHANGE: ("增加", "减少"),
    Measure.DIFFERENCE: ("高于", "低于"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """The claim as it would read had the slip not been made, and how readily it is made."""

    claim: Claim
    slip: Slip
    likelihood: float


@dataclass(frozen=True, slots=True)
class _Printed:
    """A surface cut into what stands before its number, the number's digits without separators, and the rest."""

    before: str
    number: str
    after: str
    is_grouped: bool
    is_wide: bool

    def rewritten(self, number: str) -> str:
        """The surface with another number, written as the bulletin writes its numbers."""
        if self.is_grouped:
            whole, point, part = number.partition(".")
            number = f"{int(whole):,}{point}{part}"
        return self.before + (number.translate(HALF_WIDTH) if self.is_wide else number) + self.after


def sources_of(claim: Claim) -> Iterator[Source]:
    """Every claim from which one slip leads to this one: 937.2亿元 may have been 973.2亿元, two digits swapped.

    A figure in Chinese numerals, a fraction or one with several numbers has none but the flipped sign.
    """
    seen: set[str] = set()
    for source in (*_number_sources(claim), *_unit_sources(claim), *_sign_sources(claim)):
        if source.claim.surface not in seen:
            seen.add(source.claim.surface)
            yield source


def with_value(claim: Claim, value: Decimal) -> Claim | None:
    """The claim with another value, printed with that value's decimals; None if its number is not in digits."""
    printed = _cut(claim)
    return _with_number(claim, printed, f"{abs(value):f}") if printed and (value < 0) == (claim.value < 0) else None


def _cut(claim: Claim) -> _Printed | None:
    surface = bare(claim.surface)
    found = list(NUMBER.finditer(surface.translate(FULL_WIDTH)))
    if len(found) != 1:
        return None
    text = found[0].group()
    number = text.replace(",", "")
    if Decimal(number) != abs(claim.value):
        return None
    start, end = found[0].span()
    is_wide = surface[start] != text[0]
    return _Printed(surface[:start], number, surface[end:], "," in text, is_wide)


def _number_sources(claim: Claim) -> Iterator[Source]:
    printed = _cut(claim)
    if printed is None:
        return
    digits = sum(char.isdigit() for char in printed.number)
    for slip, numbers in NUMBER_SLIPS.items():
        # One digit of many is dropped or doubled: each single one is the less likely.
        share = digits if slip in (Slip.DROPPED, Slip.DOUBLED) else 1
        for number in dict.fromkeys(numbers(printed.number)):
            if number != printed.number and _is_printable(number):
                yield Source(_with_number(claim, printed, number), slip, FREQUENCY[slip] / share)


def _with_number(claim: Claim, printed: _Printed, number: str) -> Claim:
    value = Decimal(number)
    return replace(
        claim,
        value=-value if claim.value < 0 else value,
        surface=printed.rewritten(number),
        decimals=len(number.partition(".")[2]),
    )


def _is_printable(number: str) -> bool:
    whole = number.partition(".")[0]
    return len(whole) == 1 or not whole.startswith("0")


def _digits_replaced(number: str) -> Iterator[str]:
    for at, old in enumerate(number):
        if old.isdigit():
            yield from (number[:at] + new + number[at + 1 :] for new in "0123456789" if new != old)


def _digits_swapped(number: str) -> Iterator[str]:
    for at, (first, second) in enumerate(itertools.pairwise(number)):
        if first.isdigit() and second.isdigit() and first != second:
            yield number[:at] + second + first + number[at + 2 :]


def _digits_restored(number: str) -> Iterator[str]:
    for at in range(len(number) + 1):
        yield from (number[:at] + digit + number[at:] for digit in "0123456789")


def _doubles_removed(number: str) -> Iterator[str]:
    for at, (first, second) in enumerate(itertools.pairwise(number)):
        if first == second:
            yield number[:at] + number[at + 1 :]


def _points_moved(number: str) -> Iterator[str]:
    whole, _, part = number.partition(".")
    digits = whole + part
    for decimals in (len(part) - 1, len(part) + 1):
        if 0 <= decimals <= len(digits):
            shifted = digits.zfill(decimals + 1)
            at = len(shifted) - decimals
            yield ((shifted[:at].lstrip("0") or "0") + "." + shifted[at:]).rstrip(".")


NUMBER_SLIPS: dict[Slip, Callable[[str], Iterator[str]]] = {
    Slip.SWAPPED: _digits_swapped,
    Slip.MOVED: _points_moved,
    Slip.DOUBLED: _doubles_removed,
    Slip.DROPPED: _digits_restored,
    Slip.REPLACED: _digits_replaced,
}


def _unit_sources(claim: Claim) -> Iterator[Source]:
    for slip, old, new in (
        (Slip.MULTIPLIER, "万", "亿"),
        (Slip.MULTIPLIER, "亿", "万"),
        (Slip.PER_MILLE, "%", "‰"),
        (Slip.PER_MILLE, "‰", "%"),
    ):
        # The unit of a table's head stands over many figures: it is not the slip of one.
        for was, put in {old: new, old.translate(TRADITIONAL): new.translate(TRADITIONAL)}.items():
            if claim.surface.count(was) == claim.unit.text.count(old) == 1 and "万亿" not in claim.unit.text:
                unit = parse_unit(claim.unit.text.replace(old, new))
                surface = bare(claim.surface).replace(was, put)
                yield Source(replace(claim, unit=unit, surface=surface), slip, FREQUENCY[slip])


def _sign_sources(claim: Claim) -> Iterator[Source]:
    words = SIGN_WORDS.get(claim.measure)
    if words and claim.value:
        surface = words[claim.value > 0] + bare(claim.surface).lstrip(MINUS_SIGNS)
        yield Source(replace(claim, value=-claim.value, surface=surface), Slip.SIGN, FREQUENCY[Slip.SIGN])
