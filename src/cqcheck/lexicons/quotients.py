"""Quotients: which figures are one quantity over another, and what both are called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cqcheck.codelists import Kind
from cqcheck.errors import DefinitionError
from cqcheck.lexicons.files import LEXICONS, read_yaml
from cqcheck.lexicons.indicators import fold

PATH = LEXICONS / "quotients.yaml"
KINDS = (Kind.RATIO, Kind.PER_CAPITA, Kind.SHARE)
REQUIRED = {"ratio", "kind", "over", "under"}
OPTIONAL = {"per", "firm"}
Names = tuple[list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Quotient:
    """What a figure divides.

    `over` and `under` are the names of numerator and denominator, the likeliest first; `per` is how many of the
    base units of the denominator the figure is counted by. Where the quotient is not `is_firm`, other figures than
    the printed ones may be behind it, such as the average population of the year.
    """

    ratio: re.Pattern[str]
    kind: Kind
    over: tuple[str, ...]
    under: tuple[str, ...]
    per: Decimal | None
    is_firm: bool

    def terms(self, name: str) -> Names | None:
        """The names of numerator and denominator of the figure called `name`; None if it is another figure."""
        found = self.ratio.fullmatch(fold(name))
        if found is None:
            return None
        words = {group: text or "" for group, text in found.groupdict().items()}
        return [form.format_map(words) for form in self.over], [form.format_map(words) for form in self.under]


@cache
def load_quotients(path: Path = PATH) -> tuple[Quotient, ...]:
    """The quotients in a file, in its order.

    Raises:
        DefinitionError: A key is unknown or missing, a kind is unknown, an expression is none.
    """
    rows: list[dict[str, Any]] = read_yaml(path)["quotients"]
    faults = [(0, fault) for row in rows for fault in _faults(row)]
    if faults:
        raise DefinitionError(path, faults)
    return tuple(
        Quotient(
            ratio=re.compile(row["ratio"]),
            kind=Kind(row["kind"]),
            over=tuple(row["over"]),
            under=tuple(row["under"]),
            per=Decimal(str(row["per"])) if "per" in row else None,
            is_firm=row.get("firm", False),
        )
        for row in rows
    )


@lru_cache(maxsize=1 << 12)
def quotients_of(name: str) -> tuple[tuple[Quotient, Names], ...]:
    """The quotients of the package that a figure called `name` may be, with the names of numerator and denominator."""
    found = ((quotient, quotient.terms(name)) for quotient in load_quotients())
    return tuple((quotient, names) for quotient, names in found if names is not None)


def _faults(row: dict[str, Any]) -> Iterator[str]:
    ratio = row.get("ratio")
    for key in sorted(REQUIRED - row.keys()):
        yield f"{ratio}: the key {key} is missing"
    for key in sorted(row.keys() - REQUIRED - OPTIONAL):
        yield f"{ratio}: unknown key {key}; known are {', '.join(sorted(REQUIRED | OPTIONAL))}"
    if row.get("kind") not in KINDS:
        yield f"{ratio}: kind is one of {', '.join(KINDS)}, not {row.get('kind')}"
    try:
        re.compile(str(ratio))
    except re.error as error:
        yield f"{ratio}: no regular expression: {error}"
