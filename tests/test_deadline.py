"""A document that takes too long is given up, and the others are not."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from cqcheck import deadline
from cqcheck.cli import run
from cqcheck.deadline import require_time, seconds_left, within
from cqcheck.documents import read_source
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.pipeline import each_within, with_claims
from cqcheck.read import parse_text

POSIX = pytest.mark.skipif(not deadline.CAN_INTERRUPT, reason="only POSIX has timers that interrupt")
CLEAN = "2023年，全市地区生产总值17421.40亿元。其中，第一产业增加值317.75亿元，第二产业增加值5929.00亿元，第三产业增加值11174.65亿元。\n"
GIVEN_UP = "took longer than 0.1 s, and was given up; split it, or allow more with --timeout"


def spin() -> None:
    while True:
        pass


def match_without_end() -> None:
    re.match(r"(?:a|aa)+$", "a" * 60 + "b")


def sleep_in_a_child() -> None:
    subprocess.run([sys.executable, "-c", "import time; time.sleep(60)"], check=False)


def catch_everything() -> None:
    while True:
        with suppress(Exception):  # as some libraries do
            time.sleep(60)


@POSIX
@pytest.mark.parametrize("work", [spin, match_without_end, sleep_in_a_child, catch_everything])
def test_work_is_cut_short_wherever_it_is(work: Callable[[], None]) -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=f"^a.txt: {GIVEN_UP}$"), within(0.1, "a.txt"):
        work()
    assert time.monotonic() - start < 10


@POSIX
def test_nothing_is_left_behind_by_work_in_time_or_out_of_it() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with within(60, "a.txt"):
        assert 59 < seconds_left(1) <= 60
    with pytest.raises(InputError), within(0.01, "a.txt"):
        spin()
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert (signal.getsignal(signal.SIGALRM), seconds_left(1)) == (before, 1)


def test_without_a_limit_work_takes_as_long_as_it_takes() -> None:
    with within(0, "a.txt"):
        require_time()
        assert seconds_left(300) == 300


@POSIX
def test_an_import_is_not_left_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow_to_import.py").write_text("import time\ntime.sleep(0.3)\ndone = True\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def work() -> None:
        __import__("slow_to_import")
        spin()

    with pytest.raises(InputError), within(0.05, "a.txt"):
        work()
    assert sys.modules.pop("slow_to_import").done


def read_slowly() -> None:
    time.sleep(0.15)
    with_claims(parse_text(CLEAN, "a.txt"))


def test_off_the_main_thread_the_next_stage_is_not_begun() -> None:
    told: list[str] = []

    def work() -> None:
        try:
            with within(0.1, "a.txt"):
                read_slowly()
        except InputError as fault:
            told.append(str(fault))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == [f"a.txt: {GIVEN_UP}"]


def test_where_timers_do_not_interrupt_the_next_stage_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "CAN_INTERRUPT", False)
    with pytest.raises(InputError, match=f"^a.txt: {GIVEN_UP}$"), within(0.1, "a.txt"):
        read_slowly()


SHARD = """
import time
from cqcheck.deadline import ending_if_stuck, within
with ending_if_stuck(0.3):
    for name in "abcdef":
        with within(0.2, name):
            time.sleep(0.15)
time.sleep(1)
"""


def test_a_process_that_is_to_end_if_it_is_stuck_gives_each_document_its_time() -> None:
    assert subprocess.run([sys.executable, "-c", SHARD], check=False).returncode == 0


@POSIX
def test_a_document_that_takes_too_long_is_an_error_in_its_place() -> None:
    documents = [parse_text(CLEAN, name) for name in ("slow.txt", "a.txt")]

    def stage(document: object) -> object:
        if document is documents[0]:
            spin()
        return document

    slow, done = each_within(0.1, stage, documents)  # type: ignore[arg-type, type-var]
    assert str(slow) == f"slow.txt: {GIVEN_UP}"
    assert done is documents[1]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("slow.txt", "b.txt"):
        Path(name).write_text(CLEAN, encoding="utf-8")
    return tmp_path


@POSIX
@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("stage", ["find_blocks", "extract_claims", "find_relations", "check_relations"])
def test_the_others_are_checked_whichever_stage_is_slow(
    stage: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "b.txt"])  # whatever is slow the first time
    capsys.readouterr()
    module = f"cqcheck.{'read' if stage == 'find_blocks' else 'pipeline'}"
    real = getattr(sys.modules[module], stage)
    calls: list[object] = []

    def slow_at_first(*given: object) -> object:
        calls.append(given)
        return spin() if len(calls) == 1 else real(*given)

    monkeypatch.setattr(f"{module}.{stage}", slow_at_first)
    assert run(["check", "slow.txt", "b.txt", "--timeout", "1", "--lang", "en"]) == ExitCode.WRONG_INPUT
    out, err = capsys.readouterr()
    assert err == f"cqcheck: slow.txt: {GIVEN_UP.replace('0.1', '1')}\n"
    assert out.splitlines()[-2].startswith("b.txt: 4 claims, 1 relations")


@POSIX
def test_a_pipe_that_nobody_writes_is_given_up(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(here / "pipe.txt")
    assert run(["read", "pipe.txt", "--timeout", "0.1"]) == ExitCode.WRONG_INPUT
    assert capsys.readouterr().err == f"cqcheck: pipe.txt: {GIVEN_UP}\n"


@POSIX
@pytest.mark.usefixtures("here")
def test_a_draft_that_takes_too_long_ends_the_comparison(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cqcheck.pipeline.extract_claims", lambda _: spin())
    assert run(["diff", "slow.txt", "b.txt", "--timeout", "0.1"]) == ExitCode.WRONG_INPUT
    assert capsys.readouterr().err == f"cqcheck: slow.txt: {GIVEN_UP}\n"


@pytest.mark.usefixtures("here")
def test_the_time_for_a_pdf_file_is_that_of_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float] = []

    def noted(*_: object, timeout: float, **__: object) -> None:
        limits.append(timeout)
        raise subprocess.TimeoutExpired("cqcheck", timeout)

    monkeypatch.setattr("cqcheck.read.pdf.subprocess.run", noted)
    Path("a.pdf").write_bytes(b"%PDF-1.7")
    for seconds in (0, 20):
        with pytest.raises(InputError, match=r"^a\.pdf: takes longer to read than"):
            read_source("a.pdf", seconds)
    assert limits == [300, pytest.approx(20, abs=2)]
