"""What comes of a file: its documents and faults, and its report."""

import hashlib
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

import cqcheck.inbox.checking
from cqcheck.errors import InputError
from cqcheck.inbox import keep
from cqcheck.settings import Settings
from inboxes import CLEAN, WRONG, desk_of, files_in, one_pass, put

TODAY = f"{date.today():%Y-%m-%d}"  # noqa: DTZ011 - as the reports have it


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    return tmp_path


@pytest.mark.usefixtures("here")
def test_a_report_has_pages_findings_and_the_digest_of_what_was_checked() -> None:
    put(Path("in/公报 2023.txt"), WRONG)
    (outcome,) = one_pass(Path("in"), desk_of(Path("reports")))
    folder = Path("reports") / f"{TODAY}-公报-2023"
    assert outcome.report == folder / "index.html"
    assert files_in(folder) == ["documents/001-公报-2023.html", "findings.json", "index.html", "source.sha256"]
    (row,) = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    assert (row["doc_id"], row["rule"]) == ("in/公报 2023.txt", "SUM01")
    digest = hashlib.sha256(WRONG.encode()).hexdigest()
    assert (folder / "source.sha256").read_text(encoding="utf-8") == f"{digest}  公报 2023.txt\n"


@pytest.mark.usefixtures("here")
def test_no_report_takes_the_place_of_another_file_s() -> None:
    for text in (CLEAN, WRONG, CLEAN):
        put(Path("in/a.txt"), text)
        one_pass(Path("in"), desk_of(Path("reports")))
    assert sorted(path.name for path in Path("reports").iterdir()) == [f"{TODAY}-a", f"{TODAY}-a-2"]
    assert json.loads(Path("reports", f"{TODAY}-a", "findings.json").read_text(encoding="utf-8")) == []
    assert len(json.loads(Path("reports", f"{TODAY}-a-2", "findings.json").read_text(encoding="utf-8"))) == 1


@pytest.mark.usefixtures("here")
def test_no_page_and_no_message_names_the_folder_that_the_work_is_done_in() -> None:
    put(Path("in/a.txt"), WRONG)
    put(Path("in/a.cqcheck.toml"), "[[accept]]\nrule = 'RNG04'\nfigure = '1亿元'\nreason = 'why'\n")
    put(Path("in/b.txt"))
    put(Path("in/b.cqcheck.toml"), "nonsense = 1\n")
    desk = desk_of(Path("reports"))
    outcomes = one_pass(Path("in"), desk)
    told = [text for outcome in outcomes for text in (outcome.doc_id, *outcome.faults)]
    told += [cqcheck.inbox.told(remark) for remark in desk.known.remarks()]
    told += [page.read_text(encoding="utf-8") for page in Path("reports").rglob("*") if page.is_file()]
    assert [text for text in told if ".work" in text] == []
    assert outcomes[1].faults[0].startswith("in/b.cqcheck.toml:1: nonsense: no such key")


@pytest.mark.usefixtures("here")
def test_an_archive_is_one_file_with_several_documents() -> None:
    with zipfile.ZipFile("in/year.zip", "w") as archive:
        archive.writestr("a.txt", CLEAN)
        archive.writestr("b.txt", WRONG)
        archive.writestr("c.docx", "broken")
    (outcome,) = one_pass(Path("in"), desk_of(Path("reports")))
    assert [checked.doc_id for checked in outcome.documents] == ["in/year.zip/a.txt", "in/year.zip/b.txt"]
    assert [fault.partition(":")[0] for fault in outcome.faults] == ["in/year.zip/c.docx"]
    assert outcome.report
    assert files_in(Path("in")) == ["failed/year.zip", "failed/year.zip.error.txt"]


@pytest.mark.usefixtures("here")
def test_settings_say_what_counts() -> None:
    put(Path("in/a.txt"), WRONG)
    (outcome,) = one_pass(Path("in"), desk_of(Path("reports"), Settings(ignore=("SUM",))))
    assert outcome.findings == []


@pytest.mark.usefixtures("here")
def test_a_mistake_of_our_own_fails_its_file_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    real = cqcheck.inbox.checking.read_sources

    def fail(*given: object) -> object:
        if "a.txt" in str(given):
            msg = "a bug"
            raise KeyError(msg)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(cqcheck.inbox.checking, "read_sources", fail)
    put(Path("in/a.txt"))
    put(Path("in/b.txt"))
    first, second = one_pass(Path("in"), desk_of(Path("reports")))
    assert first.faults[0].startswith("in/a.txt: a mistake of cqcheck's own; please report it\nTraceback")
    assert (second.doc_id, second.faults) == ("in/b.txt", ())
    assert "KeyError: 'a bug'" in Path("in/failed/a.txt.error.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_a_report_that_cannot_be_written_is_no_fault_of_the_file_which_waits() -> None:
    put(Path("in/a.txt"))
    put(Path("reports"), "a file")
    with pytest.raises(InputError, match=r"^reports: cannot be made: File exists$"):
        one_pass(Path("in"), desk_of(Path("reports")))
    Path("reports").unlink()
    (outcome,) = one_pass(Path("in"), desk_of(Path("reports")))
    assert (outcome.doc_id, outcome.faults) == ("in/a.txt", ())


@pytest.mark.usefixtures("here")
def test_a_name_of_any_bytes_and_of_markup_is_checked_and_shown_safely() -> None:
    for name in (b"bad\xff<script>alert(1)<script>.txt", b"\x1b[31m\n.txt"):
        put(Path("in") / os.fsdecode(name), WRONG)
    outcomes = one_pass(Path("in"), desk_of(Path("reports")))
    assert [len(outcome.findings) for outcome in outcomes] == [1, 1]
    for page in Path("reports").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "\x1b" not in text


def test_without_a_store_nothing_is_kept_and_one_that_is_not_there_yet_is_told() -> None:
    keep((), None)
    with pytest.raises(InputError, match="this version has no store of claims"):
        keep((), Path("store"))
