"""Roles that the rule itself names: indicator and measure, of one area and period."""

from collections.abc import Iterator
from decimal import Decimal

from cqcheck.interval import Interval
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule, RuleTerm
from cqcheck.relate.statements import Statement


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """A draft for each statement of the rule's first term, the other terms standing nearest to it."""
    first, *others = rule.terms
    bounds = Interval(Decimal(rule.bounds[0]), Decimal(rule.bounds[1])) if rule.bounds else None
    for anchor in page.stated(first.indicator, first.slot):
        if first.unit in (None, anchor.claim.unit.unit_measure):
            terms = _fill(page, anchor, first, others)
            if terms is not None:
                yield Draft(terms, bounds=bounds)


def _fill(
    page: Page, anchor: Statement, first: RuleTerm, others: list[RuleTerm]
) -> tuple[tuple[str, Statement], ...] | None:
    terms = [(first.role, anchor)]
    for term in others:
        base = anchor.base if term.slot == first.slot == "growth" else None  # a mean growth is none over a year
        found = page.alike(anchor, term.indicator, term.slot, term.unit, base)
        if found is not None:
            terms.append((term.role, found))
        elif not term.is_optional:
            return None
    return tuple(terms)
