"""Documents into a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from cqcheck.cli.messages import complain, tell
from cqcheck.cli.progress import with_progress
from cqcheck.cli.reading import count_of, tell_left_alone
from cqcheck.documents import find_sources
from cqcheck.errors import InputError
from cqcheck.gate import exit_code
from cqcheck.settings import Settings
from cqcheck.store import TOGETHER, Source, Tables, build_segment, checked_together, made_by, open_store, source_of

BATCH = 200  # sources a segment


def add_documents(paths: Iterable[str], folder: Path, settings: Settings) -> int:
    """Adds documents to the store in a folder, which is begun if it is not there; the exit code."""
    sources = find_sources(paths, follow_links=settings.follow_links)
    store = open_store(folder, create=True)
    tell_left_alone(sources)
    for fault in sources.faults:
        complain(str(fault))
    added: Counter[str] = Counter()
    unreadable: list[str] = []
    files = iter(with_progress(sources.doc_ids, len(sources.doc_ids), folder))
    while batch := list(islice(files, BATCH)):
        segment = build_segment(_tables_of(batch, settings, unreadable))
        store.add(segment)
        added.update(segment.rows)
    documents, claims, findings = (added[table] for table in ("documents", "claims", "findings"))
    tell(
        "added %s, %s, %s to %s",
        count_of(documents, "document", "documents"),
        count_of(claims, "claim", "claims"),
        count_of(findings, "finding", "findings"),
        folder,
    )
    return exit_code(0, len(unreadable) + len(sources.faults))


def _tables_of(paths: Sequence[str], settings: Settings, unreadable: list[str]) -> Iterator[Tables]:
    maker = made_by(settings)
    for start in range(0, len(paths), TOGETHER):
        sources = list(_sources(paths[start : start + TOGETHER], maker, unreadable))
        for source, found in zip(sources, checked_together(sources, settings), strict=True):
            if isinstance(found, InputError):
                unreadable.append(source.path)
                complain(str(found))
            else:
                yield from found


def _sources(paths: Iterable[str], maker: str, unreadable: list[str]) -> Iterator[Source]:
    for path in paths:
        try:
            yield source_of(path, maker)
        except InputError as fault:
            unreadable.append(path)
            complain(str(fault))
