"""Contribution: the points that each part contributes add up to the growth of the whole.

Three forms: `total_growth` is the sum of the points in `contribution`; with `rate` it is what one contribution is a
part of (贡献率 = 拉动点数 ÷ 增速); without `total_growth` the contributions are rates, which add up to the bounds (100 %).
"""

from cqcheck.interval import EVERYTHING, Interval
from cqcheck.terms import Terms

CODE = "CTR"
ROLES = {"total_growth": "optional", "contribution": "many", "rate": "optional"}
HUNDRED = Interval.exactly(100)


def residual(terms: Terms) -> Interval:
    """The growth, the hundred or the rate minus what the contributions make, in percentage points."""
    if terms.has("rate"):
        return terms.one("rate") - terms.sum("contribution") * HUNDRED / terms.one("total_growth")
    return _whole(terms) - terms.sum("contribution")


def implied(role: str, others: Terms) -> Interval:
    """The growth is the sum of the contributions; one of them is what the others leave, or the rate's part of it."""
    if role == "rate":
        return others.sum("contribution") * HUNDRED / others.one("total_growth")
    if others.has("rate"):
        rate = others.one("rate")
        if role == "total_growth":
            return others.sum("contribution") * HUNDRED / rate
        return rate * others.one("total_growth") / HUNDRED
    if role == "total_growth":
        return others.sum("contribution")
    return _whole(others) - others.sum("contribution")


def _whole(terms: Terms) -> Interval:
    return terms.one("total_growth") if terms.has("total_growth") else terms.bounds or EVERYTHING
