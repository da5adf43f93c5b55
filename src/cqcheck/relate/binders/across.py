"""What bulletins say of each other: found in a store of them, there is nothing to bind in one text."""

from collections.abc import Iterator

from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule

SETTINGS = None  # `where` is the law of a query


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """No relation: `cqcheck.across` finds them."""
    del rule, page
    yield from ()
