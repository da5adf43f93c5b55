"""Name of the text → canonical name of the catalogue: 固投 → 固定资产投资; a wording that says more is kept."""

from __future__ import annotations

from functools import lru_cache

from cqcheck.extract.predicates import MANY_CLAUSES
from cqcheck.lexicons.indicators import Indicator, load_catalogue


@lru_cache(maxsize=MANY_CLAUSES)
def known_by(name: str) -> tuple[str, Indicator | None]:
    """The canonical name of an indicator and its entry in the catalogue, or the name as it is and None.

    A name that says more than the canonical one (常住人口出生率) is kept: coverage matters.
    """
    name = name.replace("规上", "规模以上").replace("限上", "限额以上")
    known = load_catalogue().canonical(name)
    if known is None:
        return name, None
    return known.name if _abbreviates(name, known.name) else name.replace("GDP", "地区生产总值"), known


def _abbreviates(name: str, full: str) -> bool:
    """Whether a name is short for another (固投, GDP): a different wording, or one that says more, is kept."""
    return name.isascii() or "GDP" in name or (len(name) < len(full) and _is_within(name, full))


def _is_within(short: str, full: str) -> bool:
    """Whether the characters of a name stand in another in the same order."""
    rest = iter(full)
    return all(char in rest for char in short)
