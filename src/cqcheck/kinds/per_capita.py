"""Per capita: a figure per head is its total over the average population."""

from decimal import Decimal

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "CAP"
ROLES = {"total": "one", "population": "one", "change": "optional", "per_capita": "one"}
HALF = Decimal("0.5")
# With the year-end figure alone the average population is known only about so well.
YEAR_END_SLACK = Interval(Decimal("0.97"), Decimal("1.03"))
# The printed change may be that of another base than last year's figure, revised since.
CHANGE_SLACK = Interval(Decimal("0.995"), Decimal("1.005"))


def residual(terms: Terms) -> Interval:
    """The stated figure per head minus total over average population."""
    return terms.one("per_capita") - terms.one("total") / _average(terms)


def implied(role: str, others: Terms) -> Interval:
    """Total, population, its change or the figure per head from the others."""
    if role == "per_capita":
        return others.one("total") / _average(others)
    if role == "total":
        return others.one("per_capita") * _average(others)
    average = others.one("total") / others.one("per_capita")
    if role == "change":
        return (others.one("population") - average * CHANGE_SLACK).scaled(1 / HALF)
    if others.has("change"):
        return average * CHANGE_SLACK + others.one("change").scaled(HALF)
    return average * YEAR_END_SLACK


def _average(terms: Terms) -> Interval:
    # 人均指标按年平均人口计算: (this year's end + last year's end) / 2 = this year's end − half of the change.
    if terms.has("change"):
        return (terms.one("population") - terms.one("change").scaled(HALF)) * CHANGE_SLACK
    return terms.one("population") * YEAR_END_SLACK
