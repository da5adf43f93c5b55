"""A press that prints as bulletins do: unrounded truth → claims that state it honestly.

Honest is: rounded half up or half even to 0–4 decimals; 超 in front of a smaller figure, 不足 and 近 of a larger one,
约 of one near by; counts of whole things in full. Units and decimals differ from figure to figure.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from random import Random
from typing import Any

from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, Kind, Measure
from cqcheck.interval import Interval
from cqcheck.lexicons.units import parse_unit
from cqcheck.relations import Relation, Term

STEPS = [Decimal(1).scaleb(-decimals) for decimals in range(5)]
HEDGED = 0.1  # of all figures
HEDGES = (
    (Hedge.OVER, ROUND_DOWN),
    (Hedge.UNDER, ROUND_UP),
    (Hedge.NEAR, ROUND_UP),
    (Hedge.APPROX, ROUND_HALF_UP),
)
PLAIN: dict[str, Any] = {
    "doc_id": "d",
    "start": 0,
    "end": 0,
    "surface": "",
    "sentence": 0,
    "ref_area": None,
    "ref_area_code": None,
    "indicator": "",
    "indicator_code": None,
    "reference": None,
    "time_period": None,
}


class Form:
    """The units in which a quantity may be printed, from small to large, and what is measured.

    Args:
        measure: Of the claims.
        units: The factor of each unit to the quantity's base; None for the factor of the unit itself.
        is_whole: Whether the quantity is a number of whole things.
    """

    def __init__(self, measure: Measure, units: dict[str, str | None], *, is_whole: bool = False) -> None:
        self.is_whole = is_whole
        self.faces = [
            (parse_unit(text).factor if factor is None else Decimal(factor), parse_unit(text).is_count, fields)
            for text, factor in units.items()
            for fields in [PLAIN | {"measure": measure, "unit": parse_unit(text)}]
        ]


@dataclass(frozen=True, slots=True)
class Case:
    """A relation that is true, its claims, and the truth of each claim in its stated unit."""

    relation: Relation
    claims: dict[str, Claim]
    truths: dict[str, Decimal]

    def __str__(self) -> str:
        figures = [
            f"{term.role} {claim.hedge.value} {claim.value}{claim.unit} of {self.truths[term.claim_id]}"
            for term in self.relation.terms
            for claim in [self.claims[term.claim_id]]
        ]
        return f"{'; '.join(figures)}; bounds {self.relation.bounds}"


class Press:
    """Draws truths and prints them; `case` gives what was printed since the last one."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret
        self._terms: list[Term] = []
        self._claims: dict[str, Claim] = {}
        self._truths: dict[str, Decimal] = {}

    def fraction(self) -> Decimal:
        """A number from 0 to 1, with ten decimals."""
        return Decimal(int(self._random.random() * 10_000_000_001)).scaleb(-10)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return low + int(self._random.random() * (high - low + 1))

    def amount(self, low: int = 4, high: int = 12) -> Decimal:
        """An amount from 10^low to 10^(high + 1), each power equally likely, with fifteen digits."""
        return Decimal(10**14 + int(self._random.random() * 9e14)).scaleb(self.between(low, high) - 14)

    def amounts(self, low: int = 2, high: int = 5) -> list[Decimal]:
        """As many amounts as lie between `low` and `high`, within four powers of ten."""
        power = self.between(7, 12)
        return [self.amount(power - 3, power) for _ in range(self.between(low, high))]

    def count(self, high: int = 5) -> Decimal:
        """A number of whole things from 1 to 10^(high + 1)."""
        return Decimal(self.between(1, 10 ** self.between(1, high + 1)))

    def counts(self, low: int = 2, high: int = 5) -> list[Decimal]:
        """As many numbers of whole things as lie between `low` and `high`."""
        return [self.count() for _ in range(self.between(low, high))]

    def growth(self) -> Decimal:
        """A growth as a share of its base: from −0.4 to 0.6, one in ten up to 3."""
        return self.fraction() * 3 if self._random.random() < 0.1 else self.fraction() - Decimal("0.4")

    def place(self, role: str, number: int, form: Form) -> None:
        """Prints a place or another number as it is."""
        self._put(role, form.faces[0], Decimal(number), Decimal(number), (0, Hedge.EXACT))

    def print(self, role: str, truth: Decimal, form: Form) -> None:
        """Prints a truth in one of the units of its form, not one in which it were as good as nothing."""
        at = int(self._random.random() * len(form.faces))
        while at and abs(truth) * 10 < form.faces[at][0]:
            at -= 1
        face = form.faces[at]
        stated = truth / face[0]
        decimals = 0 if face[1] and form.is_whole else int(self._random.random() * 5)
        value, decimals, hedge = self._printed(stated, decimals)
        self._put(role, face, stated, value, (decimals, hedge))

    def case(self, kind: Kind, bounds: Interval | None = None, *, is_counted: bool = False) -> Case:
        """The relation of all that was printed since the last case."""
        relation = Relation(
            relation_id="r",
            rule="SIM01",
            kind=kind,
            hard=True,
            terms=tuple(self._terms),
            bounds=bounds,
            is_counted=is_counted,
        )
        found = Case(relation, self._claims, self._truths)
        self._terms, self._claims, self._truths = [], {}, {}
        return found

    def _printed(self, truth: Decimal, decimals: int) -> tuple[Decimal, int, Hedge]:
        chance = self._random.random()
        step = STEPS[decimals]
        if chance < HEDGED:
            hedge, rounding = HEDGES[int(chance / HEDGED * 4)]
            coarse = Decimal(1).scaleb(truth.adjusted() - 1)  # 超1200 of 1234: two digits that count
            value = truth.quantize(max(step, coarse) if self._random.random() < 0.5 else step, rounding)
            if value and (hedge is not Hedge.NEAR or abs(value - truth) <= abs(value) / 10):
                return value, max(0, -int(value.as_tuple().exponent)), hedge
        rounding = ROUND_HALF_UP if chance < (1 + HEDGED) / 2 else ROUND_HALF_EVEN
        return truth.quantize(step, rounding), decimals, Hedge.EXACT

    def _put(
        self,
        role: str,
        face: tuple[Decimal, bool, dict[str, Any]],
        truth: Decimal,
        value: Decimal,
        told: tuple[int, Hedge],
    ) -> None:
        name = f"d#{len(self._terms)}"
        self._terms.append(Term(role, name))
        self._claims[name] = Claim(**face[2], claim_id=name, value=value, decimals=told[0], hedge=told[1])
        self._truths[name] = truth
