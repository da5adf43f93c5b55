"""How often Python looks for garbage: importing pandas or checking pages makes a million objects, and hardly any cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Looking as often as Python does by itself takes a fifth of the time of checking one page, and a twelfth of that of checking many.
SELDOM = 1_000_000, 20, 100


def collect_seldom() -> None:
    """Looks for garbage seldom from now on."""
    gc.set_threshold(*SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Looks for garbage seldom within the block, and afterwards as before: for a process that serves others as well."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
