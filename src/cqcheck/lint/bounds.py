"""Whether what rules demand can be met: ranges that hold a value, wholes that are no part of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from cqcheck.codelists import Kind
from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lint.cycles import find_cycle
from cqcheck.lint.faults import Fault, fault
from cqcheck.relate.rules import Rule, key_lines

# The roles of a part and its whole, by the kinds in which no part exceeds its whole.
ORDERED = {Kind.SUM: ("part", "total"), Kind.SUBSET: ("part", "whole"), Kind.SHARE: ("part", "whole")}


def empty_bounds(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules whose bounds hold no value (LNT02)."""
    for rule in rules:
        if rule.bounds is not None and Decimal(rule.bounds[0]) > Decimal(rule.bounds[1]):
            lower, upper = rule.bounds
            yield fault("LNT02", rule.path, key_lines(rule.path)["bounds"], name="bounds", lower=lower, upper=upper)


def empty_ranges(path: Path, rows: Sequence[dict[str, Any]], lines: Sequence[int]) -> Iterator[Fault]:
    """Indicators whose ranges hold no value (LNT02)."""
    for row, line in zip(rows, lines, strict=True):
        for key in ("range", "growth_range"):
            ends = row.get(key)
            if ends and Decimal(str(ends[0])) > Decimal(str(ends[1])):
                yield fault("LNT02", path, line, name=f"{row.get('name')} {key}", lower=ends[0], upper=ends[1])


def contradictions(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules by which an indicator is a part of its own part, by other rules or by the catalogue (LNT01)."""
    owners: dict[tuple[str, str], Rule | None] = {
        (indicator.name, parent): None for indicator in load_catalogue() for parent in indicator.parents
    }
    for rule in rules:
        for edge in _edges(rule):
            cycle = find_cycle({*owners, edge}, edge[0])
            if cycle:
                steps = [owners[pair] for pair in pairwise(cycle) if pair in owners]
                others = sorted({other.code if other else "indicators.yaml" for other in steps} - {rule.code})
                chain = " ⊆ ".join(cycle)
                yield fault(
                    "LNT01", rule.path, key_lines(rule.path)["terms"], other=", ".join(others) or rule.code, chain=chain
                )
            else:
                owners.setdefault(edge, rule)


def _edges(rule: Rule) -> Iterator[tuple[str, str]]:
    """Part and whole of a rule that names amounts in such roles."""
    if rule.kind not in ORDERED or rule.bind != "named":
        return
    part_role, whole_role = ORDERED[rule.kind]
    levels = [term for term in rule.terms if term.slot == "level"]
    for whole in levels:
        if whole.role == whole_role:
            yield from ((part.indicator, whole.indicator) for part in levels if part.role == part_role)
