"""The flow over an inbox: what it leaves in Prefect, whom it tells, and how it ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prefect.blocks.core import Block
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.flows import load_flow_from_entrypoint

from cqcheck.cli.flow_run import result_of
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode, FailOn
from cqcheck.inbox import InboxPass
from cqcheck.shipped import shipped_folder
from inboxes import CLEAN, WRONG, files_in, put
from receiver import receiving

FLOW = shipped_folder("flows") / "watch_inbox.py"
Flow = Callable[..., State[InboxPass]]


@pytest.fixture(scope="session")
def flow(server: None) -> Any:  # noqa: ARG001
    return load_flow_from_entrypoint(f"{FLOW}:watch_inbox")


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    return Path("in")


def one_pass(flow: Flow, inbox: Path, **given: object) -> tuple[State[InboxPass], InboxPass]:
    state = flow(inbox, Path("reports"), settle=0, return_state=True, **given)
    return state, result_of(state, InboxPass)


def test_findings_fail_the_pass_and_files_are_put_away(inbox: Path, flow: Flow) -> None:
    put(inbox / "wrong.txt", WRONG)
    put(inbox / "clean.txt", CLEAN)
    state, result = one_pass(flow, inbox)
    assert state.is_failed()
    assert state.message == "2 documents checked, 1 finding, 1 of them at or above critical"
    assert result.exit_code is ExitCode.FINDINGS
    assert [file.rpartition("/")[2] for file in files_in(inbox)] == ["clean.txt", "wrong.txt"]
    state, result = one_pass(flow, inbox)
    assert (state.is_completed(), state.message) == (True, "nothing new in the inbox")


def test_findings_and_links_are_artifacts_of_the_pass(inbox: Path, flow: Flow) -> None:
    put(inbox / "wrong.txt", WRONG)
    put(inbox / "a.png")
    one_pass(flow, inbox)
    with get_client(sync_client=True) as client:
        latest = {artifact.key: str(artifact.data) for artifact in client.read_latest_artifacts()}
    assert "in/wrong.txt" in latest["inbox-findings"]
    assert "-wrong/index.html)" in latest["inbox-reports"]
    assert "no reader for .png" in latest["inbox-reports"]


def test_each_file_is_an_event(inbox: Path, flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setitem(flow.fn.__globals__, "emit_event", lambda **event: told.append(event))  # type: ignore[attr-defined]
    put(inbox / "a.png")
    put(inbox / "b.txt", CLEAN)
    put(inbox / "c.txt", WRONG)
    one_pass(flow, inbox)
    assert [event["event"].rpartition(".")[2] for event in told] == ["failed", "passed", "findings"]
    assert told[2]["resource"] == {"prefect.resource.id": "cqcheck.bulletin.c.txt", "prefect.resource.name": "c.txt"}
    assert told[2]["payload"]["first_findings"][0]["rule"] == "SUM01"


def test_a_name_of_any_bytes_and_of_markup_goes_through(inbox: Path, flow: Flow) -> None:
    for name in (b"bad\xff<script>alert(1)<script>.txt", b"\x1b[31m\n[a](http:)@all.txt"):
        put(inbox / os.fsdecode(name), WRONG)
    with receiving() as receiver:
        _, result = one_pass(flow, inbox, notify=[f"json://127.0.0.1:{receiver.port}/"])
    assert (len(result.outcomes), result.troubles) == (2, ())
    with get_client(sync_client=True) as client:
        latest = {artifact.key: str(artifact.data) for artifact in client.read_latest_artifacts()}
    told = latest["inbox-reports"] + "".join(got["title"] + got["message"] for got in receiver.got)
    assert [text for text in ("<script>", "\x1b", "[a](", "@all") if text in told] == []


def test_those_are_told_who_have_to_do_something(inbox: Path, flow: Flow) -> None:
    for name in ("a.png", "b.txt", "c.txt"):
        put(inbox / name, WRONG if name == "c.txt" else CLEAN)
    with receiving() as receiver:
        one_pass(flow, inbox, notify=[f"json://127.0.0.1:{receiver.port}/"], lang="en")
        assert [got["title"].split(": ")[1] for got in receiver.got] == ["in/a.png", "in/c.txt"]
        put(inbox / "d.txt", CLEAN)
        one_pass(flow, inbox, notify=[f"json://127.0.0.1:{receiver.port}/"], lang="en", notify_always=True)
    assert receiver.got[-1]["title"] == "cqcheck: in/d.txt: no findings"


@pytest.mark.parametrize("status", [500, None])
def test_who_cannot_be_told_is_in_the_final_state_and_nothing_is_lost(
    inbox: Path, flow: Flow, status: int | None
) -> None:
    put(inbox / "a.txt", WRONG)
    put(inbox / "b.txt", WRONG)
    with receiving(status) as receiver:
        state, result = one_pass(
            flow, inbox, notify=[f"json://127.0.0.1:{receiver.port}/?rto=0.3"], fail_on=FailOn.WARNING
        )
    assert str(state.message).endswith("; 2 troubles besides")
    assert result.exit_code is ExitCode.WRONG_INPUT
    assert [outcome.report is not None for outcome in result.outcomes] == [True, True]
    assert all("was not delivered" in trouble for trouble in result.troubles)
    assert [file.rpartition("/")[2] for file in files_in(inbox)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("status", [200, 500])
def test_a_notification_block_is_told(inbox: Path, flow: Flow, status: int) -> None:
    put(inbox / "a.txt", WRONG)
    with receiving(status) as receiver:
        block = CustomWebhookNotificationBlock(
            name="ops", url=f"http://127.0.0.1:{receiver.port}/secret", json_data={"t": "{{subject}}", "b": "{{body}}"}
        )
        block.save("ops", overwrite=True)
        _, result = one_pass(flow, inbox, notify_block="custom-webhook/ops")
    assert receiver.got[0]["t"] == "cqcheck：in/a.txt：严重 1"
    assert [trouble.startswith("custom-webhook/ops: the notification") for trouble in result.troubles] == [True] * (
        status > 200
    )
    assert "secret" not in "".join(result.troubles)


class Nobody(Block):
    """A block that notifies nobody."""


@pytest.mark.parametrize(
    ("name", "told"),
    [("slack-webhook/none", "no such block"), ("ops", "no such block"), ("nobody/here", "notifies nobody")],
)
def test_a_block_that_is_none_stops_the_pass_before_any_file_is_touched(
    inbox: Path, flow: Flow, name: str, told: str
) -> None:
    Nobody().save("here", overwrite=True)
    put(inbox / "a.txt", WRONG)
    with pytest.raises(InputError, match=rf"^--notify-block {name}: .*{told}"):
        one_pass(flow, inbox, notify_block=name)
    assert files_in(inbox) == ["a.txt"]


def test_a_disk_that_is_full_stops_the_pass_and_what_was_done_is_told(
    inbox: Path, flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(inbox / "a.txt", WRONG)
    put(inbox / "b.txt", WRONG)
    real = Path.mkdir

    def full(path: Path, *given: Any, **options: Any) -> None:
        if path.name.endswith("-b"):
            raise OSError(28, "No space left on device")
        real(path, *given, **options)

    monkeypatch.setattr(Path, "mkdir", full)
    state, result = one_pass(flow, inbox)
    assert result.troubles == ("reports: cannot be written: No space left on device",)
    assert (state.is_failed(), len(result.outcomes)) == (True, 1)


def test_the_flow_file_runs_by_itself_once(inbox: Path) -> None:
    put(inbox / "wrong.txt", WRONG)
    put(inbox / "a.png")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    done = subprocess.run(
        [sys.executable, str(FLOW), "in", "--once", "--settle", "0", "--report", "out", "--lang", "en", "--quiet"],
        env=environment | {"HOME": str(inbox.absolute())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == ExitCode.WRONG_INPUT, done.stderr
    assert done.stdout.startswith("in/wrong.txt:1:52: SUM01 critical ")
    assert done.stderr.startswith("cqcheck: in/a.png: no reader for .png; ")
    assert len(done.stderr.splitlines()) == 1
