"""Quotients: which figures are one quantity over another, and what both are called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cqcheck.codelists import Kind
from cqcheck.lexicons.files import LEXICONS, lexicon_files
from cqcheck.lexicons.indicators import fold
from cqcheck.lexicons.rows import AMOUNT, FLAG, PATTERN, TEXTS, misshapen, one_of, read_rows, refuse

PATH = LEXICONS / "quotients.yaml"
KINDS = (Kind.RATIO, Kind.PER_CAPITA, Kind.SHARE)
SECTION = "quotients"
REQUIRED = {"ratio": PATTERN, "kind": one_of(KINDS), "over": TEXTS, "under": TEXTS}
OPTIONAL = {"per": AMOUNT, "firm": FLAG}
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
def load_quotients(path: Path | None = None) -> tuple[Quotient, ...]:
    """The quotients in a file, in its order; by default the package's, with the user's additions.

    Raises:
        DefinitionError: A key is unknown or missing, a kind is unknown, an expression is none.
    """
    listed = read_rows([path] if path else lexicon_files(PATH.name), SECTION)
    refuse(((row, fault) for row in listed for fault in _faults(row.content)), SECTION)
    rows = [row.content for row in listed]
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
    """The quotients that a figure called `name` may be, with the names of numerator and denominator."""
    found = ((quotient, quotient.terms(name)) for quotient in load_quotients())
    return tuple((quotient, names) for quotient, names in found if names is not None)


def _faults(row: dict[str, Any]) -> Iterator[str]:
    wrong = list(misshapen(row, REQUIRED, OPTIONAL))
    yield from wrong
    if wrong:
        return
    groups = dict.fromkeys(re.compile(row["ratio"]).groupindex, "")
    for form in (*row["over"], *row["under"]):
        try:
            form.format_map(groups)
        except (KeyError, ValueError, IndexError):
            yield f"{row['ratio']}: {form} has braces of which the ratio has no group"
