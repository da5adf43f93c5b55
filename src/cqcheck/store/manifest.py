"""The manifest of a store: which files hold it. It is replaced in one step, so that a reader sees all of a change or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from cqcheck.errors import InputError
from cqcheck.files import new_file
from cqcheck.store.schema import VERSION

FILE = "store.json"
LOOSE = "loose"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A file of a table.

    `path` is from the store's folder: `claims/32/2024/….parquet` holds one area and year, `claims/loose/….parquet` what was added
    since. `segment` is the number of the change that added its rows, 0 once they are in order: of two rows of one source the
    later counts.
    """

    path: str
    segment: int
    rows: int
    schema: int = VERSION

    @property
    def table(self) -> str:
        """The table that it is a part of."""
        return self.path.split("/")[0]

    @property
    def is_loose(self) -> bool:
        """Whether it may hold rows of any area and year, and newer ones of documents that others hold as well."""
        return self.path.split("/")[1] == LOOSE and self.segment > 0

    @property
    def key(self) -> tuple[str, int] | None:
        """Its area and year; None if it holds rows of any."""
        _table, *place, _name = self.path.split("/")
        return (place[0], int(place[1])) if len(place) == 2 else None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a store: `generation` counts its changes; after the change `compared` the documents were held against each other."""

    generation: int = 0
    parts: tuple[Part, ...] = ()
    compared: int = 0

    @property
    def is_compared(self) -> bool:
        """Whether nothing has changed since the documents were held against each other."""
        return self.compared == self.generation

    def of(self, table: str) -> tuple[Part, ...]:
        """The files of a table."""
        return tuple(part for part in self.parts if part.table == table)

    @property
    def loose(self) -> int:
        """How many changes have not been put in order yet."""
        return len({part.segment for part in self.parts if part.is_loose})

    def changed(self, added: Iterable[Part], removed: Iterable[Part] = ()) -> Manifest:
        """The state after the next change."""
        kept = set(self.parts) - set(removed)
        return replace(self, generation=self.generation + 1, parts=tuple(sorted({*kept, *added})))


def read_manifest(folder: Path) -> Manifest | None:
    """The state of the store in a folder; None if there is none.

    Raises:
        InputError: It cannot be read, or a later version of cqcheck has written it.
    """
    path = folder / FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        found = Manifest(content["generation"], tuple(Part(**part) for part in content["parts"]), content["compared"])
    except FileNotFoundError:
        return None
    except OSError as error:
        msg = f"{path}: cannot be read: {error.strerror or error}"
        raise InputError(msg) from error
    except (ValueError, TypeError, KeyError) as error:
        msg = f"{path}: is no manifest of a store of cqcheck; take the folder from a back-up, or give another one"
        raise InputError(msg) from error
    latest = max((part.schema for part in found.parts), default=VERSION)
    if latest > VERSION:
        msg = f"{folder}: was written by a later cqcheck (schema {latest}, this one knows {VERSION}); update cqcheck"
        raise InputError(msg)
    return found


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Makes a state that of the store in a folder.

    Raises:
        InputError: It cannot be written.
    """
    content = asdict(manifest)
    with new_file(folder / FILE) as out:
        json.dump(content, out, ensure_ascii=False, indent=0)
        out.write("\n")
