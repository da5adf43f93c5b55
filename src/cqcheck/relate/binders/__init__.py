"""Binders: how the roles of a rule are filled from a page; one way a file, named as in the rules' `bind`."""

from collections.abc import Callable, Iterator
from importlib import import_module

from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule, binder_names

__all__ = ["BINDERS", "settings_of"]

_MODULES = {name: import_module(f"cqcheck.relate.binders.{name}") for name in sorted(binder_names())}
BINDERS: dict[str, Callable[[Rule, Page], Iterator[Draft]]] = {name: module.bind for name, module in _MODULES.items()}


def settings_of(binder: str) -> frozenset[str] | None:
    """The values of `where` that a binder takes: its SETTINGS, or the keys of its LAWS; None if it takes any text.

    Raises:
        KeyError: There is no such binder.
    """
    module = _MODULES[binder]
    settings = getattr(module, "SETTINGS", getattr(module, "LAWS", ()))
    return None if settings is None else frozenset(settings)
