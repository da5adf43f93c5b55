"""Freed claims → the values that they may take: intervals narrowed by every relation until nothing changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cqcheck.interval import EVERYTHING, Interval
from cqcheck.localise.network import Constraint, Network

ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The intervals of the freed claims, or the constraints that leave one of them no value.

    Where a conflict is named, no larger set of freed claims can work unless it frees another claim of it.
    """

    intervals: Mapping[str, Interval]
    conflict: tuple[Constraint, ...] = ()

    @property
    def is_feasible(self) -> bool:
        """Whether values are left for all freed claims."""
        return not self.conflict


@dataclass(slots=True)
class _Freed:
    """A freed claim: its interval so far and the constraints that set either end."""

    interval: Interval = EVERYTHING
    below: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()

    def meet(self, implied: Interval, why: frozenset[int]) -> frozenset[int]:
        """Cuts the interval down to what is implied; the constraints that clash if nothing is left."""
        old = self.interval
        if not old.meets(implied):
            return why | (self.above if implied.lower > old.upper else self.below)
        lower, upper = max(old.lower, implied.lower), min(old.upper, implied.upper)
        if implied.lower > old.lower:
            self.below = why
        if implied.upper < old.upper:
            self.above = why
        # The ends may cross by the last digit of a quotient: then both are one value.
        self.interval = Interval(min(lower, upper), max(lower, upper))
        return frozenset()


@dataclass(slots=True)
class _Narrowing:
    """The freed claims and the constraints that touch them, while they are narrowed."""

    touched: tuple[Constraint, ...]
    freed: dict[str, _Freed] = field(default_factory=dict)

    def intervals(self) -> dict[str, Interval]:
        return {name: freed.interval for name, freed in self.freed.items()}

    def members(self, constraint: Constraint) -> list[str]:
        return [name for name in self.freed if name in constraint.place]

    def why(self, index: int, *, but: str | None = None) -> frozenset[int]:
        others = [self.freed[name] for name in self.members(self.touched[index]) if name != but]
        return frozenset({index}).union(*(other.below | other.above for other in others))

    def sweep(self) -> frozenset[int]:
        """Applies every constraint once; the constraints that clash, none if all claims keep some value."""
        for index, constraint in enumerate(self.touched):
            for name in self.members(constraint):
                implied = constraint.implied(name, self.intervals())
                clash = self.freed[name].meet(implied, self.why(index, but=name))
                if clash:
                    return clash
        return frozenset()

    def broken(self) -> frozenset[int]:
        """The constraints behind the first one that fails although each claim has some value left."""
        intervals = self.intervals()
        for index, constraint in enumerate(self.touched):
            if not constraint.holds(intervals):
                return self.why(index)
        return frozenset()


def narrow(network: Network, freed: Iterable[str]) -> Narrowed:
    """The intervals in which `freed` claims must lie for all their relations to hold, every other claim as stated.

    Each relation in turn gives for each freed claim the interval that the other claims imply, until nothing
    changes. With one freed claim the result is exact; with several that meet in one relation it may be too wide,
    never too narrow.
    """
    names = sorted(set(freed), key=network.order)
    touched = tuple(constraint for constraint in network.touched(names) if constraint.is_binding)
    state = _Narrowing(touched, {name: _Freed() for name in names})
    clash = _settle(state) or state.broken()
    if clash:
        return Narrowed({}, tuple(touched[index] for index in sorted(clash)))
    return Narrowed(state.intervals())


def _settle(state: _Narrowing) -> frozenset[int]:
    for _ in range(ROUNDS if len(state.freed) > 1 else 1):
        before = state.intervals()
        clash = state.sweep()
        if clash or state.intervals() == before:
            return clash
    return frozenset()
