"""Minimum detectable error: the smallest slip in a printed figure that a relation would find.

ISO 11843-1 calls the smallest true difference from the basic state that a method tells from it, at given
probabilities of error, the minimum detectable value. Here the basic state is the bulletin as printed, the method
is the check of one relation, and nothing is left to chance: intervals either meet or they do not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cqcheck.check.scaling import ScaledTerms, scale_terms, stated_as
from cqcheck.check.tolerance import Slack, find_slack, holds
from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, Kind, Verdict
from cqcheck.interval import ZERO, Interval
from cqcheck.kinds import KINDS
from cqcheck.relations import CheckedRelation, Relation, Term

HUNDRED = Decimal(100)
OPEN = (Hedge.OVER, Hedge.UNDER)
# Where the other figures give no bound beforehand, errors of up to so many times the figure are tried.
REACH = 10
# 约 moves its ends by at most 1.05 of what the figure moves: a share of the gap that never leads past its end.
STRIDE = Decimal("0.95")
STRIDES = 60


@dataclass(frozen=True, slots=True)
class DetectableError:
    """The smallest change of one figure that breaks its relation.

    `error` is in the stated unit of the claim, a whole number of units of its last digit, with the sign of the
    change; `percent` is its size as per cent of the figure, None where that is zero.
    """

    claim_id: str
    error: Decimal
    percent: Decimal | None


def detectable_error(checked: CheckedRelation, claims: Mapping[str, Claim]) -> DetectableError | None:
    """The minimum detectable error of a relation: the smallest of its figures', as a share of the figure.

    Of figures that are equal in this the first counts. None for a relation that is broken already, for one that the
    printed figures cannot decide or would not if they broke it, and for one that no slip in one figure would break
    (open intervals).
    """
    if checked.verdict is not Verdict.VALID or checked.relation.excuse is not None:
        return None
    return min(detectable_errors(checked.relation, claims, checked.tolerance), key=_rank, default=None)


def detectable_errors(
    relation: Relation, claims: Mapping[str, Claim], tolerance: Decimal = ZERO
) -> Iterator[DetectableError]:
    """The minimum detectable error of each figure of a valid relation that has one, in the order of its terms.

    It is the smallest change by whole units of the last printed digit, up or down, hedge and decimals as they are,
    that makes the relation invalid, `tolerance` taken into account, while all other figures stand as printed. The change before it, one unit smaller,
    is not found. What 超 or 不足 stands before keeps its sign. One-sided relations (subset, rank) find errors in one direction only.
    """
    scaled = scale_terms(relation, claims)
    slack = find_slack(relation, claims, scaled, tolerance)
    places: dict[str, int] = {}
    for term in relation.terms:
        index = places.get(term.role, 0)
        places[term.role] = index + 1
        figure = _Figure(relation.kind, scaled, slack, term, index, claims[term.claim_id])
        found = [steps for steps in (figure.first_found(1), figure.first_found(-1)) if steps is not None]
        if found:
            error = min(found, key=abs) * figure.unit
            value = abs(figure.claim.value)
            yield DetectableError(term.claim_id, error, abs(error) / value * HUNDRED if value else None)


def _rank(each: DetectableError) -> tuple[bool, Decimal]:
    return each.percent is None, each.percent or abs(each.error)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a relation, to be moved by units of its last digit while the others stand."""

    kind: Kind
    scaled: ScaledTerms
    slack: tuple[Slack, ...]
    term: Term
    index: int
    claim: Claim

    @property
    def unit(self) -> Decimal:
        return Decimal(1).scaleb(-self.claim.decimals)

    def first_found(self, way: int) -> int | None:
        """The least number of units up (`way` 1) or down (−1) that the relation finds, with its sign."""
        guess = None if self.slack else self._first_beyond_implied(way)
        if guess is None:
            bracket = self._bracket(way)
        elif not self._is_found(guess * way):  # a divisor that may be zero leaves nothing to be decided
            bracket = None
        else:  # a kind may imply less than it demands
            bracket = (0 if self._is_found((guess - 1) * way) else guess - 1, guess)
        if bracket is None:
            return None
        missed, found = bracket
        while found - missed > 1:
            middle = (missed + found) // 2
            missed, found = (missed, middle) if self._is_found(middle * way) else (middle, found)
        return found * way

    def _first_beyond_implied(self, way: int) -> int | None:
        """The least number of units that takes the figure out of what the others imply; None if that is open."""
        implied = KINDS[self.kind].implied(self.term.role, self.scaled.terms.without(self.term.role, self.index))
        edge = implied.upper if way > 0 else implied.lower
        unit = self.unit * self.scaled.factors[self.term.claim_id]
        units = 0
        for _ in range(STRIDES):
            stated = self._stated(units * way)
            near = stated.lower if way > 0 else stated.upper
            if not (edge - near).is_finite() or not self._keeps_sign(units * way):
                return None
            if units and not stated.meets(implied):
                return units
            units += max(1, int((edge - near) * way / unit * STRIDE))
        return None

    def _bracket(self, way: int) -> tuple[int, int] | None:
        """A number of units that is not found and a larger one that is, by doubling."""
        size = int(abs(self.claim.value) / self.unit)
        doubled = {2**power for power in range((size * REACH).bit_length())}
        # A weight of zero or less is no weight: the last figure before the sign turns may be found where none behind is.
        turn = {size - 1} if self.claim.value * way < 0 and size > 1 else set()
        missed = 0
        for units in sorted(doubled | turn):
            if not self._keeps_sign(units * way):
                break
            if self._is_found(units * way):
                return missed, units
            missed = units
        return None

    def _keeps_sign(self, units: int) -> bool:
        return self.claim.hedge not in OPEN or (self.claim.value + units * self.unit) * self.claim.value > 0

    def _is_found(self, units: int) -> bool:
        moved = self.scaled.terms.replacing(self.term.role, self.index, self._stated(units))
        return not holds(self.kind, moved, self.slack)

    def _stated(self, units: int) -> Interval:
        moved = replace(self.claim, value=self.claim.value + units * self.unit)
        return stated_as(self.term.role, moved).scaled(self.scaled.factors[self.term.claim_id])
