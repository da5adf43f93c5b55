"""Workers of a Dask cluster give what those of one machine give."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dask
import pytest
from distributed import LocalCluster

from corpus_helpers import POISON, Here, die_of_poison, files_of, write_corpus
from cqcheck.cli import run
from cqcheck.corpus import Shard
from cqcheck.corpus.dask import Cluster, cluster
from cqcheck.corpus.workers import checked
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.settings import Settings
from cqcheck.store import Store, made_by

# What Dask does at its end: sockets and loops that are closed a little later than Python would have it.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A scheduler of its own with two workers, each a process; the first death of one is told."""
    settings = {"distributed.scheduler.allowed-failures": 0, "distributed.worker.daemon": True}
    with (
        pytest.MonkeyPatch.context() as patched,
        dask.config.set(settings),
    ):
        patched.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        with LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as running:
            yield running.scheduler_address


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    write_corpus(Path("in"))
    return tmp_path


def test_a_cluster_gives_what_one_machine_gives(here: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--shard", "2", "--dask", scheduler, "--report", "report"]
    assert run(["corpus", "in", "--store", "by_cluster", *options]) == ExitCode.FINDINGS
    monkeypatch.setattr("cqcheck.corpus.run.processes", Here().opened)
    assert run(["corpus", "in", "--store", "here"]) == ExitCode.FINDINGS
    assert files_of(Store(here / "by_cluster")) == files_of(Store(here / "here"))
    assert (here / "report" / "index.html").is_file()


def test_a_cluster_holds_bulletins_against_each_other_as_one_machine_does(
    here: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(Path("in"), years=(2022, 2023))  # with the same product in both years
    monkeypatch.setattr("cqcheck.across.whole.MOST_AT_ONCE", 0)  # a part a province
    assert run(["corpus", "in", "--store", "by_cluster", "--dask", scheduler]) == ExitCode.FINDINGS
    monkeypatch.setattr("cqcheck.corpus.run.processes", Here().opened)
    assert run(["corpus", "in", "--store", "here"]) == ExitCode.FINDINGS
    assert files_of(Store(here / "by_cluster")) == files_of(Store(here / "here"))
    with Store(here / "here").opened() as connected:
        told = connected.execute("SELECT rule, count(*) FROM across GROUP BY ALL").fetchall()
    assert told == [("WRD52", 5)]


def test_a_document_that_kills_workers_of_a_cluster_is_set_aside(here: Path, scheduler: str) -> None:
    Path("in", POISON).write_text("南京市2023年公报\n", encoding="utf-8")
    settings = Settings()
    paths = (f"in/{POISON}", "in/东莞市-2023.txt", "in/南京市-2023.txt")
    with cluster(scheduler, die_of_poison) as workers:
        done = list(checked([Shard(paths, str(here), settings, made_by(settings))], workers))
    assert sorted(each.segment.rows.get("claims", 0) for each in done) == [0, 10]
    assert sorted(len(each.paths) for each in done) == [1, 2]


@pytest.mark.usefixtures("here")
def test_a_scheduler_that_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cqcheck.corpus.dask.PATIENCE", 1)
    for address in "tcp://127.0.0.1:9", "nowhere://x":
        assert run(["corpus", "in", "--store", "store", "--dask", address]) == ExitCode.WRONG_INPUT
        assert f"cqcheck: {address}: no Dask scheduler answers there (" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_without_dask_it_is_told_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(["corpus", "in", "--store", "store", "--dask", "tcp://127.0.0.1:9"]) == ExitCode.WRONG_INPUT
    assert "--dask needs Dask: pip install 'cqcheck[dask]'" in capsys.readouterr().err


def test_a_worker_with_several_threads_is_refused() -> None:
    client: Any = SimpleNamespace(get_executor=lambda **_: None, nthreads=lambda: {"tcp://a:1": 1, "tcp://b:1": 4})
    with pytest.raises(InputError, match=r"the Dask worker tcp://b:1 has 4 threads, .* start it with --nthreads 1"):
        list(checked([], Cluster(client, die_of_poison)))
