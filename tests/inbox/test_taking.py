"""Which files of an inbox are taken, and where they lie afterwards."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

import cqcheck.inbox.waiting
from cqcheck.errors import InputError
from cqcheck.files import alone_in
from cqcheck.inbox import require_inbox, taken_files
from cqcheck.inbox.places import cut_to_fit, free_name
from cqcheck.inbox.taking import ABANDONED
from cqcheck.inbox.waiting import waiting_files
from inboxes import CLEAN, WRONG, desk_of, files_in, one_pass, put

POSIX = pytest.mark.skipif(os.name != "posix", reason="locks, links and permissions as POSIX has them")
DONE = f"done/{date.today():%Y-%m}"  # noqa: DTZ011 - as the inbox has it


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


# --- what waits


@pytest.mark.parametrize(
    "name",
    [
        *("~$公报.docx", ".公报.txt.swp", ".hidden.txt", "公报.docx.part", "公报.pdf.crdownload", "公报.pdf.filepart"),
        *(
            "公报.tmp",
            "公报.txt~",
            "Thumbs.db",
            "desktop.ini",
            "cqcheck.toml",
            "公报.cqcheck.toml",
            ".~lock.公报.docx#",
        ),
    ],
)
def test_temporary_files_settings_and_sidecars_are_no_bulletins(inbox: Path, name: str) -> None:
    put(inbox / name)
    put(inbox / "a.txt")
    assert waiting_files(inbox, 0) == [inbox / "a.txt"]


@POSIX
def test_folders_links_and_pipes_are_left_alone(inbox: Path) -> None:
    outside = put(inbox.parent / "outside.txt", WRONG)
    put(inbox / "folder" / "a.txt")
    (inbox / "link.txt").symlink_to(outside)
    (inbox / "gone.txt").symlink_to("nowhere")
    os.mkfifo(inbox / "pipe.txt")
    assert one_pass(inbox, desk_of(inbox.parent / "reports")) == []
    assert (outside.read_text(encoding="utf-8"), (inbox / "link.txt").is_symlink()) == (WRONG, True)


def test_a_file_that_is_still_written_to_is_left_for_the_next_pass(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing, whole = put(inbox / "growing.txt"), put(inbox / "whole.txt")
    waited: list[float] = []

    def write_meanwhile(seconds: float) -> None:
        waited.append(seconds)
        put(growing, WRONG + CLEAN)

    monkeypatch.setattr(cqcheck.inbox.waiting.time, "sleep", write_meanwhile)
    assert (waiting_files(inbox, 3), waited) == ([whole], [3])


def test_a_file_waits_for_its_sidecar_to_be_whole(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "a.txt")
    monkeypatch.setattr(
        cqcheck.inbox.waiting.time, "sleep", lambda _: put(inbox / "a.cqcheck.toml", 'area = "中山市"\n')
    )
    assert waiting_files(inbox, 3) == []


def test_nobody_waits_for_files_that_have_been_there_for_long(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "a.txt")
    monkeypatch.setattr(cqcheck.inbox.waiting.time, "time", lambda: (inbox / "a.txt").stat().st_ctime + 4)
    monkeypatch.setattr(cqcheck.inbox.waiting.time, "sleep", pytest.fail)
    assert waiting_files(inbox, 3) == [inbox / "a.txt"]


def test_a_file_of_a_clock_that_goes_before_is_taken_as_well(inbox: Path) -> None:
    ahead = time.time() + 86_400
    os.utime(put(inbox / "a.txt"), (ahead, ahead))
    assert waiting_files(inbox, 0.01) == [inbox / "a.txt"]


@pytest.mark.parametrize("name", ["missing", "file.txt"])
def test_what_is_no_folder_is_no_inbox(tmp_path: Path, name: str) -> None:
    put(tmp_path / "file.txt")
    with pytest.raises(InputError, match=rf"{re.escape(name)}: no such folder; make it"):
        require_inbox(tmp_path / name)


# --- where files lie afterwards


def test_files_that_are_read_go_to_the_month_and_others_to_failed_with_the_reason(inbox: Path) -> None:
    put(inbox / "公报.txt")
    put(inbox / "picture.png")
    one_pass(inbox, desk_of(inbox.parent / "reports"))
    assert files_in(inbox) == [f"{DONE}/公报.txt", "failed/picture.png", "failed/picture.png.error.txt"]
    why = (inbox / "failed/picture.png.error.txt").read_text(encoding="utf-8")
    assert why.startswith(f"{inbox}/picture.png: no reader for .png; there are readers for .txt, ")


def test_a_name_that_is_there_already_gets_a_number(inbox: Path) -> None:
    for text in (CLEAN, WRONG, "今年一切都好。\n"):
        put(inbox / "a.txt", text)
        put(inbox / "a.png", text)
        one_pass(inbox, desk_of(inbox.parent / "reports"))
    assert files_in(inbox / DONE) == ["a-2.txt", "a-3.txt", "a.txt"]
    assert (inbox / DONE / "a-2.txt").read_text(encoding="utf-8") == WRONG
    names = [f"a{number}.png{ending}" for number in ("-2", "-3", "") for ending in ("", ".error.txt")]
    assert files_in(inbox / "failed") == names


def test_a_long_name_is_cut_where_more_is_put_behind_it(tmp_path: Path) -> None:
    name = "长" * 83 + ".txt"
    assert free_name(tmp_path, "长" * 83, ".txt") == name
    put(tmp_path / name)
    assert free_name(tmp_path, "长" * 83, ".txt") == "长" * 83 + "-2.txt"
    assert cut_to_fit("长" * 84, ".error.txt") == "长" * 81 + ".error.txt"


def test_files_with_the_longest_names_are_checked_and_those_of_no_reader_told(inbox: Path) -> None:
    for name in ("长" * 83 + ".txt", "长" * 83 + ".png"):
        put(inbox / name)
    one_pass(inbox, desk_of(inbox.parent / "reports"))
    assert files_in(inbox) == [f"{DONE}/{'长' * 83}.txt", f"failed/{'长' * 81}.error.txt", f"failed/{'长' * 83}.png"]


def test_a_sidecar_is_heeded_and_goes_with_its_file(inbox: Path) -> None:
    put(inbox / "a.cqcheck.toml", '[[accept]]\nrule = "SUM01"\nfigure = "5992.00亿元"\nreason = "as published"\n')
    put(inbox / "a.txt", WRONG)
    put(inbox / "a.md", WRONG)
    outcomes = one_pass(inbox, desk_of(inbox.parent / "reports"))
    assert [outcome.findings for outcome in outcomes] == [[], []]
    assert files_in(inbox) == [f"{DONE}/{name}" for name in ("a.cqcheck.toml", "a.md", "a.txt")]


def test_a_sidecar_without_its_file_waits_for_it(inbox: Path) -> None:
    put(inbox / "a.cqcheck.toml", 'area = "中山市"\n')
    assert one_pass(inbox, desk_of(inbox.parent / "reports")) == []
    assert files_in(inbox) == ["a.cqcheck.toml"]


@POSIX
@pytest.mark.parametrize("name", ["done", "failed", ".work"])
def test_a_folder_of_the_inbox_that_leads_out_of_it_is_not_followed(inbox: Path, name: str) -> None:
    (inbox.parent / "elsewhere").mkdir()
    (inbox / name).symlink_to(inbox.parent / "elsewhere")
    put(inbox / "a.txt")
    with pytest.raises(InputError, match=rf"{re.escape(name)}.*: a link that leads out of the inbox"):
        one_pass(inbox, desk_of(inbox.parent / "reports"))
    assert files_in(inbox.parent / "elsewhere") == []


@POSIX
def test_where_nothing_can_be_put_away_nothing_is_begun(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "a.txt")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "done")  # as for a user who is not root
    with pytest.raises(InputError, match=r"in/done: permission to put files there was denied"):
        next(taken_files(inbox, 0))
    assert files_in(inbox) == ["a.txt"]


@POSIX
def test_a_file_that_becomes_a_link_is_not_followed(inbox: Path) -> None:
    secret = put(inbox.parent / "secret.txt", WRONG)
    put(inbox / "a.txt")
    files = taken_files(inbox, 0)
    taken = next(files)
    taken.path.unlink()
    taken.path.symlink_to(secret)
    outcome = desk_of(inbox.parent / "reports").check(taken)
    assert outcome.faults == (f"{inbox}/a.txt: a link, which is not followed; put the file itself there",)
    taken.put_away(outcome.faults)
    assert secret.read_text(encoding="utf-8") == WRONG


# --- several watchers, and killed ones


def test_two_watchers_share_the_files_and_do_none_twice(inbox: Path) -> None:
    names = [f"{number}.txt" for number in range(12)]
    for name in names:
        put(inbox / name)
    done: list[str] = []

    def watch() -> None:
        for taken in taken_files(inbox, 0):
            time.sleep(0.01)
            done.append(Path(taken.doc_id).name)
            taken.put_away(())

    watchers = [threading.Thread(target=watch) for _ in range(3)]
    for watcher in watchers:
        watcher.start()
    for watcher in watchers:
        watcher.join()
    assert sorted(done) == sorted(names)
    assert files_in(inbox) == sorted(f"{DONE}/{name}" for name in names)


def test_what_a_living_watcher_has_in_hand_is_not_taken_from_it(inbox: Path) -> None:
    put(inbox / "a.txt")
    first = taken_files(inbox, 0)
    taken = next(first)
    assert list(taken_files(inbox, 0)) == []
    taken.put_away(())
    assert list(first) == []


def test_a_file_that_was_not_put_away_comes_again_under_its_own_name(inbox: Path) -> None:
    put(inbox / "a.txt")
    assert [taken.doc_id for taken in taken_files(inbox, 0)] == [f"{inbox}/a.txt"]
    put(inbox / "b.txt")
    outcomes = one_pass(inbox, desk_of(inbox.parent / "reports"))
    assert [outcome.doc_id for outcome in outcomes] == [f"{inbox}/b.txt", f"{inbox}/a.txt"]
    assert files_in(inbox) == [f"{DONE}/a.txt", f"{DONE}/b.txt"]
    assert list((inbox / ".work").iterdir()) == []


def test_where_there_are_no_locks_what_lies_there_for_long_is_taken_again(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def no_locks(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(fcntl, "flock", no_locks)
    put(inbox / "a.txt")
    assert len(list(taken_files(inbox, 0))) == 1
    assert list(taken_files(inbox, 0)) == []
    (left,) = (inbox / ".work").iterdir()
    long_ago = time.time() - ABANDONED - 60
    os.utime(left, (long_ago, long_ago))
    assert [taken.doc_id for taken in taken_files(inbox, 0)] == [f"{inbox}/a.txt"]


def test_a_lock_is_told_to_those_who_do_not_wait(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with alone_in(tmp_path) as first, alone_in(tmp_path, wait=False) as second:
        assert (first, second) == (True, False)
    with alone_in(tmp_path, wait=False) as third:
        assert third is True


KILLED = """
import os, signal, sys
from pathlib import Path
import cqcheck.files, cqcheck.inbox.away, cqcheck.inbox.checking, cqcheck.inbox.reports, cqcheck.inbox.taking
from inboxes import desk_of, one_pass
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
where, name = sys.argv[1].rsplit(".", 1)
setattr(sys.modules[where], name, die)
one_pass(Path("in"), desk_of(Path("reports")))
"""


@POSIX
@pytest.mark.parametrize(
    "step",
    [
        "cqcheck.inbox.taking._in_hand",
        "cqcheck.inbox.checking.read_sources",
        "cqcheck.inbox.reports._folder_for",
        "cqcheck.inbox.reports.writer",
        "cqcheck.inbox.taking._put_away",
        "cqcheck.inbox.away.free_name",
    ],
)
def test_a_watcher_that_is_killed_at_any_step_repeats_one_file_and_loses_none(
    inbox: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inbox.parent)
    put(inbox / "a.txt", WRONG)
    put(inbox / "b.txt")
    put(inbox / "a.cqcheck.toml", 'area = "中山市"\n')
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*sys.path, str(Path(__file__).parents[1])])}
    done = subprocess.run([sys.executable, "-c", KILLED, step], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    outcomes = one_pass(Path("in"), desk_of(Path("reports")))
    assert [outcome.doc_id for outcome in outcomes] == ["in/b.txt", "in/a.txt"]
    assert files_in(inbox) == [f"{DONE}/{name}" for name in ("a.cqcheck.toml", "a.txt", "b.txt")]
    assert sorted(report.name[11:] for report in Path("reports").iterdir()) == ["a", "b"]
    assert [len(outcome.findings) for outcome in outcomes] == [0, 1]
