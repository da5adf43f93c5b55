"""The growth of a population, its natural growth and what is left: those who came less those who went."""

from collections.abc import Iterator

from cqcheck.bilingual import Bilingual
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

POPULATION, RATE = "常住人口", "自然增长率"
NOT_STATED = Bilingual("净迁移未公布", "net migration is not stated")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every change of the residents with their natural growth rate: both imply net migration."""
    for change in page.stated(POPULATION, "change"):
        population = page.item_of(change).get("level")
        rate = page.alike(change, RATE, "rate")
        if population is not None and rate is not None and change.base == "上年":
            terms = (("total", change), ("plus", rate), ("population", population))
            yield Draft(terms, why_undecided=NOT_STATED)
