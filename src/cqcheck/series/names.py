"""The area and the indicator that a user means, by names as bulletins write them or as a store has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from cqcheck.errors import InputError
from cqcheck.lexicons.areas import Area, area_index
from cqcheck.lexicons.indicators import fold, load_catalogue
from cqcheck.lexicons.regions import KnownArea, known_area

MOST = 8  # candidates that are told


def find_area(name: str, stored: Collection[str]) -> KnownArea:
    """The area of a name (南京市, 全国, 南京市鼓楼区) or code.

    Args:
        name: As the user writes it.
        stored: The names of areas in the store.

    Raises:
        InputError: Several areas or none are called so; candidates are told.
    """
    found = known_area(name) or _inner(name)
    if found is not None:
        return found
    namesakes = [area for area in area_index().named(name) if area.former_until is None]
    if namesakes:
        told = ", ".join(f"{_in_full(area)} ({area.code})" for area in namesakes[:MOST])
        more = f" and {len(namesakes) - MOST} more" if len(namesakes) > MOST else ""
        msg = f"{name}: {len(namesakes)} areas are called so; give one of {told}{more}"
        raise InputError(msg)
    if name in stored:
        return KnownArea(name, None)
    names = (known for known, areas in area_index().by_name.items() if areas)
    msg = f"{name}: no such area{_meant(name, (*names, *stored))}"
    raise InputError(msg)


def find_indicator(name: str, stored: Collection[str]) -> str:
    """The name of an indicator in the store, by any of its spellings.

    Raises:
        InputError: Neither the catalogue nor the store knows it; similar names are told.
    """
    known = load_catalogue().canonical(name)
    if known is not None:
        return known.name
    for other in stored:
        if fold(other) == fold(name):
            return other
    spellings = [spelling for one in load_catalogue() for spelling in (one.name, *one.aliases)]
    msg = f"{name}: no such indicator{_meant(name, (*spellings, *stored))}"
    raise InputError(msg)


def _inner(name: str) -> KnownArea | None:
    """An area behind the name of the one that encloses it."""
    index = area_index()
    for at in range(2, len(name) - 1):
        outer = index.resolve(name[:at])
        inner = index.resolve(name[at:], outer.code) if outer else None
        if outer and inner and inner != outer and index.encloses(outer.code, inner.code):
            return KnownArea(inner.short_name, inner.code)
    return None


def _in_full(area: Area) -> str:
    enclosing = area_index().chain(area.code)
    return f"{enclosing[0].short_name if enclosing else ''}{area.short_name}"


def _meant(name: str, names: Iterable[str]) -> str:
    close = get_close_matches(name, dict.fromkeys(names), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(close)}?" if close else ", neither in the lexicon nor in the store"
