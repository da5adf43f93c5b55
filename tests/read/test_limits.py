"""What is too large to be read, and what is no file at all."""

import io
import os
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from cqcheck.documents import read_source
from cqcheck.errors import InputError
from cqcheck.read import SUFFIXES, limits, read_data, read_document

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices as POSIX has them")
TEXT = "2023年，全市地区生产总值4126.53亿元，同比增长3.9%。\n"


def larger(path: Path, size: int) -> Path:
    """A file with nothing but a size."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_is_too_large_is_not_read(suffix: str, tmp_path: Path) -> None:
    most = "100 MB" if suffix in limits.PACKED else "50 MB"
    path = larger(tmp_path / f"a{suffix}", 3_000_000_000)
    start = time.monotonic()
    with pytest.raises(InputError) as told:
        read_document(path, "a")
    assert str(told.value) == f"{path}: 3,000 MB, more than is read ({most}); split it into several files"
    assert time.monotonic() - start < 1


def test_a_member_of_an_archive_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 2_000_000)
    with pytest.raises(InputError, match=r"^x\.zip/a\.txt: 3 MB, more than is read \(2 MB\)"):
        read_data(b"a" * 3_000_000, Path("x.zip/a.txt"), "x.zip/a.txt")


def test_a_kind_that_is_not_read_is_told_before_its_size(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.iso: no reader for \.iso"):
        read_document(larger(tmp_path / "a.iso", 3_000_000_000), "a.iso")


class Endless(io.RawIOBase):
    """Zeros without end; `given` counts them."""

    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = bytes(len(buffer))
        self.given += len(buffer)
        return len(buffer)


def test_standard_input_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 1_000_000)
    endless = Endless()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(endless)))
    with pytest.raises(InputError, match=r"^standard input: more than is read \(1 MB\); split it into several files$"):
        read_source("-")
    assert endless.given < 2_000_000


def in_bash(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S607


@POSIX
def test_what_another_command_writes_is_read_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = in_bash(f"{sys.executable} -m cqcheck extract <(cat a.txt) | grep -c claim_id", tmp_path)
    assert (done.stdout, done.stderr) == ("2\n", "")


@POSIX
def test_a_pipe_without_end_is_given_up(tmp_path: Path) -> None:
    done = in_bash(f"{sys.executable} -m cqcheck extract <(yes 公报)", tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith(": more than is read (50 MB); split it into several files\n")


@POSIX
def test_a_pipe_with_a_suffix_is_read_by_it(tmp_path: Path) -> None:
    done = in_bash(f"mkfifo a.html; (echo '<p>{TEXT}' > a.html &); {sys.executable} -m cqcheck read a.html", tmp_path)
    assert "4126.53亿元" in done.stdout
    assert "<p>" not in done.stdout


@POSIX
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/random"])
def test_a_device_is_no_document(path: str) -> None:
    with pytest.raises(InputError, match=f"^{path}: a device, not a document; - reads standard input$"):
        read_source(path)


@POSIX
def test_a_socket_is_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("a.txt")
        with pytest.raises(InputError, match=r"^a\.txt: cannot be read: "):
            read_source("a.txt")


@pytest.mark.parametrize("path", ["x" * 300 + ".txt", "x" * 300 + ".zip", "x" * 300 + "/a.txt", "a\0b.txt"])
def test_a_name_that_no_file_can_have_is_told(path: str) -> None:
    with pytest.raises(InputError, match=r": (?:cannot be read: .+|no such file)$"):
        read_source(path)


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("b.txt", TEXT)
    with pytest.raises(InputError, match=r"inner\.zip/a\.txt: no such file in the archive"):
        read_source(str(tmp_path / "x.zip" / "inner.zip" / "a.txt"))


def test_an_archive_that_unfolds_beyond_measure_says_how_far(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(5_000_000))
    with pytest.raises(
        InputError, match=r"would unpack to 1 files of 5 MB, more than is read \(10000 files, 200 MB, 200 times"
    ):
        read_source(str(tmp_path / "x.zip" / "a.txt"))
