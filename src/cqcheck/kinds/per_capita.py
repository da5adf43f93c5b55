"""Per capita: a figure per head is its total over the average population.

`bounds` are how many heads the figure is counted by (每万人: ten thousand). In the form with `total.growth` and
`per_capita.growth` the population has grown as both tell, and `bounds` are the factors by which it can have grown.
"""

from decimal import Decimal

from cqcheck.interval import EVERYTHING, ONE, Interval
from cqcheck.terms import Terms

CODE = "CAP"
ROLES = {
    "total": "optional",
    "population": "optional",
    "change": "optional",
    "per_capita": "optional",
    "total.growth": "optional",
    "per_capita.growth": "optional",
}
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
# With the year-end figure alone the average population is known only about so well.
YEAR_END_SLACK = Interval(Decimal("0.97"), Decimal("1.03"))
# The printed change may be that of another base than last year's figure, revised since.
CHANGE_SLACK = Interval(Decimal("0.995"), Decimal("1.005"))


def residual(terms: Terms) -> Interval:
    """The stated figure per head minus total over average population, or the bounds minus the population's growth."""
    if terms.has("total.growth"):
        return _bounds(terms) - terms.factor("total.growth") / terms.factor("per_capita.growth")
    if not terms.has("population"):
        return EVERYTHING
    return terms.one("per_capita") - terms.one("total") / _average(terms) * _bounds(terms)


def implied(role: str, others: Terms) -> Interval:
    """Total, population, its change or the figure per head from the others."""
    if role == "total.growth":
        return _percent(others.factor("per_capita.growth") * _bounds(others))
    if role == "per_capita.growth":
        return _percent(others.factor("total.growth") / _bounds(others))
    if role in ("total", "per_capita") and not others.has("population"):
        return EVERYTHING
    if role == "per_capita":
        return others.one("total") / _average(others) * _bounds(others)
    if role == "total":
        return others.one("per_capita") * _average(others) / _bounds(others)
    average = others.one("total") / others.one("per_capita") * _bounds(others)
    if role == "change":
        return (others.one("population") - average / CHANGE_SLACK).scaled(1 / HALF)
    if others.has("change"):
        return average / CHANGE_SLACK + others.one("change").scaled(HALF)
    return average / YEAR_END_SLACK


def _average(terms: Terms) -> Interval:
    # 人均指标按年平均人口计算: (this year's end + last year's end) / 2 = this year's end − half of the change.
    if terms.has("change"):
        return (terms.one("population") - terms.one("change").scaled(HALF)) * CHANGE_SLACK
    return terms.one("population") * YEAR_END_SLACK


def _bounds(terms: Terms) -> Interval:
    return terms.bounds or Interval.exactly(ONE)


def _percent(factor: Interval) -> Interval:
    return (factor - Interval.exactly(ONE)).scaled(HUNDRED)
