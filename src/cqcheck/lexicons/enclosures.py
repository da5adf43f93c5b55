"""Enclosures: pairs of endings of names of which the one figure cannot exceed the other."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from cqcheck.lexicons.files import LEXICONS, lexicon_files
from cqcheck.lexicons.rows import FLAG, MAYBE_TEXT, TEXT, misshapen, read_rows, refuse

PATH = LEXICONS / "enclosures.yaml"
SECTION = "enclosures"
REQUIRED = {"part": TEXT, "whole": MAYBE_TEXT}
OPTIONAL = {"average": FLAG, "inside": FLAG}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The ending of a part's name and that of its whole's, or, if `is_inside`, words anywhere in them.

    `is_average` where both are rates.
    """

    part: str
    whole: str
    is_average: bool = False
    is_inside: bool = False

    def whole_of(self, name: str) -> str | None:
        """The name of the whole of which a figure called `name` is a part; None if it has other words.

        >>> Enclosure("出口额", "进出口额").whole_of("对欧盟出口额")
        '对欧盟进出口额'
        """
        if self.is_inside:
            return name.replace(self.part, self.whole, 1) if self.part in name else None
        if not name.endswith(self.part) or name.endswith(self.whole):
            return None
        return name.removesuffix(self.part) + self.whole


@cache
def load_enclosures(path: Path | None = None) -> tuple[Enclosure, ...]:
    """The enclosures in a file; by default the package's, with the user's additions.

    Raises:
        DefinitionError: A key is unknown or missing.
    """
    listed = read_rows([path] if path else lexicon_files(PATH.name), SECTION)
    refuse(((row, fault) for row in listed for fault in misshapen(row.content, REQUIRED, OPTIONAL)), SECTION)
    rows = [row.content for row in listed]
    return tuple(
        Enclosure(row["part"], row["whole"], row.get("average", False), row.get("inside", False)) for row in rows
    )


@lru_cache(maxsize=1 << 12)
def enclosing(name: str) -> tuple[tuple[Enclosure, str], ...]:
    """The enclosures that a figure called `name` may be bounded by, with the name of what bounds it."""
    found = ((enclosure, enclosure.whole_of(name)) for enclosure in load_enclosures())
    return tuple((enclosure, whole) for enclosure, whole in found if whole is not None)
