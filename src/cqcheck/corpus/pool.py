"""Workers of this machine: processes of their own, each replaced when it dies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from signal import SIG_IGN, SIGINT, signal
from threading import Thread

from cqcheck.across.laws import Found
from cqcheck.across.whole import side_by_side
from cqcheck.corpus.work import Done, Shard, check_shard
from cqcheck.errors import InputError

# A copy of this process might hold a lock that nobody in it opens again. Where there can be a process that has loaded what
# workers need, and nothing else, they are copies of that one: to replace one that died takes no time.
CLEAN = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
LOADED = ["cqcheck.corpus.work", "cqcheck.localise", "cqcheck.tables"]


class Processes:
    """So many processes, each an executor of its own: of several in one, the death of any would be told of every shard.

    Args:
        number: How many.
        ends: What is at its end when the workers have to end.
        work: What is done to a shard.
    """

    died: type[Exception] = BrokenProcessPool

    def __init__(self, number: int, ends: Connection, work: Callable[[Shard], Done]) -> None:
        self.capacity, self._ends, self._work = number, ends, work
        self._idle: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
        self._is_over = False
        for _ in range(number):
            self._idle.put(self._started())

    def submit(self, shard: Shard) -> Future[Done]:
        """Gives a shard to a process that is idle, for which it waits.

        Raises:
            InputError: The processes have ended meanwhile, by what another thread has come upon.
        """
        process = self._idle.get()
        if self._is_over:
            self._idle.put(process)  # for the next one who waits
            msg = "the run is over"
            raise InputError(msg)
        future = process.submit(self._work, shard)
        future.add_done_callback(lambda done: self._idle.put(self._after(process, done)))
        return future

    def each(self, find: Callable[[str], list[Found]], parts: Sequence[str]) -> Iterable[list[Found]]:
        """What is found in each part of a store: by threads of this process, since DuckDB is not Python's."""
        return side_by_side(find, parts)

    def stop(self) -> None:
        """Ends the idle processes, and takes no shard any more."""
        self._is_over = True
        for _ in range(self._idle.qsize()):
            process = self._idle.get()
            process.shutdown()
            self._idle.put(process)

    def _after(self, process: ProcessPoolExecutor, done: Future[Done]) -> ProcessPoolExecutor:
        return self._started() if isinstance(done.exception(), self.died) else process

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, CLEAN, initializer=_begin, initargs=(self._ends,))


@contextmanager
def processes(number: int, work: Callable[[Shard], Done] = check_shard) -> Iterator[Processes]:
    """Workers on this machine, which end with the block, whatever they are at, or with this process.

    Args:
        number: How many.
        work: What they do to a shard.
    """
    CLEAN.set_forkserver_preload(LOADED)
    ends, alive = CLEAN.Pipe(duplex=False)
    workers = Processes(number, ends, work)
    try:
        yield workers
    finally:
        alive.close()
        workers.stop()
        ends.close()


def _begin(ends: Connection) -> None:
    """In a worker: Ctrl-C is for the parent; once that is gone, however it went, nobody wants the result."""
    signal(SIGINT, SIG_IGN)

    def watch() -> None:
        ends.poll(None)
        os._exit(1)

    Thread(target=watch, daemon=True).start()
