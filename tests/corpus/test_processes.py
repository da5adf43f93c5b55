"""Workers that are processes: they die, hang, are interrupted and killed, and what was done stays."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import corpus_helpers
from corpus_helpers import HANGS, POISON, Here, die_of_poison, files_of, hang, sources_of, write_corpus
from cqcheck.cli import run
from cqcheck.corpus import Shard
from cqcheck.corpus.pool import processes
from cqcheck.corpus.work import Done
from cqcheck.corpus.workers import checked
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.settings import Settings
from cqcheck.store import Store, made_by, open_store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    write_corpus(Path("in"))
    return tmp_path


def begun(folder: Path, *options: str, **given: object) -> subprocess.Popen[str]:
    """`cqcheck corpus` with slow workers and a shard a document."""
    paths = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, corpus_helpers.__file__, "in", "--store", "store", "--shard", "1", *options]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **given,  # type: ignore[call-overload]
    )


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_begun(folder: Path) -> bool:
    return (folder / "store.json").exists() and bool(Store(folder).manifest.parts)


def of_session(leader: int) -> list[int]:
    """The processes that a command has left."""
    stats = [stat.read_text().rpartition(")")[2].split() for stat in Path("/proc").glob("[0-9]*/stat") if stat.exists()]
    return [leader for state, _parent, _group, session, *_ in stats if int(session) == leader and state != "Z"]


@pytest.mark.parametrize(("work", "name"), [(die_of_poison, POISON), (hang, HANGS)])
def test_a_document_that_kills_or_blocks_its_worker_is_set_aside(
    here: Path, work: Callable[[Shard], Done], name: str
) -> None:
    Path("in", name).write_text("南京市2023年公报\n\n全年地区生产总值17421.40亿元。\n", encoding="utf-8")
    paths = ("in/东莞市-2023.txt", f"in/{name}", "in/南京市-2023.txt")
    settings, store = Settings(), open_store(here / "store", create=True)
    with processes(2, work) as workers:
        shard = Shard(paths, str(here), settings, made_by(settings))
        done = list(checked([shard], workers))
    assert sorted(path for each in done for path in each.paths) == sorted(paths)
    for each in done:
        store.add(each.segment)
    with store.opened() as connected:
        told = connected.execute("SELECT source, error IS NULL FROM documents ORDER BY 1").fetchall()
        claims = connected.execute("SELECT count(*) FROM claims").fetchone()
    assert told == sorted((path, not path.endswith(name)) for path in paths)
    assert claims == (10,)


def test_a_run_that_is_killed_goes_on_where_it_stopped(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with begun(here, "--workers", "1") as killed:
        wait_until(lambda: is_begun(here / "store"))
        killed.kill()
    wait_until(lambda: not of_session(killed.pid))  # nobody is left to work in vain
    before = sources_of(here / "store")
    assert 0 < len(before) < 5
    workers = Here()
    monkeypatch.setattr("cqcheck.corpus.run.processes", workers.opened)
    assert run(["corpus", "in", "--store", "store", "--shard", "1"]) == ExitCode.FINDINGS
    assert len(workers.shards) == 5 - len(before)
    assert run(["corpus", "in", "--store", "at_once"]) == ExitCode.FINDINGS
    assert files_of(Store(here / "store")) == files_of(Store(here / "at_once"))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_interrupted_keeps_what_it_has(here: Path, number: int, code: int) -> None:
    with begun(here, "--workers", "2") as running:
        wait_until(lambda: is_begun(here / "store"))
        os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)
        told = running.communicate(timeout=60)[1]
    assert running.returncode == code
    assert "Traceback" not in told
    if number == signal.SIGINT:
        assert "interrupted; what was checked is in store, the same command goes on from there" in told
    assert 0 < len(sources_of(here / "store")) < 5
    assert of_session(running.pid) == []


def test_two_runs_at_once_into_one_store_lose_nothing(here: Path) -> None:
    runs = [begun(here, "--workers", "1") for _ in range(2)]
    for one in runs:
        _out, told = one.communicate(timeout=120)
        assert (one.returncode, told) == (ExitCode.FINDINGS, "")
    assert len(sources_of(here / "store")) == 5
    with open_store(here / "store").opened() as connected:
        assert connected.execute("SELECT count(*), count(DISTINCT doc_id) FROM documents").fetchone() == (5, 5)


def test_a_full_disk_is_told_and_what_was_kept_before_stays(here: Path) -> None:
    import resource  # noqa: PLC0415 - POSIX has it

    run(["corpus", "in/南京市-2023.txt", "--store", "store", "--workers", "1"])

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    with begun(here, "--workers", "1", preexec_fn=fill) as running:
        told = running.communicate(timeout=120)[1]
    assert running.returncode == ExitCode.WRONG_INPUT
    assert ": cannot be written: File too large" in told
    assert "Traceback" not in told
    assert sources_of(here / "store") == {"in/南京市-2023.txt"}


def test_the_files_do_not_depend_on_how_many_workers_there_are(here: Path) -> None:
    for number in "1", "2":
        options = ["--workers", number, "--shard", number]
        assert run(["corpus", "in", "--store", f"store{number}", *options]) == ExitCode.FINDINGS
    assert files_of(Store(here / "store1")) == files_of(Store(here / "store2"))


def test_a_mistake_in_a_worker_is_no_death(here: Path) -> None:
    shard = Shard((), str(here / "none"), Settings(), "")
    with processes(1) as workers, pytest.raises(InputError, match="cannot be entered by the worker"):
        list(checked([shard], workers))


def test_no_shard_is_taken_when_the_run_is_over(here: Path) -> None:
    with processes(1) as workers:
        pass
    with pytest.raises(InputError, match="the run is over"):
        workers.submit(Shard((), str(here), Settings(), ""))
