"""Balance: a net figure is what comes in less what goes out (自然增长率 = 出生率 − 死亡率).

With `population` the gain is a rate of it and what else came or went is not known: nothing is decided.
"""

from cqcheck.interval import EVERYTHING, Interval
from cqcheck.terms import Terms

CODE = "BAL"
ROLES = {"total": "one", "plus": "many", "minus": "extra", "population": "optional"}


def residual(terms: Terms) -> Interval:
    """The net figure minus the gains plus the losses."""
    if terms.has("population"):
        return EVERYTHING
    return terms.one("total") - terms.sum("plus") + terms.sum("minus")


def implied(role: str, others: Terms) -> Interval:
    """Each term as the rest of the equation gives it."""
    if role == "population" or others.has("population"):
        return EVERYTHING
    if role == "total":
        return others.sum("plus") - others.sum("minus")
    if role == "plus":
        return others.one("total") - others.sum("plus") + others.sum("minus")
    return others.sum("plus") - others.sum("minus") - others.one("total")
