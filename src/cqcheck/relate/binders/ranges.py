"""A figure and what its indicator can be."""

from collections.abc import Iterator

from cqcheck.relate.drafts import Draft
from cqcheck.relate.limits import LIMITS, Stated, is_of_years
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

SETTINGS = frozenset(LIMITS)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """Every figure with limits: `where` is `share`, `value` (a rate or level of the catalogue) or `growth`."""
    limits_of = LIMITS[str(rule.where)]
    for each in page.statements:
        claim = each.claim
        bounds = limits_of(
            Stated(claim.indicator, claim.measure, claim.unit, claim.reference, is_of_years(claim.time_period))
        )
        if bounds is not None:
            yield Draft((("statement", each),), bounds=bounds)
