"""What is written appears whole or not at all."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest

from cqcheck.cli import run
from cqcheck.documents import find_sources
from cqcheck.errors import InputError
from cqcheck.files import STALE, is_temporary, new_file, new_files
from cqcheck.gate import ExitCode

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes, links and permissions as POSIX has them")
WRONG = "2023年，全市地区生产总值17421.40亿元。其中，第一产业增加值317.75亿元，第二产业增加值5992.00亿元，第三产业增加值11174.65亿元。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def put(path: Path, text: str = "new") -> None:
    with new_file(path) as out:
        out.write(text)


def left_over(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if is_temporary(file.name)]


def test_a_file_is_there_when_it_is_complete(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with new_file(file) as out:
        out.write("一\n")
        assert not file.exists()
    assert (file.read_bytes(), left_over(tmp_path)) == ("一\n".encode(), [])


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError, InputError])
def test_the_earlier_file_stays_if_the_new_one_is_broken_off(tmp_path: Path, error: type[BaseException]) -> None:
    file = tmp_path / "a.csv"
    put(file, "old")

    def break_off(out: TextIO) -> None:
        out.write("new")
        raise error

    with pytest.raises(error), new_file(file) as out:
        break_off(out)
    assert (file.read_text(encoding="utf-8"), left_over(tmp_path)) == ("old", [])


@POSIX
def test_permissions_are_those_of_the_earlier_file_else_those_that_the_umask_leaves(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    umask = os.umask(0o027)
    try:
        put(file)
    finally:
        os.umask(umask)
    assert file.stat().st_mode & 0o777 == 0o640
    file.chmod(0o664)
    put(file)
    assert file.stat().st_mode & 0o777 == 0o664


@POSIX
def test_a_link_leads_to_its_target_though_it_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to("far/a.csv")
    for text in ("one", "two"):
        put(link, text)
        assert (link.is_symlink(), (tmp_path / "far/a.csv").read_text(encoding="utf-8")) == (True, text)
    assert left_over(tmp_path) == []


@POSIX
def test_a_pipe_is_written_straight(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    put(pipe)
    reader.join()
    assert (read, pipe.is_fifo()) == (["new"], True)


@POSIX
@pytest.mark.parametrize("redirected", [False, True])
def test_the_output_may_be_standard_output(here: Path, redirected: bool) -> None:  # noqa: FBT001
    command = [sys.executable, "-m", "cqcheck", "check", "a.txt", "-q", "--format", "concise", "-o", "/dev/stdout"]
    with (here / "out").open("wb") as out:
        done = subprocess.run(command, stdout=out if redirected else subprocess.PIPE, check=False)
    printed = (here / "out").read_bytes() if redirected else done.stdout
    assert (done.returncode, printed.startswith(b"a.txt:1:52: SUM01 ")) == (ExitCode.FINDINGS, True)


@POSIX
@pytest.mark.parametrize("arguments", [["-o", "/dev/full"], []])
def test_a_full_disk_is_told_on_one_line(here: Path, arguments: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has /dev/full")
    command = [sys.executable, "-m", "cqcheck", "check", "a.txt", *arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=here, check=False)
    told = "/dev/full" if arguments else "standard output"
    assert done.returncode == ExitCode.WRONG_INPUT
    assert done.stderr.decode().splitlines() == [f"cqcheck: {told}: cannot be written: No space left on device"]


BOUNDED = "import resource, sys; from cqcheck.cli import main; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); main(sys.argv[1:])"


@POSIX
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "a.txt", "--format", "html", "-o", "out"], "out"),
        (["check", "a.txt", "--report", "pages"], "pages/documents/001-a.html"),
        (["baseline", "update", *["a.txt"], "--reason", "why" * 9000, "--baseline", "out"], "out"),
    ],
)
def test_what_finds_no_room_is_told_and_all_stays_as_it_was(here: Path, arguments: list[str], told: str) -> None:
    (here / "out").write_text("[]", encoding="utf-8")
    (here / "pages").mkdir()
    (here / "pages" / "index.html").write_text("old", encoding="utf-8")
    before = {file: file.read_bytes() for file in here.rglob("*") if file.is_file()}
    done = subprocess.run([sys.executable, "-c", BOUNDED, *arguments], capture_output=True, check=False)
    assert done.returncode == ExitCode.WRONG_INPUT
    assert done.stderr.decode().splitlines()[-1] == f"cqcheck: {told}: cannot be written: File too large"
    assert {file: file.read_bytes() for file in here.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("output", "told"),
    [("x" * 300, "File name too long"), (".", "Is a directory"), ("nowhere/a.csv", "No such file or directory")],
)
@POSIX
def test_a_place_where_nothing_can_be_written_is_told(
    here: Path, output: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "a.txt", "-o", output]) == ExitCode.WRONG_INPUT
    assert capsys.readouterr().err == f"cqcheck: {output}: cannot be written: {told}\n"
    assert [file.name for file in here.iterdir()] == ["a.txt"]


@POSIX
def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a.csv", "old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as for a user who is not root
    with pytest.raises(InputError, match=r"a\.csv: cannot be written: Permission denied"):
        put(tmp_path / "a.csv")
    assert ((tmp_path / "a.csv").read_text(encoding="utf-8"), left_over(tmp_path)) == ("old", [])


def fill(folder: Path, *names: str) -> None:
    with new_files(folder, "index", lambda file: file.suffix == ".page") as built:
        (built / "pages").mkdir()
        for name in names:
            (built / "pages" / name).write_text("new", encoding="utf-8")
        (built / "index").write_text(" ".join(names), encoding="utf-8")


def test_files_take_the_place_of_our_own_earlier_ones_and_of_no_others(tmp_path: Path) -> None:
    (tmp_path / "pages" / "gone").mkdir(parents=True)
    for own in ("pages/mine", "pages/gone/old.page", "old.page"):
        (tmp_path / own).write_text("old", encoding="utf-8")
    fill(tmp_path, "a.page", "b.page")
    fill(tmp_path, "b.page")
    names = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*"))
    assert names == ["index", "old.page", "pages", "pages/b.page", "pages/mine"]


def test_the_file_that_leads_to_the_others_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    replace = Path.replace

    def noted(self: Path, target: Path) -> Path:
        moved.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    fill(tmp_path, "z.page", "a.page")
    assert moved == ["a.page", "z.page", "index"]


def test_of_two_runs_at_a_time_the_files_are_those_of_one(tmp_path: Path) -> None:
    runs = [[f"{run}-{number}.page" for number in range(50)] for run in range(4)]
    threads = [threading.Thread(target=fill, args=(tmp_path, *names)) for names in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    listed = (tmp_path / "index").read_text(encoding="utf-8").split()
    assert sorted(file.name for file in (tmp_path / "pages").iterdir()) == sorted(listed)
    assert left_over(tmp_path) == []


KILLED = """
import os, signal, sys
from cqcheck.cli import main
from cqcheck.report.html.folder import ReportFolder
finish = ReportFolder.finish
ReportFolder.finish = lambda self: os.kill(os.getpid(), getattr(signal, sys.argv[1])) or finish(self)
main(["check", "a.txt", "--report", "pages"])
"""


@POSIX
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_a_run_that_is_killed_leaves_nothing_that_is_taken_for_a_document_or_hinders_the_next(
    here: Path, name: str
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, name], capture_output=True, check=False)
    assert done.returncode == {"SIGKILL": -9, "SIGTERM": 143, "SIGINT": 130}[name]
    assert not (here / "pages" / "index.html").exists()
    assert bool(left_over(here)) == (name == "SIGKILL")
    assert find_sources(["."]).doc_ids == ("./a.txt",)
    assert run(["check", "a.txt", "--report", "pages"]) == ExitCode.FINDINGS
    assert (here / "pages" / "documents" / "001-a.html").is_file()


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch])
def test_what_a_killed_run_has_left_is_taken_away_a_week_later(tmp_path: Path, make: Callable[[Path], None]) -> None:
    old, fresh = tmp_path / ".cqcheck-01.tmp", tmp_path / ".cqcheck-02.tmp"
    for each in (old, fresh):
        make(each)
    long_ago = time.time() - STALE - 60
    os.utime(old, (long_ago, long_ago))
    put(tmp_path / "a.csv")
    assert left_over(tmp_path) == [fresh.name]
