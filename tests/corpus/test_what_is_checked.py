"""Which sources of a corpus are checked, counted and kept; the workers are this process."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

import cqcheck.corpus.work
from corpus_helpers import POISON, Here, run_out_of_memory, sources_of, write_corpus
from cqcheck.cli import run
from cqcheck.corpus import work
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.store import build_segment, open_store
from cqcheck.store.schema import ACROSS


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    write_corpus(Path("in"))
    return tmp_path


@pytest.fixture
def workers(here: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    assert here.is_dir()
    here_ = Here()
    monkeypatch.setattr("cqcheck.corpus.run.processes", here_.opened)
    return here_


def corpus(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run(["corpus", "in", "--store", "store", "--shard", "2", "--format", "json", *options])
    return code, json.loads(capsys.readouterr().out)


def test_a_corpus_is_checked_in_shards_and_summed_up(workers: Here, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = corpus(capsys)
    assert code == ExitCode.FINDINGS
    assert workers.shards == [2, 2, 1]
    assert (told["checked"], told["documents"], told["claims"]) == (5, 5, 25)
    assert told["findings"] == {"critical": 1, "warning": 0, "info": 0}
    assert (told["unparsed"], told["coverage"], told["quarantined"]) == (0, 1.0, 0)


@pytest.mark.usefixtures("workers")
def test_the_summary_is_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    run(["corpus", "in", "--store", "store", "--lang", "en"])
    run(["corpus", "in", "--store", "store", "--lang", "zh"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("documents: 5, 25 claims, ")
    assert lines[1:2] + lines[5:6] == ["findings: critical 1", "核查发现：严重 1"]
    assert "已核查 0，未变 5" in lines[-1]


def test_what_is_unchanged_is_not_checked_again_but_counts(workers: Here, capsys: pytest.CaptureFixture[str]) -> None:
    corpus(capsys)
    workers.shards.clear()
    os.utime("in/南京市-2023.txt")  # the same text, written again
    code, told = corpus(capsys)
    assert (code, workers.shards) == (ExitCode.FINDINGS, [])
    assert (told["checked"], told["unchanged"], told["documents"]) == (0, 5, 5)


def test_what_has_changed_is_checked_again(workers: Here, capsys: pytest.CaptureFixture[str]) -> None:
    corpus(capsys)
    file = Path("in/东莞市-2023.txt")
    file.write_text(file.read_text(encoding="utf-8").replace("823.50", "832.50"), encoding="utf-8")
    code, told = corpus(capsys)
    assert (code, told["checked"], told["documents"]) == (ExitCode.CLEAN, 1, 5)
    Path("cqcheck.toml").write_text('ignore = ["RNG"]\n', encoding="utf-8")
    workers.shards.clear()
    assert corpus(capsys)[1]["checked"] == 5


@pytest.mark.usefixtures("workers")
def test_only_what_has_changed_counts_if_so_wanted_and_nothing_else_is_opened(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(capsys)
    Path("in/new.txt").write_text("南京市2024年公报\n\n全年地区生产总值18500.81亿元。\n", encoding="utf-8")
    opened: list[str] = []
    real = cqcheck.corpus.work.source_of
    monkeypatch.setattr(
        "cqcheck.corpus.plan.source_of", lambda path, maker: (opened.append(path), real(path, maker))[1]
    )
    code, told = corpus(capsys, "--only-changed")
    assert (code, told["checked"], told["unchanged"], told["documents"]) == (ExitCode.CLEAN, 1, 5, 1)
    assert opened == []
    assert corpus(capsys, "--only-changed")[1]["documents"] == 0


@pytest.mark.usefixtures("workers")
def test_a_new_sidecar_is_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    corpus(capsys)
    Path("in/东莞市-2023.cqcheck.toml").write_text('area = "东莞市"\n', encoding="utf-8")
    assert corpus(capsys, "--only-changed")[1]["checked"] == 1


def test_what_cannot_be_checked_is_set_aside_until_it_changes(
    workers: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in/bad.docx").write_bytes(b"PK no archive")
    code, told = corpus(capsys)
    assert (code, told["quarantined"], told["documents"]) == (ExitCode.WRONG_INPUT, 1, 5)
    assert told["first_quarantined"][0]["source"] == "in/bad.docx"
    workers.shards.clear()
    code, told = corpus(capsys)
    assert (code, told["quarantined"], workers.shards) == (ExitCode.WRONG_INPUT, 1, [])
    assert corpus(capsys, "--only-changed")[0] == ExitCode.CLEAN
    assert corpus(capsys, "--retry-failed")[1]["checked"] == 1
    assert workers.shards == [1]
    Path("in/bad.docx").unlink()
    assert corpus(capsys)[1]["quarantined"] == 0


@pytest.mark.usefixtures("workers")
def test_only_the_first_that_cannot_be_checked_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(7):
        Path(f"in/bad{number}.docx").write_bytes(b"PK no archive")
    run(["corpus", "in", "--store", "store", "--lang", "en"])
    lines = capsys.readouterr().out.splitlines()
    assert "set aside as they cannot be checked: 7" in lines
    assert sum("bad" in line for line in lines) == 5
    assert "    and more, not listed here: 2" in lines


def test_a_source_that_no_worker_survives_is_found_and_set_aside(
    workers: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in", POISON).write_text("南京市2023年公报\n", encoding="utf-8")
    workers.work = run_out_of_memory
    code, told = corpus(capsys, "--shard", "6")
    assert workers.shards == [6, 3, 3, 1, 2]
    assert (code, told["documents"], told["quarantined"]) == (ExitCode.WRONG_INPUT, 5, 1)
    assert "poison.txt: the process that checked it died (a crash, no memory, or no end within 300 s)" in str(told)


@pytest.mark.usefixtures("workers")
def test_a_mistake_of_our_own_at_one_document_does_not_stop_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = cqcheck.corpus.work.checked_together

    def fail(sources: Any, settings: Any) -> Any:
        return 1 / 0 if any("东莞" in source.path for source in sources) else real(sources, settings)

    monkeypatch.setattr("cqcheck.corpus.work.checked_together", fail)
    code, told = corpus(capsys)
    assert (code, told["documents"]) == (ExitCode.WRONG_INPUT, 4)
    assert "东莞市-2023.txt: cqcheck itself failed: ZeroDivisionError: division by zero" in str(told)


@pytest.mark.usefixtures("workers")
def test_a_fault_of_the_disk_that_may_pass_is_told_and_not_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def fail(path: Path, *given: Any, **options: Any) -> Any:
        if path.name == "东莞市-2023.txt":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, *given, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", fail)
        code, told = corpus(capsys)
    assert (code, told["faults"]) == (
        ExitCode.WRONG_INPUT,
        ["in/东莞市-2023.txt: cannot be read: Input/output error"],
    )
    assert len(sources_of(Path("store"))) == 4
    assert corpus(capsys)[1]["checked"] == 1


@pytest.mark.usefixtures("workers")
def test_paths_without_documents_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["corpus", "in", "none.txt", "-", "--store", "store"]) == ExitCode.WRONG_INPUT
    told = capsys.readouterr().err
    assert "none.txt: cannot be read: No such file or directory" in told
    assert "standard input has no name under which a store could keep it" in told


@pytest.mark.usefixtures("here")
def test_workers_with_other_rules_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_in_force", [])
    settings = cqcheck.corpus.work.Settings()
    with pytest.raises(InputError, match="all workers need the same version and the same files"):
        work.check_shard(work.Shard(("in/南京市-2023.txt",), str(Path.cwd()), settings, "cqcheck 0.0.1 x"))
    with pytest.raises(InputError, match=r"/none: cannot be entered by the worker on .*; workers need the same files"):
        work.check_shard(work.Shard((), "/none", settings, "x"))


@pytest.mark.usefixtures("here")
def test_workers_of_both_sorts_cannot_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--workers", "2", "--dask", "tcp://127.0.0.1:8786"]
    assert run(["corpus", "in", "--store", "store", *options]) == ExitCode.WRONG_INPUT
    assert "--workers and --dask exclude each other" in capsys.readouterr().err


@pytest.mark.usefixtures("workers")
def test_findings_between_bulletins_count_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    corpus(capsys)
    store = open_store(Path("store"))
    with store.opened() as connected:
        found = connected.sql("SELECT * FROM findings").to_arrow_table()
    store.put_across(build_segment([{ACROSS: found}]), store.manifest.generation)
    assert corpus(capsys)[1]["findings"]["critical"] == 2
