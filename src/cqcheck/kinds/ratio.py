"""Ratio: one quantity over another; where no ratio is printed, the quotient lies within plausible bounds.

Forms, by the roles that are filled:

* `numerator`, `denominator`, `ratio`: ratio = numerator / denominator; `bounds`, if given, are how many of its units
  the denominator is counted by (亩产: a mu, 每千人: a thousand).
* `numerator`, `denominator`: the quotient lies within `bounds`.
* `numerator.growth`, `denominator.growth`, `ratio.growth`: the growth of a quotient follows from those of its terms.
* `ratio`, `change`, `numerator_growth`, `denominator_growth`: so does the quotient of the period before.
* `numerator`, `denominator`, `ratio_numerator`, `ratio_denominator`: two ratios over one denominator are to each other
  as their numerators (births to deaths as the birth rate to the death rate).
"""

from decimal import Decimal

from cqcheck.interval import EVERYTHING, ONE, Interval
from cqcheck.terms import Terms

CODE = "RAT"
ROLES = {
    "numerator": "optional",
    "denominator": "optional",
    "ratio": "optional",
    "numerator.growth": "optional",
    "denominator.growth": "optional",
    "ratio.growth": "optional",
    "change": "optional",
    "numerator_growth": "optional",
    "denominator_growth": "optional",
    "ratio_numerator": "optional",
    "ratio_denominator": "optional",
}
HUNDRED = Decimal(100)
UNIT = Interval.exactly(ONE)


def residual(terms: Terms) -> Interval:
    """The stated ratio, growth or bounds minus what the other terms give."""
    if terms.has("ratio.growth"):
        return terms.one("ratio.growth") - _growth(terms)
    if terms.has("numerator_growth"):
        return terms.one("ratio") * (UNIT - _base_factor(terms)) - terms.one("change")
    if terms.has("ratio_numerator"):
        return _quotient(terms, "ratio_numerator", "ratio_denominator") - _quotient(terms, "numerator", "denominator")
    if not terms.has("denominator"):
        return EVERYTHING
    stated = terms.one("ratio") if terms.has("ratio") else terms.bounds or EVERYTHING
    return stated - _quotient(terms, "numerator", "denominator") * _per(terms)


def implied(role: str, others: Terms) -> Interval:
    """Any term from the others."""
    if others.has("numerator.growth") or others.has("denominator.growth"):
        return _implied_growth(role, others)
    if others.has("numerator_growth") or others.has("denominator_growth"):
        return _implied_move(role, others)
    if others.has("ratio_numerator") or others.has("ratio_denominator"):
        return _implied_rate(role, others)
    if role == "ratio":
        return _quotient(others, "numerator", "denominator") * _per(others, of_ratio=True)
    ratio = others.one("ratio") / _per(others) if others.has("ratio") else others.bounds or EVERYTHING
    if role == "numerator":
        return others.one("denominator") * ratio if others.has("denominator") else EVERYTHING
    return others.one("numerator") / ratio


def _per(terms: Terms, *, of_ratio: bool = False) -> Interval:
    """How many units the denominator is counted by; without a printed ratio the bounds are the quotient's."""
    return terms.bounds if terms.bounds is not None and (of_ratio or terms.has("ratio")) else UNIT


def _quotient(terms: Terms, upper: str, lower: str) -> Interval:
    return terms.one(upper) / terms.one(lower)


def _percent(factor: Interval) -> Interval:
    return (factor - UNIT).scaled(HUNDRED)


def _growth(terms: Terms) -> Interval:
    return _percent(terms.factor("numerator.growth") / terms.factor("denominator.growth"))


def _implied_growth(role: str, others: Terms) -> Interval:
    match role:
        case "ratio.growth":
            return _growth(others)
        case "numerator.growth":
            return _percent(others.factor("ratio.growth") * others.factor("denominator.growth"))
    return _percent(others.factor("numerator.growth") / others.factor("ratio.growth"))


def _base_factor(terms: Terms) -> Interval:
    """The quotient of the period before over that of this one."""
    return terms.factor("denominator_growth") / terms.factor("numerator_growth")


def _implied_move(role: str, others: Terms) -> Interval:
    match role:
        case "ratio":
            return others.one("change") / (UNIT - _base_factor(others))
        case "change":
            return others.one("ratio") * (UNIT - _base_factor(others))
    before = UNIT - others.one("change") / others.one("ratio")
    if role == "numerator_growth":
        return _percent(others.factor("denominator_growth") / before)
    return _percent(others.factor("numerator_growth") * before)


def _implied_rate(role: str, others: Terms) -> Interval:
    match role:
        case "numerator":
            return others.one("denominator") * _quotient(others, "ratio_numerator", "ratio_denominator")
        case "denominator":
            return others.one("numerator") / _quotient(others, "ratio_numerator", "ratio_denominator")
        case "ratio_numerator":
            return others.one("ratio_denominator") * _quotient(others, "numerator", "denominator")
    return others.one("ratio_numerator") / _quotient(others, "numerator", "denominator")
