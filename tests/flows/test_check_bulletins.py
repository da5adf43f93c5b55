"""The Prefect flow, on a server of its own, and the settings that it is run with."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.flows import load_flow_from_entrypoint

import cqcheck.pipeline
from cqcheck.cli import run
from cqcheck.cli.flow_run import settle_prefect
from cqcheck.errors import InputError, RunError
from cqcheck.extract import Extraction
from cqcheck.gate import ExitCode, FailOn
from cqcheck.read import Document
from cqcheck.run_result import RunResult
from cqcheck.shipped import shipped_folder

ROOT = Path(__file__).parents[2]
FLOW = shipped_folder("flows") / "check_bulletins.py"

CLEAN = "2023年，全市地区生产总值17421.40亿元。其中，第一产业增加值317.75亿元，第二产业增加值5929.00亿元，第三产业增加值11174.65亿元。\n"
WRONG = CLEAN.replace("5929.00", "5992.00")

Flow = Callable[..., State[RunResult]]


@pytest.fixture(scope="session")
def flow(server: None) -> Any:  # noqa: ARG001
    return load_flow_from_entrypoint(f"{FLOW}:check_bulletins")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def result_of(state: State[RunResult]) -> RunResult:
    end = state.result(raise_on_failure=False)
    result = end.result if isinstance(end, RunError) else end
    assert isinstance(result, RunResult)
    return result


def test_the_settings_say_which_findings_count(here: Path, flow: Flow) -> None:
    own = here / "own.toml"
    assert run(["baseline", "update", "wrong.txt", "--baseline", "known.json", "--reason", "why"]) == ExitCode.CLEAN
    for text in ('ignore = ["SUM"]\n', 'baseline = "known.json"\n', "tolerance = {SUM = 7000}\n"):
        own.write_text(text, encoding="utf-8")
        state = flow(["wrong.txt"], Path("reports"), config=own, return_state=True)
        assert (result_of(state).exit_code, result_of(state).documents[0].findings) == (ExitCode.CLEAN, ())


def test_additions_to_the_lexicon_are_known_to_the_run_that_has_them(here: Path, flow: Flow) -> None:
    (here / "lexicon").mkdir()
    (here / "lexicon/indicators.yaml").write_text("indicators: [{name: 夜市摊位, code: STALLS}]\n", encoding="utf-8")
    (here / "own.toml").write_text('lexicon = "lexicon"\n', encoding="utf-8")
    (here / "a.txt").write_text("2023年，全市夜市摊位120个。\n", encoding="utf-8")
    for config, code in ((here / "own.toml", "STALLS"), (None, None)):
        (checked,) = result_of(flow(["a.txt"], Path("reports"), config=config, return_state=True)).documents
        assert checked.claims[0].indicator_code == code


def test_sidecars_are_heeded_and_entries_of_no_use_told(here: Path, flow: Flow) -> None:
    accepted = '[[accept]]\nrule = "SUM01"\nfigure = "{}亿元"\nreason = "why"\n'
    (here / "wrong.cqcheck.toml").write_text(accepted.format("5992.00"), encoding="utf-8")
    (here / "clean.cqcheck.toml").write_text(accepted.format("5929.00"), encoding="utf-8")
    result = result_of(flow(["wrong.txt", "clean.txt"], Path("reports"), return_state=True))
    assert result.exit_code is ExitCode.CLEAN
    assert result.remarks == ("clean.cqcheck.toml: SUM01 5929.00亿元 is not found any more; take it out",)


@pytest.mark.usefixtures("here")
def test_a_clean_run_is_completed_and_leaves_its_pages(flow: Flow) -> None:
    state = flow(["clean.txt"], Path("reports"), return_state=True)
    result = result_of(state)
    assert state.is_completed(), state.message
    assert (result.exit_code, result.report) == (ExitCode.CLEAN, Path("reports/index.html"))
    assert "data_docs/index.html" in result.report.read_text(encoding="utf-8")
    assert result.data_docs.is_file()


@pytest.mark.usefixtures("here")
def test_a_run_that_the_gate_stops_is_failed_and_says_why(flow: Flow) -> None:
    state = flow(["clean.txt", "wrong.txt"], Path("reports"), return_state=True)
    assert state.is_failed()
    assert "of them at or above critical" in str(state.message)
    assert result_of(state).exit_code is ExitCode.FINDINGS


@pytest.mark.usefixtures("here")
def test_without_a_gate_findings_are_reported_and_the_run_is_completed(flow: Flow) -> None:
    state = flow(["wrong.txt"], Path("reports"), FailOn.NEVER, return_state=True)
    assert state.is_completed()
    assert result_of(state).documents[0].findings


@pytest.mark.usefixtures("here")
def test_a_document_that_cannot_be_read_does_not_stop_the_others(flow: Flow) -> None:
    state = flow(["missing.txt", "clean.txt"], Path("reports"), return_state=True)
    result = result_of(state)
    assert state.is_failed()
    assert result.faults == ("missing.txt: no such file",)
    assert [checked.document.doc_id for checked in result.documents] == ["clean.txt"]
    assert result.exit_code is ExitCode.WRONG_INPUT


@pytest.mark.usefixtures("here")
def test_findings_and_links_are_artifacts_of_the_run(flow: Flow) -> None:
    flow(["wrong.txt", "missing.txt"], Path("reports"), return_state=True)
    with get_client(sync_client=True) as client:
        found = client.read_latest_artifacts()
    latest = {artifact.key: str(artifact.data) for artifact in found}
    assert "wrong.txt" in latest["findings"]
    assert "reports/index.html" in latest["reports"]
    assert "missing.txt" in latest["reports"]


@pytest.mark.parametrize(
    ("fault", "may_pass"),
    [(OSError("stale file handle"), True), (InputError("empty"), False), (ValueError("a bug"), False)],
)
def test_only_faults_of_the_file_system_are_retried(flow: Flow, fault: Exception, may_pass: bool) -> None:  # noqa: FBT001
    read = flow.fn.__globals__["read"]
    assert read.retries > 0
    assert read.retry_condition_fn(read, None, SimpleNamespace(result=lambda **_: fault)) is may_pass


@pytest.mark.usefixtures("clean_environment")
def test_without_a_server_of_the_user_s_prefect_lives_in_the_report_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle_prefect(tmp_path / "new" / "reports")
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "new/reports/.prefect")
    assert Path(os.environ["PREFECT_HOME"]).is_dir()
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert "temporary server" in capsys.readouterr().err


@pytest.mark.usefixtures("clean_environment")
def test_a_disk_without_room_for_prefect_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cqcheck.cli.flow_run.shutil.disk_usage", lambda _: SimpleNamespace(free=1_900_000))
    with pytest.raises(
        InputError, match=r"\.prefect: 2 MB are free, Prefect's database needs 20 MB; make room, or set"
    ):
        settle_prefect(tmp_path)


@pytest.mark.usefixtures("clean_environment")
def test_settings_of_the_user_s_own_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    settle_prefect(tmp_path / "reports")
    assert "PREFECT_HOME" not in os.environ
    assert "PREFECT_LOGGING_LEVEL" not in os.environ
    assert not (tmp_path / "reports").exists()


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    monkeypatch.setattr("cqcheck.cli.flow_run.os.environ", kept)


def test_the_flow_file_runs_by_itself_and_leaves_no_server_behind(here: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    done = subprocess.run(
        [sys.executable, str(FLOW), "wrong.txt", "--report", "out", "--lang", "en"],
        cwd=here,
        env=environment | {"HOME": str(here)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == ExitCode.FINDINGS, done.stderr
    assert "wrong.txt:1:" in done.stdout
    assert "out/index.html" in done.stdout
    assert done.stderr == "cqcheck: starting Prefect's temporary server, which takes up to half a minute\n"
    assert not (here / ".prefect").exists()
    assert servers_of(here) == []


def servers_of(folder: Path) -> list[str]:
    """The processes that were started with Prefect's home below the folder."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(folder / "out/.prefect").encode() in environ.read_bytes():
                found.append(environ.parent.name)
        except OSError:
            continue
    return found


def test_the_deployments_name_the_flows_and_their_parameters() -> None:
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    assert [deployment["name"] for deployment in deployments] == ["seeds", "corpus", "inbox"]
    for deployment in deployments:
        loaded = load_flow_from_entrypoint(str(ROOT / deployment["entrypoint"]))
        loaded.validate_parameters(deployment["parameters"])


def test_a_document_that_takes_too_long_does_not_stop_the_others(
    flow: Flow, monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    flow(["clean.txt"], Path("reports"), return_state=True)  # whatever is slow the first time
    real = cqcheck.pipeline.extract_claims

    def slow_for_one(document: Document) -> Extraction:
        while document.doc_id == "wrong.txt":
            pass
        return real(document)

    monkeypatch.setattr("cqcheck.pipeline.extract_claims", slow_for_one)
    (here / "own.toml").write_text("timeout = 2\n", encoding="utf-8")
    result = result_of(flow(["wrong.txt", "clean.txt"], Path("reports"), config=here / "own.toml", return_state=True))
    assert [checked.doc_id for checked in result.documents] == ["clean.txt"]
    assert result.faults == (
        "wrong.txt: took longer than 2 s, and was given up; split it, or allow more with --timeout",
    )
    assert result.exit_code is ExitCode.WRONG_INPUT


def test_a_run_that_is_broken_off_leaves_the_earlier_report_as_it_was(
    flow: Flow, monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    flow(["clean.txt"], Path("reports"), return_state=True)
    before = {page: page.read_bytes() for page in (here / "reports").rglob("*.html")}
    monkeypatch.setattr("cqcheck.report.html.folder.ReportFolder.finish", no_room)
    monkeypatch.setattr("prefect.task_engine.time.sleep", lambda _: None)
    state = flow(["wrong.txt", "clean.txt"], Path("reports"), return_state=True)
    assert str(state.result(raise_on_failure=False)) == "reports/index.html: cannot be written: No space left on device"
    assert {page: page.read_bytes() for page in (here / "reports").rglob("*.html")} == before


def no_room(_: object) -> None:
    msg = "reports/index.html: cannot be written: No space left on device"
    raise InputError(msg)


def test_a_name_of_any_bytes_is_shown_safely_on_all_pages(flow: Flow, here: Path) -> None:
    (here / "in").mkdir()
    for name in (b"bad\xff<script>alert(1)<script>.txt", b"\x1b[31m\n.txt"):
        (here / "in" / os.fsdecode(name)).write_text(WRONG, encoding="utf-8")
    result = result_of(flow(["in"], Path("reports"), return_state=True))
    assert (len(result.documents), result.faults) == (2, ())
    pages = list((here / "reports").rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "\x1b" not in text


@pytest.mark.usefixtures("here")
def test_a_path_that_is_no_text_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", os.fsdecode(b"bad\xff.txt")]) == ExitCode.WRONG_INPUT
    told = "a name that is not in UTF-8 cannot be handed to Prefect; give the folder that it lies in"
    assert capsys.readouterr().err == f"cqcheck: bad\ufffd.txt: {told}\n"
    assert not Path("reports").exists()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("number", "is_raised"), [(errno.EIO, True), (errno.ENOTDIR, False)])
def test_a_fault_of_a_disk_that_may_pass_is_left_to_a_retry(
    flow: Flow,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    is_raised: bool,  # noqa: FBT001
) -> None:
    read = flow.fn.__globals__["read"].fn  # type: ignore[attr-defined]
    real = Path.open

    def fail(path: Path, *given: Any, **options: Any) -> Any:
        if path.name == "clean.txt":
            raise OSError(number, os.strerror(number))
        return real(path, *given, **options)

    monkeypatch.setattr(Path, "open", fail)
    told = f"clean.txt: cannot be read: {os.strerror(number)}"
    if is_raised:
        with pytest.raises(InputError, match=f"^{told}$"):
            read(["clean.txt"], 0)
    else:
        assert list(map(str, read(["clean.txt"], 0))) == [told]


def test_the_flow_follows_links_only_if_asked_to(flow: Flow, here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_text(CLEAN, encoding="utf-8")
    (here / "in" / "link.txt").symlink_to(here / "wrong.txt")
    result = result_of(flow(["in"], Path("reports"), return_state=True))
    assert [checked.doc_id for checked in result.documents] == ["in/a.txt"]
    result = result_of(flow(["in"], Path("reports"), follow_links=True, return_state=True))
    assert [checked.doc_id for checked in result.documents] == ["in/a.txt", "in/link.txt"]
