"""PATHs → documents."""

import io
from pathlib import Path

import pytest

from cqcheck.documents import find_sources, read_sources
from cqcheck.errors import InputError
from cqcheck.read import SUFFIXES, Document

TEXT = "2023年，全市地区生产总值4126.53亿元，同比增长3.9%。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b/2.txt", "b/1.md", "a.TXT", "b/rows.sav", ".git/config.txt", "b/.draft.txt"):
        file = tmp_path / "in" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_folder_is_walked_in_sorted_order_and_other_files_are_counted() -> None:
    sources = find_sources(["in"])
    assert sources.doc_ids == ("in/a.TXT", "in/b/1.md", "in/b/2.txt")
    assert sources.passed_over == 1


@pytest.mark.usefixtures("folder")
def test_a_doc_id_is_the_path_as_given() -> None:
    assert find_sources(["./in/b/"]).doc_ids == ("./in/b/1.md", "./in/b/2.txt")


@pytest.mark.usefixtures("folder")
def test_a_document_named_twice_is_read_once() -> None:
    assert find_sources(["in/b/2.txt", "in/b", "in/b/2.txt"]).doc_ids == ("in/b/2.txt", "in/b/1.md")


def test_a_folder_without_documents_is_a_fault_that_names_the_suffixes(folder: Path) -> None:
    (folder / "empty").mkdir()
    (fault,) = find_sources(["empty", "in"]).faults
    assert str(fault) == f"empty: no document in this folder; documents end in {', '.join(SUFFIXES)}"


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_does_not_stop_the_others() -> None:
    kinds = [type(one) for one in read_sources(find_sources(["missing.txt", "in/b/rows.sav", "in/b/2.txt"]))]
    assert kinds == [InputError, InputError, Document]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    (document,) = read_sources(find_sources(["-"]))
    assert isinstance(document, Document)
    assert (document.doc_id, document.text, document.encoding) == ("-", TEXT, "gb18030")
