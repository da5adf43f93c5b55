"""Links and what else lies in a folder besides files."""

import os
from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.documents import find_sources, read_source
from cqcheck.errors import InputError
from cqcheck.folders import files_below
from cqcheck.gate import ExitCode

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
TEXT = "2023年，全市地区生产总值4126.53亿元，同比增长3.9%。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `in` with documents, and one beside it."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.txt", "in/sub/b.txt", "in/.store/c.txt", "out/d.txt", "out/deep/e.txt"):
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    return tmp_path / "in"


def link(name: str, target: str) -> None:
    Path(name).symlink_to(target)


@pytest.mark.usefixtures("folder")
def test_links_that_lead_out_of_a_folder_are_counted_and_followed_only_if_asked_to() -> None:
    link("in/d.txt", "../out/d.txt")
    link("in/out", "../out")
    link("in/sub/gone.txt", "../../nowhere.txt")
    link("in/in-2", "../in-2")  # begins like the folder, and is another
    Path("in-2").mkdir()
    sources = find_sources(["in"])
    assert (sources.doc_ids, sources.links, sources.passed_over) == (("in/a.txt", "in/sub/b.txt"), 4, 0)
    followed = find_sources(["in"], follow_links=True)
    assert followed.doc_ids == ("in/a.txt", "in/d.txt", "in/out/deep/e.txt", "in/sub/b.txt", "in/sub/gone.txt")
    assert followed.links == 0


@pytest.mark.usefixtures("folder")
def test_what_a_link_inside_leads_to_is_read_once_under_its_own_name() -> None:
    link("in/0.txt", "a.txt")
    link("in/0", "sub")
    link("in/sub/z.txt", "../.store/c.txt")  # hidden itself, so that the link is its only name
    link("in/sub/zz.txt", "z.txt")
    sources = find_sources(["in"])
    assert (sources.doc_ids, sources.links) == (("in/a.txt", "in/sub/b.txt", "in/sub/z.txt"), 0)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("follow_links", [False, True])
def test_loops_of_links_end(follow_links: bool) -> None:  # noqa: FBT001
    link("in/self", ".")
    link("in/sub/up", "..")
    link("out/back", "../in")
    link("in/out", "../out")
    link("in/x.txt", "y.txt")
    link("in/y.txt", "x.txt")
    found = files_below("in", follow_links=follow_links)
    assert [file for file in found.files if Path(file).is_file()] == [
        "in/a.txt",
        *(["in/out/d.txt", "in/out/deep/e.txt"] if follow_links else []),
        "in/sub/b.txt",
    ]
    with pytest.raises(InputError, match=r"^in/x\.txt: cannot be read: Too many levels of symbolic links$"):
        read_source("in/x.txt")


@pytest.mark.usefixtures("folder")
def test_a_link_that_is_given_itself_is_followed() -> None:
    link("file.txt", "out/d.txt")
    link("linked", "in")
    assert find_sources(["linked", "file.txt"]).doc_ids == ("linked/a.txt", "linked/sub/b.txt", "file.txt")


@pytest.mark.usefixtures("folder")
def test_pipes_in_a_folder_are_passed_over() -> None:
    os.mkfifo("in/pipe.txt")
    os.mkfifo("out/pipe.txt")
    link("in/pipe-2.txt", "pipe.txt")
    sources = find_sources(["in"])
    assert (sources.doc_ids, sources.passed_over) == (("in/a.txt", "in/sub/b.txt"), 2)


@pytest.mark.usefixtures("folder")
def test_links_that_are_not_followed_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    link("in/out", "../out")
    told = "cqcheck: did not follow 1 link that leads out of a folder; --follow-links does\n"
    assert run(["extract", "in"]) == ExitCode.CLEAN
    assert capsys.readouterr().err == told
    assert run(["extract", "in", "--follow-links"]) == ExitCode.CLEAN
    assert capsys.readouterr().err == ""
    Path("cqcheck.toml").write_text("follow-links = true\n", encoding="utf-8")
    assert run(["extract", "in"]) == ExitCode.CLEAN
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("folder")
def test_a_sidecar_is_not_read_through_a_link_out_of_its_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out/secret").write_text("password = 'x'\n", encoding="utf-8")
    link("in/a.cqcheck.toml", "../out/secret")
    assert run(["extract", "in/a.txt", "--follow-links"]) == ExitCode.WRONG_INPUT
    told = "in/a.cqcheck.toml: a link that leads out of its folder, which is not followed; put the file itself there"
    assert capsys.readouterr().err == f"cqcheck: {told}\n"


@pytest.mark.usefixtures("folder")
def test_a_sidecar_that_is_no_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("in/a.cqcheck.toml")
    assert run(["extract", "in/a.txt"]) == ExitCode.WRONG_INPUT
    assert capsys.readouterr().err == "cqcheck: in/a.cqcheck.toml: cannot be read: no file\n"
