"""What a kind of relation means: one kind a file, each with CODE, ROLES, residual() and implied()."""

from importlib import import_module
from typing import Protocol, cast

from cqcheck.codelists import Kind
from cqcheck.interval import Interval
from cqcheck.terms import Terms

__all__ = ["KINDS", "KindModule"]


class KindModule(Protocol):
    """What the file of a kind offers.

    ROLES says of each role whether it takes `one` claim, `many`, or is `optional` (at most one) or `extra` (any number).
    """

    CODE: str
    ROLES: dict[str, str]

    def residual(self, terms: Terms) -> Interval:
        """The relation is valid when this interval holds zero."""

    def implied(self, role: str, others: Terms) -> Interval:
        """Where the one term that was left out of `others` has to lie."""


KINDS: dict[Kind, KindModule] = {kind: cast("KindModule", import_module(f"cqcheck.kinds.{kind}")) for kind in Kind}
