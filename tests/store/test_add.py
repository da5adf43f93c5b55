"""`cqcheck add` keeps what it can, tells the rest, and takes notice of what a document was checked by."""

from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.errors import InputError
from cqcheck.gate import ExitCode
from cqcheck.settings import Settings, load_settings
from cqcheck.store import made_by, open_store, source_of

NANJING = "南京市2023年国民经济和社会发展统计公报\n\n全年地区生产总值17421.40亿元，比上年增长4.6%。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NANJING, encoding="utf-8")
    return tmp_path


def counted(folder: str) -> object:
    with open_store(Path(folder)).opened() as connected:
        return connected.execute("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims)").fetchone()


@pytest.mark.usefixtures("here")
def test_a_document_is_added_once_however_often(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "a.txt", "--store", "store"]) is ExitCode.CLEAN
    assert run(["add", "a.txt", "--store", "store"]) is ExitCode.CLEAN
    assert counted("store") == (1, 2)
    assert "added 1 document, 2 claims, 0 findings to store" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_what_cannot_be_read_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "none.txt", "a.txt", "-", "--store", "store"]) is ExitCode.WRONG_INPUT
    told = capsys.readouterr().err
    assert "none.txt: cannot be read" in told
    assert "-: standard input has no name under which a store could keep it; give a file" in told
    assert counted("store") == (1, 2)


def test_no_store_is_begun_among_other_files(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "a.txt", "--store", str(here)]) is ExitCode.WRONG_INPUT
    assert "neither empty nor a store" in capsys.readouterr().err


def test_a_file_is_another_one_when_it_or_its_sidecar_changes(here: Path) -> None:
    contents = [source_of("a.txt", "x").content]
    (here / "a.cqcheck.toml").write_text('area = "南京市"\n', encoding="utf-8")
    contents.append(source_of("a.txt", "x").content)
    (here / "a.txt").write_text(NANJING.replace("4.6", "4.7"), encoding="utf-8")
    contents.append(source_of("a.txt", "x").content)
    assert len(set(contents)) == 3
    with pytest.raises(InputError, match=r"none\.txt: cannot be read"):
        source_of("none.txt", "x")


def test_other_rules_words_or_settings_check_otherwise(here: Path) -> None:
    (here / "words").mkdir()
    (here / "words" / "units.yaml").write_text("units: []\n", encoding="utf-8")
    config = here / "cqcheck.toml"
    makers = [made_by(Settings())]
    for text in (
        'fail-on = "info"',
        "timeout = 7",
        'ignore = ["SUM"]',
        'severity = {SUM = "info"}',
        'lexicon = "words"',
    ):
        config.write_text(text + "\n", encoding="utf-8")
        makers.append(made_by(load_settings(config)))
    (here / "words" / "units.yaml").write_text("units:\n- {}\n", encoding="utf-8")
    makers.append(made_by(load_settings(config)))
    assert makers[0] == makers[1] == makers[2]
    assert len(set(makers)) == 5
