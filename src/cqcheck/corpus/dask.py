"""Workers of a Dask cluster, which has to be able to read the documents at the same paths."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from cqcheck.across.laws import Found
from cqcheck.corpus.work import Done, Shard, check_shard
from cqcheck.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    from distributed import Client

PATIENCE = 30  # seconds for the scheduler to answer, and for the first worker to be there


class Cluster:
    """The workers of a scheduler, as many as there are at the time; of several runs each has what is left.

    Args:
        client: The connection to the scheduler.
        work: What is done to a shard.
    """

    def __init__(self, client: Client, work: Callable[[Shard], Done]) -> None:
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        self.died: type[Exception] = KilledWorker
        self._client, self._work = client, work
        self._executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]

    @property
    def capacity(self) -> int:
        """One shard a worker: with another one waiting behind it, that would be blamed for a death as well.

        Raises:
            InputError: A worker has several threads; rules, words and the working folder are those of a process.
        """
        threads = self._client.nthreads()  # type: ignore[no-untyped-call]
        for worker, number in threads.items():
            if number > 1:
                msg = f"the Dask worker {worker} has {number} threads, which would get in each other's way; start it with --nthreads 1"
                raise InputError(msg)
        return max(1, len(threads))

    def submit(self, shard: Shard) -> Future[Done]:
        """Gives a shard to the cluster; Dask gives it to another worker if one is lost."""
        future: Future[Done] = self._executor.submit(self._work, shard)
        return future

    def each(self, find: Callable[[str], list[Found]], parts: Sequence[str]) -> Iterable[list[Found]]:
        """What is found in each part of a store: a Dask data frame of which each worker works out partitions, from the store's files."""
        if len(parts) == 1:  # not worth the way
            return map(find, parts)
        import dask.dataframe as dd  # noqa: PLC0415 - an extra
        from dask import config  # noqa: PLC0415

        with config.set({"dataframe.convert-string": False}):  # objects of our own
            frame = dd.from_map(partial(_frame, find), list(parts), meta=_table([]))  # type: ignore[no-untyped-call]
            found = self._client.compute(frame).result()  # type: ignore[no-untyped-call]
        return [found["found"].tolist()]


def _frame(find: Callable[[str], list[Found]], part: str) -> pd.DataFrame:
    return _table(find(part))


def _table(found: list[Found]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - for clusters

    return pd.DataFrame({"found": pd.Series(found, dtype=object)})


@contextmanager
def cluster(address: str, work: Callable[[Shard], Done] = check_shard) -> Iterator[Cluster]:
    """The workers of the scheduler at an address, such as tcp://10.0.0.1:8786.

    Raises:
        InputError: Dask is not installed, nobody answers there, no worker is there, or the scheduler is lost.
    """
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        msg = "--dask needs Dask: pip install 'cqcheck[dask]', the same versions here and on all workers"
        raise InputError(msg) from error
    for name in "distributed", "distributed.client":  # what goes wrong is told once, by us
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        msg = f"{address}: no Dask scheduler answers there ({str(error) or type(error).__name__}); `dask scheduler` starts one"
        raise InputError(msg) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            msg = f"{address}: the Dask scheduler has no worker; `dask worker {address}` starts one"
            raise InputError(msg) from error
        try:
            yield Cluster(client, work)
        except CancelledError as error:
            msg = (
                f"{address}: the Dask scheduler is lost; what was checked is kept, the same command goes on from there"
            )
            raise InputError(msg) from error
        except ImportError as error:
            msg = (
                f"{address}: a worker of this cluster has no cqcheck ({error}); install the same versions there as here"
            )
            raise InputError(msg) from error
