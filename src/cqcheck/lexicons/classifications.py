"""Classifications: how wholes fall into parts, and what the parts' figures say of the whole's."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from cqcheck.lexicons.files import LEXICONS, lexicon_files
from cqcheck.lexicons.indicators import fold, load_catalogue
from cqcheck.lexicons.rows import FLAG, TEXT, TEXTS, Shape, are_texts, misshapen, one_of, read_rows, refuse

PATH = LEXICONS / "classifications.yaml"
ANY = "any"
SECTION = "classifications"


class LevelLaw(StrEnum):
    """What the levels of the parts say of the level of the whole."""

    SUM = "sum"
    MEAN = "mean"
    SUBSET = "subset"
    NONE = "none"


class GrowthLaw(StrEnum):
    """What the growths of the parts say of the growth of the whole."""

    HULL = "hull"
    SOFT = "soft"
    LOOSE = "loose"
    NONE = "none"


REQUIRED = {
    "by": TEXT,
    "of": TEXTS,
    "parts": Shape("a list of lists of labels", lambda value: isinstance(value, list) and all(map(are_texts, value))),
    "level": one_of(LevelLaw),
    "growth": one_of(GrowthLaw),
}
OPTIONAL = {"nominal": FLAG, "demands": TEXTS, "refuses": TEXTS}


@dataclass(frozen=True, slots=True)
class Classification:
    """One cut of some wholes into disjoint parts; each part is known by any of its labels."""

    by: str
    wholes: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    level: LevelLaw
    growth: GrowthLaw
    is_nominal: bool
    demands: tuple[str, ...]
    refuses: tuple[str, ...]

    def cuts(self, name: str) -> bool:
        """Whether this is a cut of the whole called `name`."""
        is_named = ANY in self.wholes or name in self.wholes
        has_word = not self.demands or any(word in name for word in self.demands)
        return is_named and has_word and not any(word in name for word in self.refuses)


@cache
def load_classifications(path: Path | None = None) -> tuple[Classification, ...]:
    """The classifications in a file, in its order; by default the package's, with the user's additions.

    Raises:
        DefinitionError: A key is unknown or missing, a whole is no indicator, a law is unknown.
    """
    listed = read_rows([path] if path else lexicon_files(PATH.name), SECTION)
    refuse(((row, fault) for row in listed for fault in _faults(row.content)), SECTION)
    rows = [row.content for row in listed]
    return tuple(
        Classification(
            by=row["by"],
            wholes=tuple(row["of"]),
            parts=tuple(tuple(fold(label) for label in part) for part in row["parts"]),
            level=LevelLaw(row["level"]),
            growth=GrowthLaw(row["growth"]),
            is_nominal=row.get("nominal", False),
            demands=tuple(row.get("demands", ())),
            refuses=tuple(row.get("refuses", ())),
        )
        for row in rows
    )


def _faults(row: dict[str, Any]) -> Iterator[str]:
    wrong = list(misshapen(row, REQUIRED, OPTIONAL))
    yield from wrong
    if wrong:
        return
    by, known = row["by"], load_catalogue().indicators
    for whole in row["of"]:
        if whole != ANY and whole not in known:
            yield f"{by}: unknown indicator {whole}"
    if len(row["parts"]) < 2:
        yield f"{by}: a classification has two parts or more"
