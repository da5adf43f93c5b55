"""When passes are made, and what is told before the first one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cqcheck.cli.watching
from cqcheck.cli import run
from cqcheck.cli.watching import changes, deployment_name, ticks
from cqcheck.gate import ExitCode
from inboxes import put


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    Path("in").mkdir()
    return Path("in")


@pytest.mark.usefixtures("inbox")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing"], "missing: no such folder; make it, then put bulletins there"),
        (["in", "--once", "--every", "5"], "--once and --every exclude each other"),
        (["in", "--on-change", "--cron", "* * * * *"], "--on-change and --cron exclude each other"),
        (["in", "--cron", "* * * * *"], "--cron: needs a Prefect server; start one with `prefect server start`"),
        (["in", "--notify", "nowhere://me:secret@host"], "--notify, address 1 (nowhere): no URL that Apprise"),
        (["in", "--config", "none.toml"], "none.toml: no such file"),
        (["in", "--every", "0"], "Invalid value for '--every'"),
    ],
)
def test_a_wrong_call_is_told_in_one_line_before_a_server_is_started(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["watch", *arguments]) == ExitCode.WRONG_INPUT
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cqcheck: {told}")
    assert "secret" not in line
    assert not Path("reports").exists()


def test_a_server_that_does_not_answer_is_told_in_one_line(inbox: Path) -> None:
    address = "http://127.0.0.1:9/api"  # the port that discards
    done = subprocess.run(
        [sys.executable, "-m", "cqcheck", "watch", str(inbox), "--once"],
        env=os.environ | {"PREFECT_API_URL": address, "PREFECT_CLIENT_MAX_RETRIES": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (ExitCode.WRONG_INPUT, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"cqcheck: PREFECT_API_URL={address}: no Prefect server answers there: ")


def test_a_pass_is_made_at_once_and_then_every_so_many_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(cqcheck.cli.watching.time, "sleep", waited.append)
    passes = ticks(5)
    next(passes)
    assert waited == []
    next(passes)
    assert waited == [5]
    assert capsys.readouterr().err == "cqcheck: looking into the inbox every 5 s\n"


def test_without_watchfiles_the_inbox_is_looked_into_every_minute(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    next(changes(inbox))
    assert capsys.readouterr().err.splitlines() == [
        "cqcheck: --on-change needs watchfiles, which is not installed: pip install 'cqcheck[inbox]'",
        "cqcheck: looking into the inbox every 60 s",
    ]


def test_a_pass_is_made_as_soon_as_something_is_put_into_the_inbox(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("watchfiles")
    monkeypatch.setattr(cqcheck.cli.watching, "TURN", 50)
    passes = changes(inbox)
    next(passes)
    monkeypatch.setattr(cqcheck.cli.watching, "EVERY", 3600.0)
    put(inbox / "during the pass.txt")
    next(passes)
    passes.close()


def test_an_inbox_that_tells_of_nothing_is_looked_into_all_the_same(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("watchfiles")
    monkeypatch.setattr(cqcheck.cli.watching, "TURN", 50)
    monkeypatch.setattr(cqcheck.cli.watching, "EVERY", 0.1)
    passes = changes(inbox)
    next(passes)
    next(passes)
    passes.close()


def test_our_own_files_are_no_changes() -> None:
    names = [".cqcheck-inbox.json", ".cqcheck-0123456789abcdef.tmp", "a.part"]
    assert [name for name in names if cqcheck.cli.watching.is_change(1, f"/in/{name}")] == []
    assert cqcheck.cli.watching.is_change(1, "/in/a.txt")
    assert not cqcheck.cli.watching.is_change(3, "/in/a.txt"), "taken out of the inbox"


def test_each_inbox_is_a_deployment_of_its_own(inbox: Path) -> None:
    assert deployment_name(Path("/data/收件 夹/<in>%")) == "data-收件-夹-in"
    assert deployment_name(inbox) != deployment_name(Path("other"))
