"""`cqcheck mutate`: what it writes, prints and refuses."""

import json
from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.gate import ExitCode
from cqcheck.localise.slips import Slip
from cqcheck.relate.rules import load_rules

CLEAN = """中山市2023年经济运行情况\r
\r
2023年，全市地区生产总值4126.53亿元，同比增长3.9%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1963.42亿元。\r
全年进出口总额900.5亿元，其中出口600.3亿元，进口300.2亿元。\r
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_bytes(CLEAN.encode("gb18030"))
    return tmp_path


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_folder_gets_the_texts_and_what_was_done_to_them(here: Path) -> None:
    assert run(["mutate", "clean.txt", "--out", "new/mutants"]) == ExitCode.CLEAN
    truth = rows((here / "new/mutants/truth.jsonl").read_text(encoding="utf-8"))
    assert [f"{row['doc']}.txt" for row in truth] == sorted(path.name for path in here.glob("new/mutants/*.txt"))
    for row in truth:
        culprit = row["culprit"]
        assert isinstance(culprit, dict)
        text = (here / f"new/mutants/{row['doc']}.txt").read_bytes().decode()
        start, end = culprit["start"], culprit["end"]
        assert text[start:end] == culprit["surface"]
        assert text[:start] + culprit["was"] + text[end:] == CLEAN
        assert {row["base"], Slip(row["slip"]) in Slip, row["rule"][:3].isalpha()} == {"clean", True}


def test_the_report_counts_by_rule_and_by_slip_and_names_the_rules_without_mutants(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["mutate", "clean.txt", "--out", "mutants", "--per-relation", "2", "--format", "jsonl"])
    report = rows(capsys.readouterr().out)
    made = len(list(here.glob("mutants/*.txt")))
    sums = {
        group: sum(row["mutants"] for row in report if row["group"] == group)  # type: ignore[misc]
        for group in ("all", "rule", "slip")
    }
    assert sums == {"all": made, "rule": made, "slip": made}
    assert {row["name"] for row in report if row["group"] == "rule"} == {rule.code for rule in load_rules()}
    whole = report[0]
    assert whole["detected"] == made - sum(row["group"] == "missed" for row in report)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("lang", "words"), [("zh", "没有变异文档的规则"), ("en", "Rules without mutants")])
def test_the_table_is_in_the_language_asked_for(lang: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["mutate", "clean.txt", "--out", "mutants", "--lang", lang])
    shown = capsys.readouterr()
    assert words in shown.out
    assert "SUM01" in shown.out
    assert shown.err == ""


@pytest.mark.usefixtures("here")
def test_a_kill_rate_below_the_one_demanded_ends_in_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["mutate", "clean.txt", "--out", "one", "--fail-under", "1"]) == ExitCode.CLEAN
    monkeypatch.setattr("cqcheck.mutate.outcomes._meets", lambda *_: False)
    assert run(["mutate", "clean.txt", "--out", "two", "--fail-under", "1"]) == ExitCode.FINDINGS
    assert capsys.readouterr().err == "cqcheck: 0.0% of the slips are detected, less than the 1% demanded\n"


@pytest.mark.usefixtures("here")
def test_a_slip_that_was_not_detected_is_shown_with_what_became_of_its_relation(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cqcheck.mutate.outcomes._meets", lambda *_: False)
    run(["mutate", "clean.txt", "--out", "one", "--format", "jsonl"])
    missed = [row for row in rows(capsys.readouterr().out) if row["group"] == "missed"]
    assert {row["verdict"] for row in missed if row["rule"] == "SUM01"} == {"invalid"}
    run(["mutate", "clean.txt", "--out", "two", "--lang", "en"])
    assert "invalid" in capsys.readouterr().out.partition("Not detected")[2]


def test_after_a_mistyped_path_the_same_folder_can_be_used(here: Path) -> None:
    assert run(["mutate", "claen.txt", "--out", "mutants"]) == ExitCode.WRONG_INPUT
    assert run(["mutate", "clean.txt", "--out", "mutants"]) == ExitCode.CLEAN
    assert (here / "mutants/truth.jsonl").read_text(encoding="utf-8")


def test_a_gate_over_no_mutants_does_not_pass(here: Path) -> None:
    (here / "bare.txt").write_text("本市各项工作取得新进展。\n", encoding="utf-8")
    assert run(["mutate", "bare.txt", "--out", "one"]) == ExitCode.CLEAN
    assert run(["mutate", "bare.txt", "--out", "two", "--fail-under", "1"]) == ExitCode.FINDINGS


def test_a_bulletin_with_errors_is_said_to_be_unclean(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "wrong.txt").write_text(CLEAN.replace("1963.42", "1693.42"), encoding="utf-8")
    run(["mutate", "wrong.txt", "--out", "mutants"])
    assert capsys.readouterr().err.startswith("cqcheck: wrong.txt: not clean (1 critical finding)")


def test_bulletins_of_one_name_in_two_folders_are_counted_on(here: Path) -> None:
    (here / "other").mkdir()
    (here / "other/clean.txt").write_text(CLEAN, encoding="utf-8")
    run(["mutate", "clean.txt", "--out", "one"])
    run(["mutate", "clean.txt", "other", "--out", "two"])
    assert len(list(here.glob("two/*.txt"))) == 2 * len(list(here.glob("one/*.txt")))


def test_what_is_no_bulletin_is_told_and_the_others_are_mutated(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mutate", "none.txt", "clean.txt", "--out", "mutants"]) == ExitCode.WRONG_INPUT
    assert capsys.readouterr().err == "cqcheck: none.txt: no such file\n"
    assert list(here.glob("mutants/clean__0001.txt"))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--out", "."], ".: not empty; the mutants need a folder of their own"),
        (["--out", "clean.txt"], "clean.txt: cannot be made"),
        (["--out", "clean.txt/below"], "clean.txt/below: cannot be made"),
        ([], "Missing option '--out'"),
        (["--out", "new", "--format", "csv"], "Invalid value for '--format'"),
        (["--out", "new", "--per-relation", "0"], "Invalid value for '--per-relation'"),
        (["--out", "new", "--fail-under", "101"], "Invalid value for '--fail-under'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_is_told_in_one_line_and_nothing_is_written(
    here: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["mutate", "clean.txt", *arguments]) == ExitCode.WRONG_INPUT
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cqcheck: {told}")
    assert [path.name for path in here.iterdir()] == ["clean.txt"]


def test_help_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    run(["mutate", "--help"])
    shown = capsys.readouterr().out
    assert "Write copies of clean bulletins" in shown
    assert "检出率" in shown
