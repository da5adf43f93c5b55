"""Balance: a net figure is what comes in less what goes out (自然增长率 = 出生率 − 死亡率)."""

from cqcheck.interval import Interval
from cqcheck.terms import Terms

CODE = "BAL"
ROLES = {"total": "one", "plus": "many", "minus": "many"}


def residual(terms: Terms) -> Interval:
    """The net figure minus the gains plus the losses."""
    return terms.one("total") - terms.sum("plus") + terms.sum("minus")


def implied(role: str, others: Terms) -> Interval:
    """Each term as the rest of the equation gives it."""
    if role == "total":
        return others.sum("plus") - others.sum("minus")
    if role == "plus":
        return others.one("total") - others.sum("plus") + others.sum("minus")
    return others.sum("plus") - others.sum("minus") - others.one("total")
