"""Whether the catalogue is a tree: no indicator above itself, no part twice in one classification."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cqcheck.lexicons.classifications import ANY
from cqcheck.lint.cycles import find_cycle
from cqcheck.lint.faults import Fault, fault

Row = dict[str, Any]


def ancestry_cycles(path: Path, rows: Sequence[Row], lines: Sequence[int]) -> Iterator[Fault]:
    """Indicators that are their own ancestors by their parents (LNT10)."""
    edges = parent_edges(rows)
    for row, line in zip(rows, lines, strict=True):
        yield from _cycle(path, line, str(row.get("name")), edges)


def classification_cycles(
    path: Path, rows: Sequence[Row], lines: Sequence[int], parents: set[tuple[str, str]]
) -> Iterator[Fault]:
    """Classifications by which, with the catalogue's parents, a part is above its whole (LNT10)."""
    names = {name for edge in parents for name in edge} | {whole for row in rows for whole in row["of"]}
    edges = set(parents)
    for row, line in zip(rows, lines, strict=True):
        own = {
            (label, whole)
            for whole in row["of"]
            if whole != ANY
            for part in row["parts"]
            for label in part
            if label in names
        }
        edges |= own
        for _, whole in sorted(own):
            found = list(_cycle(path, line, whole, edges))
            if found:
                yield found[0]
                edges -= own
                break


def repeated_parts(path: Path, rows: Sequence[Row], lines: Sequence[int]) -> Iterator[Fault]:
    """Labels that stand twice in a classification, or for its whole as well (LNT11)."""
    for row, line in zip(rows, lines, strict=True):
        seen = set(row["of"]) - {ANY}
        for label in (label for part in row["parts"] for label in part):
            if label in seen:
                yield fault("LNT11", path, line, by=row["by"], label=label)
            seen.add(label)


def parent_edges(rows: Sequence[Row]) -> set[tuple[str, str]]:
    """Part and whole of every `parent` in the catalogue."""
    edges: set[tuple[str, str]] = set()
    for row in rows:
        parents = row.get("parent") or []
        edges.update((str(row.get("name")), parent) for parent in ([parents] if isinstance(parents, str) else parents))
    return edges


def _cycle(path: Path, line: int, name: str, edges: set[tuple[str, str]]) -> Iterator[Fault]:
    way = find_cycle(edges, name)
    if way:
        yield fault("LNT10", path, line, name=name, chain=" ⊆ ".join(way))
