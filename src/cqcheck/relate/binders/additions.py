"""What came new in the period and the stock that it belongs to."""

from collections.abc import Iterator

from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import NEW, normalise
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every 新增X with the stock X of the paragraph, or of the catalogue: 省级工程中心629家、新增82家."""
    for part in page.statements:
        if part.slot != "level" or not NEW.search(part.claim.indicator):
            continue
        whole = page.alike(part, normalise(NEW.sub("", part.claim.indicator, count=1)), "level")
        if whole is None or not whole.is_comparable(part):
            continue
        if whole.block == part.block or whole.indicator is not None:
            yield Draft((("whole", whole), ("part", part)))
