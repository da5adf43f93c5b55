"""Two drafts of one bulletin compared."""

import json
from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.gate import ExitCode
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.report.html.pages import revision_page
from cqcheck.report.texts import Lang
from cqcheck.revision import Revision, compare_drafts
from page_parser import Page, parse_file, parse_page
from sample_run import clean_document, hostile_document

TITLE = "中山市2023年国民经济和社会发展统计公报\n\n"
GDP = "全市地区生产总值4126.53亿元，增长{growth}%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值{third}亿元。"
GOOD = TITLE + GDP.format(growth="5.6", third="1963.42")
BAD = TITLE + GDP.format(growth="5.6", third="1693.42")


def compared(old: str, new: str) -> Revision:
    return compare_drafts(*(check_document(parse_text(text, name)) for text, name in ((old, "old"), (new, "new"))))


def sizes(revision: Revision) -> list[int]:
    """How many claims were added, removed and changed, how many findings mended, new and still there."""
    return [
        len(each)
        for each in (
            revision.added,
            revision.removed,
            revision.changed,
            revision.fixed,
            revision.appeared,
            revision.remaining,
        )
    ]


def test_the_same_draft_has_no_difference() -> None:
    revision = compared(BAD, BAD)
    assert sizes(revision) == [0, 0, 0, 0, 0, 1]
    assert [finding.rule for finding in revision.remaining] == ["SUM01"]


def test_a_figure_that_moves_is_the_same_figure() -> None:
    first, second = "年末常住人口445.82万人。", "进出口总额2670.5亿元。"
    revision = compared(GOOD + first + second, f"{TITLE}稳中向好。\n\n{second}{GOOD.removeprefix(TITLE)}{first}")
    assert sizes(revision) == [0, 0, 0, 0, 0, 0]


def test_a_figure_that_is_mended_is_a_change_and_mends_its_finding() -> None:
    revision = compared(BAD, GOOD)
    ((before, after),) = revision.changed
    assert (before.surface, after.surface) == ("1693.42亿元", "1963.42亿元")
    assert [finding.rule for finding in revision.fixed] == ["SUM01"]
    assert sizes(revision) == [0, 0, 1, 1, 0, 0]


def test_figures_that_come_and_go() -> None:
    revision = compared(GOOD + "年末常住人口445.82万人。", GOOD + "进出口总额2670.5亿元。")
    assert [claim.surface for claim in revision.added] == ["2670.5亿元"]
    assert [claim.surface for claim in revision.removed] == ["445.82万人"]


def test_a_digit_more_is_a_change() -> None:
    revision = compared(GOOD, GOOD.replace("5.6%", "5.60%"))
    assert [(old.surface, new.surface) for old, new in revision.changed] == [("5.6%", "5.60%")]


def test_of_two_figures_of_one_thing_those_that_agree_are_pairs() -> None:
    told = "年末常住人口445.82万人。"
    revision = compared(GOOD + told + told, GOOD + told.replace("445", "446") + told)
    assert [(old.surface, new.surface) for old, new in revision.changed] == [("445.82万人", "446.82万人")]
    assert [finding.rule for finding in revision.appeared] == ["REP01"]


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("bad.txt").write_text(BAD, encoding="utf-8")


@pytest.mark.usefixtures("drafts")
def test_a_draft_that_got_worse_fails_the_gate(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "good.txt", "bad.txt", "--lang", "en"]) == ExitCode.FINDINGS
    changed, figure, appeared, finding = capsys.readouterr().out.splitlines()
    assert (changed, appeared) == ("changed claims: 1", "new findings: 1")
    assert figure.endswith("中山市 2023 第三产业增加值 level 1963.42亿元 → 1693.42亿元")
    assert finding.strip().startswith("bad.txt:3:")
    assert run(["diff", "good.txt", "bad.txt", "--fail-on", "never"]) == ExitCode.CLEAN
    assert run(["diff", "bad.txt", "good.txt"]) == ExitCode.CLEAN


@pytest.mark.usefixtures("drafts")
def test_drafts_without_difference_are_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "good.txt", "good.txt", "--lang", "zh"]) == ExitCode.CLEAN
    assert capsys.readouterr().out == "两稿的数字相同，均未发现问题\n"


@pytest.mark.usefixtures("drafts")
def test_programs_read_the_difference_as_json() -> None:
    assert run(["diff", "bad.txt", "good.txt", "--format", "json", "-o", "diff.json"]) == ExitCode.CLEAN
    found = json.loads(Path("diff.json").read_text(encoding="utf-8"))
    assert (found["old"], found["new"]) == ("bad.txt", "good.txt")
    assert [(each["old"]["value"], each["new"]["value"]) for each in found["changed"]] == [(1693.42, 1963.42)]
    assert [each["rule"] for each in found["fixed"]] == ["SUM01"]
    assert found["added"] == found["removed"] == found["appeared"] == found["remaining"] == []


def page_of(revision: Revision) -> Page:
    return parse_page(revision_page(revision, Lang.ZH))


def test_an_editor_reads_the_difference_as_a_page() -> None:
    page = page_of(compared(GOOD + "年末常住人口445.82万人。", BAD + "进出口总额2670.5亿元。"))
    sections = {
        each.attributes["id"]: " ".join(each.text.split())
        for each in page.with_class("card")
        if "id" in each.attributes
    }
    assert list(sections)[:4] == ["appeared", "changed", "added", "removed"]
    assert sections["changed"].endswith("中山市 2023 第三产业增加值 总量1963.42亿元1693.42亿元")
    assert sections["added"].endswith("中山市 2023 货物进出口总额 总量2670.5亿元")
    assert sections["removed"].endswith("中山市 2023 常住人口 总量445.82万人")
    assert "SUM01 new:3:" in sections["appeared"]
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.ids)


def test_a_page_of_equal_drafts_says_so() -> None:
    assert "两稿的数字相同，均未发现问题" in page_of(compared(GOOD, GOOD)).all("main")[0].text


def test_a_page_of_hostile_drafts_runs_nothing() -> None:
    page = page_of(compare_drafts(clean_document(), hostile_document()))
    assert len(page.run) == 1
    assert page.loaded == []
    assert page.all("img") == []
    assert "</td><script>alert(4)</script>" in page.all("main")[0].text


@pytest.mark.usefixtures("drafts")
def test_the_page_is_written_into_a_file() -> None:
    assert run(["diff", "bad.txt", "good.txt", "--format", "html", "-o", "diff.html"]) == ExitCode.CLEAN
    assert "第三产业增加值" in parse_file(Path("diff.html")).all("main")[0].text


@pytest.mark.usefixtures("drafts")
def test_a_draft_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "good.txt", "gone.txt"]) == ExitCode.WRONG_INPUT
    assert "gone.txt" in capsys.readouterr().err
