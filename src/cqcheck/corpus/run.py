"""A run over a corpus: plan, shards through workers into the store, order, what the documents say against each other, summary."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from cqcheck.across.whole import tables_of_broken
from cqcheck.corpus.dask import cluster
from cqcheck.corpus.page import write_page
from cqcheck.corpus.plan import Choice, make_plan
from cqcheck.corpus.pool import processes
from cqcheck.corpus.scope import scope
from cqcheck.corpus.summary import Summary, summarised
from cqcheck.corpus.work import Fault, Shard
from cqcheck.corpus.workers import Workers, checked
from cqcheck.documents import Sources
from cqcheck.report.texts import Lang
from cqcheck.settings import Settings
from cqcheck.store import Store, build_segment, open_store

LOG = logging.getLogger(__name__)
Through = Callable[[Iterable[Shard], Workers, Store], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted.

    Args:
        store: The folder of the store, which is begun if it is not there.
        choice: Which sources are checked.
        workers: How many processes of this machine check them; None for one a processor.
        scheduler: The address of a Dask scheduler whose workers check them instead; None for none.
        report: The folder for the page; None for none.
        lang: The language that the page shows first.
    """

    store: Path
    choice: Choice
    workers: int | None = None
    scheduler: str | None = None
    report: Path | None = None
    lang: Lang = Lang.ZH


def kept(shards: Iterable[Shard], workers: Workers, store: Store) -> Iterator[Fault]:
    """Takes shards through the workers into the store, each as soon as it is done, so that a run that is killed goes on behind it.

    Yields what is wrong with the sources that cannot be kept.

    Raises:
        InputError: The workers cannot go on, or the store cannot be written to.
    """
    for done in checked(shards, workers):
        if done.segment.files:
            store.add(done.segment, orders=False)
        LOG.info("checked %d sources", len(done.paths), extra={"done": len(done.paths)})
        yield from done.faults


def check_sources(sources: Sources, order: Order, settings: Settings, through: Through = kept) -> Summary:
    """Checks the sources that have changed into the store.

    Args:
        sources: What is to be in the store.
        order: Where, which of them, and by what.
        settings: What they are checked by.
        through: What takes the shards through the workers into the store.

    Raises:
        InputError: The store or the report cannot be written, or the workers cannot go on; what was done is kept.
    """
    start = perf_counter()
    store = open_store(order.store, create=True)
    plan = make_plan(sources.doc_ids, store, settings, order.choice)
    LOG.info("%d sources to check, %d unchanged", plan.to_do, plan.unchanged, extra={"to_do": plan.to_do})
    faults: dict[str, str] = {}
    if plan.shards or not store.manifest.is_compared:
        with _workers(order, len(plan.shards)) as workers:
            faults = {fault.path: fault.message for fault in through(plan.shards, workers, store)}
            store.order()
            LOG.info("holding the documents against each other")
            generation = store.manifest.generation
            store.put_across(build_segment(tables_of_broken(store, settings, workers.each)), generation)
    counted = [path for path in plan.counted if path not in faults]
    with scope(store, counted) as connected:
        summary = summarised(
            connected,
            checked=plan.to_do - len(faults),
            unchanged=plan.unchanged,
            faults=(*map(str, sources.faults), *faults.values()),
            seconds=perf_counter() - start,
            fail_on=settings.fail_on,
        )
        if order.report:
            write_page(connected, summary, order.report, order.lang)
    return summary


def _workers(order: Order, shards: int) -> AbstractContextManager[Workers]:
    if order.scheduler:
        return cluster(order.scheduler)
    return processes(min(order.workers or os.cpu_count() or 1, max(1, shards)))
