"""Draws from a stream of chance that is the same on every machine and Python.

Python promises as much of `random()` alone, not of what the module makes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import TypeVar

Item = TypeVar("Item")
STEPS = 10_000  # as finely as a figure is drawn between two ends


class Draw:
    """A stream of its own for each key: what one document draws changes no other.

    Args:
        key: What the stream belongs to: seed, area, year …
    """

    def __init__(self, *key: object) -> None:
        self._random = Random("|".join(map(str, key))).random  # noqa: S311 - a choice, no secret

    def below(self, end: int) -> int:
        """A whole number from 0 to `end` less 1."""
        return int(self._random() * end)

    def happens(self, share: float) -> bool:
        """True in this share of the draws."""
        return self._random() < share

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.below(len(items))]

    def between(self, low: Decimal, high: Decimal) -> Decimal:
        """A figure from `low` to `high`."""
        return low + (high - low) * self.below(STEPS + 1) / STEPS

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """The items in any order."""
        left = list(items)
        for at in range(len(left) - 1, 0, -1):
            other = self.below(at + 1)
            left[at], left[other] = left[other], left[at]
        return left
