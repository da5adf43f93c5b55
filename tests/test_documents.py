"""PATHs → documents."""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from cqcheck.documents import find_sources, read_sources, read_sources_as_one
from cqcheck.errors import InputError
from cqcheck.pipeline import check_document, with_claims
from cqcheck.read import SUFFIXES, Document, Place

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


def test_a_file_name_in_gbk_is_told_as_it_reads(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "x") + "公报.txt".encode("gbk"))).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("file names here are in UTF-8")
    (document,) = read_sources(find_sources([str(tmp_path)]))
    assert isinstance(document, Document)
    assert document.doc_id == f"{tmp_path}/x公报.txt"


def test_a_member_of_an_archive_may_have_its_name_in_a_field_of_its_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        member = zipfile.ZipInfo("x.txt")
        name = struct.pack("<BL", 1, zlib.crc32(b"x.txt")) + "公报.txt".encode()
        member.extra = struct.pack("<HH", 0x7075, len(name)) + name
        archive.writestr(member, TEXT)
    (document,) = read_sources(find_sources([str(tmp_path / "x.zip")]))
    assert isinstance(document, Document)
    assert document.doc_id.removeprefix(f"{tmp_path}/x.zip/") in ("x.txt", "公报.txt")  # Python 3.11 does not know it


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    (document,) = read_sources(find_sources(["-"]))
    assert isinstance(document, Document)
    assert (document.doc_id, document.text, document.encoding) == ("-", TEXT, "gb18030")


class NamedInGbk(zipfile.ZipInfo):
    """A member whose name is written as Chinese Windows does: in GBK, without saying so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("gbk"), 0


def zipped(path: Path, *names: str, in_gbk: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr((NamedInGbk if in_gbk else zipfile.ZipInfo)(name), TEXT.encode("gb18030"))


@pytest.mark.parametrize("in_gbk", [True, False])
@pytest.mark.usefixtures("folder")
def test_the_members_of_an_archive_are_documents(in_gbk: bool) -> None:  # noqa: FBT001
    zipped(
        Path("公报.zip"), "各市/南京.txt", "图.png", "a.txt", "inner.zip", "__MACOSX/a.txt", ".git/b.txt", in_gbk=in_gbk
    )
    sources = find_sources(["公报.zip"])
    assert sources.doc_ids == ("公报.zip/a.txt", "公报.zip/各市/南京.txt")
    assert sources.passed_over == 2
    assert [(one.doc_id, one.text) for one in read_sources(sources) if isinstance(one, Document)] == [
        (doc_id, TEXT) for doc_id in sources.doc_ids
    ]


def test_names_that_lead_out_of_an_archive_are_no_documents(folder: Path) -> None:
    zipped(folder / "x.zip", "../out.txt", "/etc/in.txt", "a\\..\\..\\out.txt", "b\\c.txt")
    assert find_sources(["x.zip"]).doc_ids == ("x.zip/b/c.txt", "x.zip/etc/in.txt")


def test_an_archive_in_a_folder_is_opened_and_one_that_is_damaged_is_told(folder: Path) -> None:
    zipped(folder / "in" / "more.zip", "a.txt")
    (folder / "in" / "bad.zip").write_bytes(b"PK")
    sources = find_sources(["in"])
    assert "in/more.zip/a.txt" in sources.doc_ids
    assert [str(fault) for fault in sources.faults] == ["in/bad.zip: damaged: File is not a zip file"]
    assert sources.passed_over == 1


def test_an_archive_without_documents_is_told(folder: Path) -> None:
    zipped(folder / "x.zip", "a.png")
    (fault,) = find_sources(["x.zip"]).faults
    assert str(fault).startswith("x.zip: no document in this archive; documents end in .txt, .md")


def test_sidecars_in_archives_are_not_read_and_counted(folder: Path) -> None:
    zipped(folder / "in" / "x.zip", "a.txt", "a.cqcheck.toml")
    sources = find_sources(["in/x.zip"])
    assert (sources.doc_ids, sources.passed_over, sources.faults) == (("in/x.zip/a.txt",), 1, ())


def test_a_member_is_told_that_is_missing_or_damaged(folder: Path) -> None:
    zipped(folder / "x.zip", "a.txt")
    data = (folder / "x.zip").read_bytes()
    (folder / "x.zip").write_bytes(data.replace("亿".encode("gb18030"), b"XX", 1))
    told = [str(one) for one in read_sources(find_sources(["x.zip/a.txt", "x.zip/b.txt"]))]
    assert told == ["x.zip: damaged: a.txt: Bad CRC-32 for file 'a.txt'", "x.zip/b.txt: no such file in the archive"]


@pytest.fixture
def annexed(folder: Path) -> Path:
    (folder / "公报.txt").write_text(
        "南京市2023年统计公报\n\n全年地区生产总值17421.40亿元。第一产业增加值317.63亿元。\n", encoding="utf-8"
    )
    (folder / "附表.csv").write_text("指标,2023年（亿元）\n第一产业,371.63\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("annexed")
def test_a_text_and_its_annex_are_one_document_and_places_lead_to_their_files() -> None:
    (document,) = read_sources_as_one(find_sources(["公报.txt", "附表.csv"]))
    assert isinstance(document, Document)
    assert document.doc_id == "公报.txt"
    assert document.original(document.text.index("317.63")) == Place("line", (3,), "公报.txt")
    assert document.original(document.text.index("371.63")) == Place("line", (2,), "附表.csv")
    assert {(claim.ref_area, claim.time_period) for claim in with_claims(document).claims} == {("南京市", "2023")}
    assert [finding.rule for finding in check_document(document).findings] == ["REP01"]


@pytest.mark.usefixtures("annexed")
def test_tables_of_several_files_stay_apart() -> None:
    (document,) = read_sources_as_one(find_sources(["附表.csv", "in/a.TXT", "附表.csv"]))
    assert isinstance(document, Document)
    assert len(document.tables) == 1
    Path("附表2.csv").write_text("指标,2022年（亿元）\n第一产业,300.5\n", encoding="utf-8")
    (document,) = read_sources_as_one(find_sources(["附表.csv", "附表2.csv"]))
    assert isinstance(document, Document)
    assert [len(table.rows) for table in document.tables] == [2, 2]


@pytest.mark.usefixtures("annexed")
def test_several_files_are_not_one_document_if_one_of_them_cannot_be_read() -> None:
    (fault,) = read_sources_as_one(find_sources(["公报.txt", "missing.csv"]))
    assert str(fault) == "missing.csv: no such file"


def test_the_sidecar_of_the_first_file_holds_for_all(annexed: Path) -> None:
    (annexed / "公报.cqcheck.toml").write_text('area = "苏州市"\n', encoding="utf-8")
    (document,) = read_sources_as_one(find_sources(["公报.txt", "附表.csv"]))
    assert isinstance(document, Document)
    assert document.facts.area is not None
    assert document.facts.area.name == "苏州市"


def test_files_are_not_one_document_if_a_sidecar_is_wrong(annexed: Path) -> None:
    (annexed / "附表.cqcheck.toml").write_text("arae = 1\n", encoding="utf-8")
    (fault,) = read_sources_as_one(find_sources(["公报.txt", "附表.csv"]))
    assert str(fault).startswith("附表.cqcheck.toml")
