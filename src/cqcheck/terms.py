"""Terms: the intervals of one relation's claims, by role."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from cqcheck.interval import Interval, total

PERCENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the kinds calculate with: per role the intervals of its claims, in the order of the relation.

    All amounts of one dimension are in one unit; growths, shares and percentage points are in per cent.
    `bounds` is the interval that a relation of kind range, wording or ratio compares with, of a mean growth or change
    the number of years; `is_counted` says that it bounds the number of statements instead of their values.
    """

    by_role: dict[str, tuple[Interval, ...]]
    bounds: Interval | None = None
    is_counted: bool = field(default=False)

    def has(self, role: str) -> bool:
        """Whether any claim plays `role`."""
        return bool(self.by_role.get(role))

    def one(self, role: str) -> Interval:
        """The interval of the only claim in `role`."""
        (interval,) = self.by_role[role]
        return interval

    def many(self, role: str) -> tuple[Interval, ...]:
        """The intervals of all claims in `role`."""
        return self.by_role.get(role, ())

    def sum(self, role: str) -> Interval:
        """The interval of the sum of all claims in `role`; exactly zero if there are none."""
        return total(self.many(role))

    def factor(self, role: str) -> Interval:
        """The growth factor, 1 + growth / 100, of the only claim in `role`; exactly one if there is none."""
        return Interval.exactly(1) + self.sum(role).scaled(PERCENT)

    def without(self, role: str, index: int = 0) -> Terms:
        """The terms that are left when the `index`-th claim of `role` is left out."""
        return self._with(role, index, ())

    def replacing(self, role: str, index: int, interval: Interval) -> Terms:
        """The terms with `interval` in the place of the `index`-th claim of `role`."""
        return self._with(role, index, (interval,))

    def _with(self, role: str, index: int, put: tuple[Interval, ...]) -> Terms:
        kept = self.many(role)
        return Terms(
            {**self.by_role, role: (*kept[:index], *put, *kept[index + 1 :])},
            bounds=self.bounds,
            is_counted=self.is_counted,
        )
