"""Share: a share is its part over the whole.

Where the whole is no claim it is given by `bounds` (the days of a year). In the form with `change`, `part_growth` and
`whole_growth` the share of the period before, share − change, has moved as the growths of part and whole tell:
share = (share − change) × (1 + part_growth) / (1 + whole_growth).
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import product

from cqcheck.interval import EVERYTHING, ONE, Interval
from cqcheck.terms import Terms

CODE = "SHR"
ROLES = {
    "part": "optional",
    "whole": "optional",
    "share": "one",
    "change": "optional",
    "part_growth": "optional",
    "whole_growth": "optional",
}
HUNDRED = Decimal(100)
PERCENT = Decimal("0.01")


def residual(terms: Terms) -> Interval:
    """The stated share minus the one that the other terms give, in percentage points."""
    if terms.has("change"):
        ends = (terms.one("share"), terms.one("change"), _moved(terms))
        return _corners(ends, lambda share, change, moved: share - (share - change) * moved)
    return terms.one("share") - (terms.one("part") / _whole(terms)).scaled(HUNDRED)


def implied(role: str, others: Terms) -> Interval:
    """Any term from the others."""
    if others.has("part_growth") or others.has("whole_growth"):
        return _implied_move(role, others)
    if role == "share":
        return (others.one("part") / _whole(others)).scaled(HUNDRED)
    if role == "part":
        return _whole(others) * others.one("share").scaled(PERCENT)
    return others.one("part") / others.one("share").scaled(PERCENT)


def _whole(terms: Terms) -> Interval:
    return terms.one("whole") if terms.has("whole") else terms.bounds or EVERYTHING


def _moved(terms: Terms) -> Interval:
    """The share of this period over that of the period before."""
    return terms.factor("part_growth") / terms.factor("whole_growth")


def _implied_move(role: str, others: Terms) -> Interval:
    match role:
        case "share" if _moved(others).holds(ONE):
            return EVERYTHING
        case "share":
            return _corners((others.one("change"), _moved(others)), lambda change, m: change * m / (m - ONE))
        case "change":
            return _corners((others.one("share"), _moved(others)), lambda share, m: share - share / m)
    if (others.one("share") - others.one("change")).holds(0):
        return EVERYTHING
    # now over then = share / (share − change); a share's own rounding matters twice in it
    moved = _corners((others.one("share"), others.one("change")), lambda share, change: share / (share - change))
    if role == "part_growth":
        return (others.factor("whole_growth") * moved - Interval.exactly(1)).scaled(HUNDRED)
    return (others.factor("part_growth") / moved - Interval.exactly(1)).scaled(HUNDRED)


def _corners(terms: Iterable[Interval], formula: Callable[..., Decimal]) -> Interval:
    """All values of a formula that is monotone in each of its terms; everything where one of them is open or it has a pole."""
    found = list(terms)
    if not all(each.is_bounded for each in found):
        return EVERYTHING
    try:
        return Interval.spanning(formula(*ends) for ends in product(*((each.lower, each.upper) for each in found)))
    except ArithmeticError:
        return EVERYTHING
