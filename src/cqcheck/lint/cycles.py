"""Cycles in what is a part of what."""

from __future__ import annotations

from collections.abc import Iterable


def find_cycle(edges: Iterable[tuple[str, str]], start: str) -> list[str]:
    """The way from a name over parts to wholes back to it, its first and last step the same; empty if there is none.

    >>> find_cycle([("a", "b"), ("b", "c"), ("c", "a")], "a")
    ['a', 'b', 'c', 'a']
    """
    wholes: dict[str, list[str]] = {}
    for part, whole in sorted(edges):
        wholes.setdefault(part, []).append(whole)
    waiting = [[start]]
    seen: set[str] = set()
    for way in waiting:
        for whole in wholes.get(way[-1], ()):
            if whole == start:
                return [*way, whole]
            if whole not in seen:
                seen.add(whole)
                waiting.append([*way, whole])
    return []
