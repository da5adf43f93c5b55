"""What must hold among the figures of one bulletin: follows from how the series are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cqcheck.bench.printing import whole_of
from cqcheck.bench.series import Series, load_series
from cqcheck.codelists import Kind
from cqcheck.interval import Interval
from cqcheck.kinds import KINDS
from cqcheck.terms import Terms

Fact = tuple[str, str]  # a series and what is told of it: level, growth, change or share


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of a kind; each member is a role and the fact that plays it. `bounds` are those of the terms."""

    kind: Kind
    members: tuple[tuple[str, Fact], ...]
    bounds: Interval | None = None

    def holds(self, stated: Mapping[Fact, Interval]) -> bool:
        """Whether the printed figures allow it; `stated` has all members."""
        by_role: dict[str, tuple[Interval, ...]] = {}
        for role, fact in self.members:
            by_role[role] = (*by_role.get(role, ()), stated[fact])
        return KINDS[self.kind].residual(Terms(by_role, bounds=self.bounds)).holds(0)


@cache
def ties() -> tuple[Tie, ...]:
    """Every tie of the world; a bulletin has those whose members it all prints."""
    return tuple(tie for one in load_series().values() for tie in _ties(one))


def _ties(one: Series) -> Iterator[Tie]:
    level, growth, change, share = ((one.name, told) for told in ("level", "growth", "change", "share"))
    yield Tie(Kind.GROWTH, (("level", level), ("change", change), ("growth", growth)))
    if whole := whole_of(one.name):
        yield Tie(Kind.SHARE, (("part", level), ("whole", (whole, "level")), ("share", share)))
    match one.make:
        case "sum":
            parts = [(each, "level") for each in one.parts]
            yield Tie(Kind.SUM, (("total", level), *(("part", part) for part in parts)))
            yield Tie(Kind.STRUCTURE, tuple(("part", (each, "share")) for each in one.parts))
            hull = (("whole", growth), *(("part", (each, "growth")) for each in one.parts))
            yield Tie(Kind.HULL, hull)
            yield Tie(Kind.HULL, (*hull, *(("weight", part) for part in parts)))
        case "less":
            plus, minus = one.parts
            yield Tie(Kind.BALANCE, (("total", level), ("plus", (plus, "level")), ("minus", (minus, "level"))))
        case "over":
            over, under = ((part, "level") for part in one.parts)
            terms = (("numerator", over), ("denominator", under), ("ratio", level))
            yield Tie(Kind.RATIO, terms, Interval.exactly(one.per))
        case "real":
            grown = (("part", (each, "level")) for each in one.weights)
            yield Tie(Kind.HULL, (("whole", level), *grown))
