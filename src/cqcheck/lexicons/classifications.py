"""Classifications: how wholes fall into parts, and what the parts' figures say of the whole's."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from cqcheck.errors import DefinitionError
from cqcheck.lexicons.files import LEXICONS, read_yaml
from cqcheck.lexicons.indicators import fold, load_catalogue

PATH = LEXICONS / "classifications.yaml"
ANY = "any"
KEYS = {"by", "of", "parts", "level", "growth", "nominal", "demands", "refuses"}


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
def load_classifications(path: Path = PATH) -> tuple[Classification, ...]:
    """The classifications in a file, in its order.

    Raises:
        DefinitionError: A key is unknown or missing, a whole is no indicator, a law is unknown.
    """
    rows: list[dict[str, Any]] = read_yaml(path)["classifications"]
    faults = [(_line_of(path, row), fault) for row in rows for fault in _faults(row)]
    if faults:
        raise DefinitionError(path, faults)
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
    by = row.get("by")
    for key in sorted({"by", "of", "parts", "level", "growth"} - row.keys()):
        yield f"{by}: the key {key} is missing"
    for key in sorted(row.keys() - KEYS):
        yield f"{by}: unknown key {key}; known are {', '.join(sorted(KEYS))}"
    known = load_catalogue().indicators
    for whole in row.get("of", ()):
        if whole != ANY and whole not in known:
            yield f"{by}: unknown indicator {whole}"
    if len(row.get("parts", ())) < 2:
        yield f"{by}: a classification has two parts or more"
    if row.get("level") not in set(LevelLaw):
        yield f"{by}: level is one of {', '.join(LevelLaw)}, not {row.get('level')}"
    if row.get("growth") not in set(GrowthLaw):
        yield f"{by}: growth is one of {', '.join(GrowthLaw)}, not {row.get('growth')}"


def _line_of(path: Path, row: dict[str, Any]) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if f"by: {row.get('by')}" in line:
            return number
    return 0
