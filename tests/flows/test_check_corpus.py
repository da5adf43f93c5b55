"""The Prefect flow over a corpus: one task a shard, the same results as the command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.flows import load_flow_from_entrypoint

from corpus_helpers import Here, files_of, write_corpus
from cqcheck.cli import run
from cqcheck.corpus import Fault, Summary
from cqcheck.errors import RunError
from cqcheck.gate import ExitCode, FailOn
from cqcheck.shipped import shipped_folder
from cqcheck.store import Store

FLOW = shipped_folder("flows") / "check_corpus.py"
Flow = Callable[..., State[Summary]]


@pytest.fixture(scope="session")
def flow(server: None) -> Any:  # noqa: ARG001
    return load_flow_from_entrypoint(f"{FLOW}:check_corpus")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_corpus(Path("in"))
    monkeypatch.setattr("cqcheck.corpus.run.processes", Here().opened)
    return tmp_path


def runs_of_tasks(state: State[Summary]) -> list[str]:
    with get_client(sync_client=True) as client:
        runs = client.read_task_runs()
    return [run.name.rpartition("-")[0] for run in runs if run.flow_run_id == state.state_details.flow_run_id]


def test_each_shard_is_a_task_and_the_store_is_that_of_the_command(
    flow: Flow, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = flow(["in"], Path("by_flow"), shard=2, report=Path("report"), return_state=True)
    assert state.is_failed()
    assert state.message == "5 documents, 5 sources checked now; findings: 1 critical, 0 warning, 0 info"
    assert sorted(runs_of_tasks(state)) == ["check_shard"] * 3 + ["publish"]
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert run(["corpus", "in", "--store", "by_command"]) == ExitCode.FINDINGS
    assert files_of(Store(here / "by_flow")) == files_of(Store(here / "by_command"))
    with get_client(sync_client=True) as client:
        (artifact,) = [one for one in client.read_latest_artifacts() if one.key == "corpus"]
    assert "report/index.html" in str(artifact.data)


@pytest.mark.usefixtures("here")
def test_the_gate_and_what_cannot_be_checked_decide_the_state(flow: Flow) -> None:
    assert flow(["in"], Path("store"), fail_on=FailOn.NEVER, return_state=True).is_completed()
    Path("in/bad.docx").write_bytes(b"PK no archive")
    state = flow(["in"], Path("store"), fail_on=FailOn.NEVER, return_state=True)
    end = state.result(raise_on_failure=False)
    assert isinstance(end, RunError)
    assert isinstance(end.result, Summary)
    assert (end.result.exit_code, end.result.quarantined) == (ExitCode.WRONG_INPUT, 1)
    assert state.is_failed()


@pytest.mark.usefixtures("here")
def test_a_fault_of_the_disk_is_tried_again_and_told_at_last(flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def faulty(*_: object) -> list[Fault]:
        tried.append(1)
        return [Fault("in/a.txt", "in/a.txt: cannot be read: Input/output error", may_pass=True)]

    monkeypatch.setitem(flow.fn.__globals__, "kept", faulty)  # type: ignore[attr-defined]
    monkeypatch.setattr("prefect.task_engine.time.sleep", lambda _: None)
    end = flow(["in"], Path("store"), return_state=True).result(raise_on_failure=False)
    assert isinstance(end, RunError)
    assert isinstance(end.result, Summary)
    assert (len(tried), end.result.faults) == (4, ("in/a.txt: cannot be read: Input/output error",))
