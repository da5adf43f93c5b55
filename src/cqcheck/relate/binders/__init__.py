"""Binders: how the roles of a rule are filled from a page; one way a file, named as in the rules' `bind`."""

from collections.abc import Callable, Iterator
from importlib import import_module

from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule, binder_names

__all__ = ["BINDERS"]

BINDERS: dict[str, Callable[[Rule, Page], Iterator[Draft]]] = {
    name: import_module(f"cqcheck.relate.binders.{name}").bind for name in sorted(binder_names())
}
