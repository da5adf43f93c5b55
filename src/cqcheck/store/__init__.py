"""Store: the claims, relations and findings of many bulletins, in Parquet files that DuckDB reads.

Documents are added by segments, of one document or of a thousand. A segment is there as a whole or not at all; a source that was
added before is replaced by it. What was added is put in order by area and year from time to time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cqcheck.errors import InputError
from cqcheck.files import alone_in, make_folder, new_file, telling
from cqcheck.store.compaction import compacted
from cqcheck.store.locks import reading, unread
from cqcheck.store.manifest import LOOSE, Manifest, Part, read_manifest, write_manifest
from cqcheck.store.schema import ACROSS, TABLES
from cqcheck.store.segments import Segment, build_segment, name_of
from cqcheck.store.sources import TOGETHER, checked_together, made_by, source_of, stamp_of
from cqcheck.store.tables import Source, Tables, document_tables, failed_tables, numbered, table_of
from cqcheck.store.views import connection, create_views

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = [
    "TOGETHER",
    "Segment",
    "Snapshot",
    "Source",
    "Store",
    "Tables",
    "build_segment",
    "checked_together",
    "document_tables",
    "failed_tables",
    "made_by",
    "numbered",
    "open_store",
    "source_of",
    "stamp_of",
    "table_of",
]

MOST_LOOSE = 32  # segments; so many small files are still read quickly


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of a store, which other processes can be given to read, wherever they run in."""

    folder: Path
    manifest: Manifest

    @contextmanager
    def opened(self, threads: int | None = None) -> Iterator[DuckDBPyConnection]:
        """A DuckDB with a view of each table.

        Args:
            threads: How many processors it uses; None for all.

        Raises:
            InputError: A file of the store is damaged, or there is no room to look for what is asked; told when it is come upon.
        """
        import duckdb  # noqa: PLC0415 - for those who use a store

        try:
            with connection(self.folder, threads=threads) as connected:
                create_views(connected, self.folder, self.manifest.parts)
                yield connected
        except (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException):
            raise  # a mistake in SQL of our own
        except duckdb.OutOfMemoryException as error:
            msg = f"{self.folder}: there is no room for what is asked of this store: {_first_line(error)}"
            raise InputError(msg) from error
        except duckdb.Error as error:
            msg = f"{self.folder}: a file of this store cannot be read, take it from a back-up: {_first_line(error)}"
            raise InputError(msg) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Store:
    """A store in a folder; any number of processes may read it, while one at a time makes a change."""

    folder: Path

    @property
    def manifest(self) -> Manifest:
        """Its state now.

        Raises:
            InputError: It cannot be read.
        """
        return read_manifest(self.folder) or Manifest()

    def add(self, segment: Segment, *, orders: bool = True) -> None:
        """Adds the documents of a segment, and takes away what the store had of their sources.

        Args:
            segment: The documents.
            orders: Whether the store is put in order when it holds many loose segments.

        Raises:
            InputError: The store cannot be written to; then it is as it was.
        """
        with telling(self.folder), alone_in(self.folder):
            manifest = self.manifest
            number = max((part.segment for part in manifest.parts), default=0) + 1
            added = [
                Part(self._write(table, content), number, segment.rows[table])
                for table, content in segment.files.items()
            ]
            paths = {part.path for part in added}  # the same rows again are the same file, now of the later segment
            manifest = manifest.changed(added, [part for part in manifest.parts if part.path in paths])
            write_manifest(self.folder, manifest)
            if orders and manifest.loose > MOST_LOOSE:
                self._order(manifest)

    def order(self) -> None:
        """Puts what was added since the last time in order, by area and year.

        Raises:
            InputError: The store cannot be written to; then it is as it was.
        """
        with telling(self.folder), alone_in(self.folder):
            manifest = self.manifest
            if manifest.loose:
                self._order(manifest)

    def put_across(self, segment: Segment, generation: int) -> None:
        """Puts what the documents say against each other in the place of what was found before.

        Args:
            segment: What was found.
            generation: The state of the store that it was found in; what others have added since is not compared yet.

        Raises:
            InputError: The store cannot be written to; then it is as it was.
        """
        with telling(self.folder), alone_in(self.folder):
            manifest = self.manifest
            added = [Part(self._write(ACROSS, content), 0, segment.rows[ACROSS]) for content in segment.files.values()]
            changed = manifest.changed(added, manifest.of(ACROSS))
            is_latest = manifest.generation == generation
            write_manifest(self.folder, replace(changed, compared=changed.generation) if is_latest else changed)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The store as it is now; its files stay as long as it is needed.

        Raises:
            InputError: The store cannot be read.
        """
        with reading(self.folder):
            yield Snapshot(self.folder.absolute(), self.manifest)

    @contextmanager
    def opened(self) -> Iterator[DuckDBPyConnection]:
        """A DuckDB with a view of each table, as the store is now; changes that others make are not seen.

        Raises:
            InputError: The store cannot be read.
        """
        with self.snapshot() as snapshot, snapshot.opened() as connected:
            yield connected

    def known_sources(self) -> Mapping[str, Source]:
        """Every source that was added, by its path, as it was then."""
        with self.opened() as connected:
            rows = connected.execute(
                "SELECT DISTINCT source, content, size, changed, made_by FROM documents"
            ).fetchall()
        return {row[0]: Source(*row) for row in rows}

    def failed_sources(self) -> frozenset[str]:
        """The paths of the sources that could not be checked."""
        with self.opened() as connected:
            rows = connected.execute("SELECT source FROM documents WHERE error IS NOT NULL").fetchall()
        return frozenset(row[0] for row in rows)

    def _write(self, table: str, content: bytes) -> str:
        path = Path(table, LOOSE, name_of(content))
        make_folder(self.folder / path.parent)
        with new_file(self.folder / path) as out:
            out.buffer.write(content)
        return path.as_posix()

    def _order(self, manifest: Manifest) -> None:
        ordered = compacted(self.folder, manifest)
        write_manifest(self.folder, ordered)
        self._remove_old(ordered)

    def _remove_old(self, manifest: Manifest) -> None:
        """Removes the files that no state needs any longer, unless somebody reads; the next change will, then."""
        wanted = {part.path for part in manifest.parts}
        with unread(self.folder) as nobody_reads:
            if not nobody_reads:
                return
            for table in TABLES:
                for file in sorted((self.folder / table).rglob("*.parquet")):
                    if file.relative_to(self.folder).as_posix() not in wanted:
                        file.unlink(missing_ok=True)
                for empty in sorted((self.folder / table).rglob("*"), reverse=True):
                    if empty.is_dir():
                        with suppress(OSError):  # not empty
                            empty.rmdir()


def open_store(folder: Path, *, create: bool = False) -> Store:
    """The store in a folder.

    Args:
        folder: Where it lies.
        create: Whether a new one is begun in an empty folder, or one that is not there.

    Raises:
        InputError: There is none, it cannot be read, or the folder holds something else.
    """
    if read_manifest(folder) is not None:
        return Store(folder)
    if not create:
        msg = f"{folder}: no store; `cqcheck add PATH… --store {folder}` begins one"
        raise InputError(msg)
    make_folder(folder)
    with telling(folder), alone_in(folder):
        if read_manifest(folder) is None:  # nobody was quicker
            if any(folder.iterdir()):
                msg = f"{folder}: is neither empty nor a store, so no store is begun there; give a new folder"
                raise InputError(msg)
            write_manifest(folder, Manifest())
    return Store(folder)
