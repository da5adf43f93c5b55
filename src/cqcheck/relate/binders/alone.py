"""An edit of a figure on its own, checked on the table of claims: there is nothing to bind."""

from collections.abc import Iterator

from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

SETTINGS = None  # `where` is read by the edit itself


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """No relation: the figure is held against the rule when the table of claims is validated."""
    del rule, page
    yield from ()
