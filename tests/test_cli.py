"""The command line: exit codes, what goes where, and one clear line for every mistake."""

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import cqcheck.cli
from cqcheck import __version__
from cqcheck.cli import run
from cqcheck.cli.explanation import explain_rule
from cqcheck.cli.options import default_lang
from cqcheck.gate import ExitCode
from cqcheck.read import SUFFIXES
from cqcheck.relate.rules import Rule, load_rules
from cqcheck.report.texts import Lang

CLEAN = """中山市2023年经济运行情况

2023年，全市地区生产总值4126.53亿元，同比增长3.9%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1963.42亿元。
"""
WRONG = CLEAN.replace("1963.42", "1693.42")
RANK_TIE = """主城都市区2023年工业运行摘要

2023年，涪陵区规上工业增加值增速11.2%，为主城都市区第一。
2023年，永川区规上工业增加值增速11.2%。
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


# --- exit codes and the gate


@pytest.mark.usefixtures("here")
def test_a_clean_bulletin_ends_in_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "clean.txt"]) == ExitCode.CLEAN
    told = capsys.readouterr()
    assert told.out.startswith("clean.txt: ")
    assert told.err == ""


@pytest.mark.usefixtures("here")
def test_a_wrong_figure_ends_in_1_and_is_named_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "wrong.txt", "--format", "jsonl"]) == ExitCode.FINDINGS
    findings = rows(capsys.readouterr().out)
    assert (findings[0]["severity"], findings[0]["line"]) == ("critical", 3)
    assert "1693.42亿元" in {suspect["surface"] for suspect in findings[0]["suspects"]}


@pytest.mark.usefixtures("here")
def test_fail_on_never_prints_findings_and_ends_in_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "wrong.txt", "--fail-on", "never"]) == ExitCode.CLEAN
    assert "1693.42亿元" in capsys.readouterr().out


def test_notes_fail_the_run_only_if_asked_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "tie.txt").write_text(RANK_TIE, encoding="utf-8")
    assert run(["check", "tie.txt"]) == ExitCode.CLEAN
    assert run(["check", "tie.txt", "--fail-on", "info"]) == ExitCode.FINDINGS
    assert "11.2%" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_findings_of_the_baseline_are_left_out_of_output_and_gate(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "wrong.txt", "--format", "jsonl", "-o", "known.jsonl"])
    assert run(["check", "wrong.txt", "--baseline", "known.jsonl", "--format", "jsonl"]) == ExitCode.CLEAN
    assert capsys.readouterr().out == ""


# --- what goes where


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", ["extract", "relations", "ledger"])
def test_json_lines_carry_the_path_as_given(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "./clean.txt", "wrong.txt"]) == ExitCode.CLEAN
    assert {row["doc_id"] for row in rows(capsys.readouterr().out)} == {"./clean.txt", "wrong.txt"}


@pytest.mark.usefixtures("here")
def test_relations_carry_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    run(["relations", "clean.txt", "wrong.txt"])
    verdicts = {
        (row["doc_id"], row["rule"]): row["verdict"] for row in rows(capsys.readouterr().out) if row["kind"] == "sum"
    }
    assert verdicts == {("clean.txt", "SUM01"): "valid", ("wrong.txt", "SUM01"): "invalid"}


@pytest.mark.usefixtures("here")
def test_output_goes_to_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    run(["extract", "clean.txt", "--output", "claims.csv", "--format", "csv"])
    assert capsys.readouterr().out == ""
    assert "4126.53亿元" in Path("claims.csv").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("here")
def test_messages_follow_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "clean.txt", "--lang", "en"])
    run(["check", "clean.txt", "--lang", "zh"])
    english, english_coverage, chinese, chinese_coverage = capsys.readouterr().out.splitlines()
    assert "no findings" in english
    assert "number tokens, read 100%: claim" in english_coverage
    assert "未发现" in chinese
    assert "个数字记号，已识读 100%：数字声明" in chinese_coverage


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("format_", ["jsonl", "table"])
def test_the_ledger_says_on_one_line_how_much_was_read(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("odd.txt").write_text("2023年出口增长14..3%。", encoding="utf-8")
    run(["ledger", "odd.txt", "clean.txt", "--format", format_, "--lang", "en"])
    (line,) = capsys.readouterr().err.splitlines()
    assert re.fullmatch(
        r"cqcheck: \d+ number tokens, read \d\d\.?\d?%: claim \d+, date \d+(, \w+ \d+)*, unparsed 1", line
    )


@pytest.mark.parametrize(
    ("variable", "value", "lang"),
    [
        ("LC_ALL", "en_GB.UTF-8", "en"),
        ("LANG", "en_US", "en"),
        ("LANG", "zh_CN.GB18030", "zh"),
        ("LANG", "C.UTF-8", "zh"),
        ("LANG", "", "zh"),
    ],
)
def test_the_language_is_that_of_the_locale_else_chinese(
    variable: str, value: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert default_lang() == lang


def test_a_report_is_written_beside_the_result(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "clean.txt", "wrong.txt", "--report", "out/pages", "--fail-on", "never"])
    assert capsys.readouterr().err == "cqcheck: report: out/pages/index.html\n"
    assert len(list((here / "out/pages/documents").glob("*.html"))) == 2


@pytest.mark.usefixtures("here")
def test_each_result_is_printed_before_the_next_document_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    printed: list[str] = []

    class Input(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            printed.append(capsys.readouterr().out)
            return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Input())))
        assert run(["check", "clean.txt", "-"]) == ExitCode.WRONG_INPUT
    assert printed[0].startswith("clean.txt: ")


def test_files_read_as_one_are_checked_against_each_other(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "annex.csv").write_text("指标,2023年（亿元）\n第一产业增加值,96.84\n", encoding="utf-8")
    assert run(["check", "clean.txt", "annex.csv"]) == ExitCode.CLEAN
    capsys.readouterr()
    assert run(["check", "clean.txt", "annex.csv", "--as-one", "--lang", "en"]) == ExitCode.FINDINGS
    assert "suspect: 96.84 (8:13, annex.csv line 2) weight" in capsys.readouterr().out
    run(["check", "clean.txt", "annex.csv", "--as-one", "--format", "github"])
    assert "file=annex.csv,line=2,col=13," in capsys.readouterr().out
    run(["check", "clean.txt", "annex.csv", "--as-one", "--format", "jsonl"])
    assert [row["original"]["file"] for row in rows(capsys.readouterr().out)] == ["annex.csv"]
    run(["check", "clean.txt", "annex.csv", "--as-one", "--format", "sarif"])
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    places = [each["physicalLocation"] for each in (*result["locations"], *result["relatedLocations"])]
    assert [(each["artifactLocation"]["uri"], each["region"]["startLine"]) for each in places] == [
        ("annex.csv", 2),
        ("clean.txt", 3),
    ]
    run(["extract", "clean.txt", "annex.csv", "--as-one"])
    assert {row["doc_id"] for row in rows(capsys.readouterr().out)} == {"clean.txt"}
    run(["relations", "clean.txt", "annex.csv", "--as-one"])
    assert ("repeat", "invalid") in {(row["kind"], row["verdict"]) for row in rows(capsys.readouterr().out)}


# --- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found_out(here: Path, encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "coded.txt").write_bytes(CLEAN.replace("\n", "\r\n").encode(encoding))
    assert run(["extract", "coded.txt"]) == ExitCode.CLEAN
    text = CLEAN.replace("\n", "\r\n")
    claims = rows(capsys.readouterr().out)
    assert "1963.42亿元" in {claim["surface"] for claim in claims}
    assert all(text[claim["start"] : claim["end"]] == claim["surface"] for claim in claims)


@pytest.mark.usefixtures("here")
def test_standard_input_is_checked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert run(["check", "-", "--format", "concise"]) == ExitCode.FINDINGS
    assert capsys.readouterr().out.startswith("-:3:")


# --- mistakes


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("missing.txt", None, "missing.txt: no such file"),
        ("empty.txt", b"", "empty.txt: the file is empty"),
        ("blank.txt", b" \n\t\n", "blank.txt: the file is empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt: "),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "picture.txt: this is a PNG image"),
        (
            "latin.txt",
            "Un relevé de 2023: la population a crû de 5 % à Orléans.".encode("latin-1"),
            "latin.txt: cannot be decoded",
        ),
        ("figures.sav", b"$FL2", f"figures.sav: no reader for .sav; there are readers for {', '.join(SUFFIXES)}"),
    ],
    ids=["missing", "empty", "blank", "binary", "picture", "undecodable", "unknown suffix"],
)
def test_an_unreadable_document_is_told_in_one_line_and_the_others_are_checked(
    here: Path, name: str, data: bytes | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if data is not None:
        (here / name).write_bytes(data)
    assert run(["check", name, "clean.txt"]) == ExitCode.WRONG_INPUT
    printed = capsys.readouterr()
    assert printed.out.startswith("clean.txt: ")
    (line,) = printed.err.splitlines()
    assert line.startswith(f"cqcheck: {told}")


def test_a_folder_without_documents_is_told_and_the_others_are_checked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "folder").mkdir()
    assert run(["check", "folder", "clean.txt"]) == ExitCode.WRONG_INPUT
    printed = capsys.readouterr()
    assert printed.out.startswith("clean.txt: ")
    assert printed.err == f"cqcheck: folder: no document in this folder; documents end in {', '.join(SUFFIXES)}\n"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "Missing argument"),
        (["check", "clean.txt", "--frmat", "json"], "No such option: --frmat"),
        (["check", "clean.txt", "--format", "pdf"], "pdf: no such format for findings; there are concise, csv, full"),
        (["extract", "clean.txt", "--format", "sarif"], "sarif: no such format for claims; there are csv"),
        (["check", "clean.txt", "--fail-on", "error"], "Invalid value for '--fail-on'"),
        (["check", "clean.txt", "--lang", "fr"], "Invalid value for '--lang'"),
        (["check", "clean.txt", "--baseline", "none.json"], "none.json: the baseline cannot be read"),
        (["check", "clean.txt", "-o", "no/such/folder.txt"], "no/such/folder.txt: cannot be written"),
        (["check", "clean.txt", "--report", "wrong.txt/pages"], "wrong.txt/pages"),
        (["run", "clean.txt", "--report", "wrong.txt/pages"], "wrong.txt/pages"),
        (["chek", "clean.txt"], "No such command 'chek'. Did you mean 'check'?"),
        (["explain", "SUM99"], "SUM99: no such rule"),
        (["check", "clean.txt", "--rules", "none"], "none"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_is_told_in_one_line(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == ExitCode.WRONG_INPUT
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cqcheck: {told}")


OWN_RULE = """code: SUM90
name: industries-sum-to-gdp
kind: sum
level: warning
bind: cut
where: level_sum
message: "{total}与三次产业之和不一致"
message_en: "{total} differs from the sum of the industries"
why: GDP is the sum of the value added of the industries.
source: 国民经济核算体系
"""


def test_own_rules_take_the_place_of_the_package_s(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "own/sum").mkdir(parents=True)
    (here / "own/sum/SUM90-industries-sum-to-gdp.yaml").write_text(OWN_RULE, encoding="utf-8")
    assert run(["check", "wrong.txt", "--rules", "own", "--format", "jsonl"]) == ExitCode.CLEAN
    (finding,) = rows(capsys.readouterr().out)
    assert (finding["rule"], finding["severity"]) == ("SUM90", "warning")
    assert "与三次产业之和不一致" in str(finding["message"])
    assert run(["explain", "SUM90", "--rules", "own"]) == ExitCode.CLEAN
    assert "industries-sum-to-gdp" in capsys.readouterr().out


def test_a_broken_rule_file_is_told_with_path_and_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "rules").mkdir()
    (here / "rules/SUM90-broken.yaml").write_text("code: SUM90\nname: [broken\n", encoding="utf-8")
    assert run(["check", "clean.txt", "--rules", "rules"]) == ExitCode.WRONG_INPUT
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("cqcheck: rules/SUM90-broken.yaml:")


def test_a_mistake_of_ours_ends_in_2_with_its_traceback(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cqcheck.pipeline.extract_claims", lambda _document: 1 / 0)
    assert run(["check", str(here / "clean.txt")]) == ExitCode.WRONG_INPUT
    assert "ZeroDivisionError" in capsys.readouterr().err


# --- explain, help, version


def test_explain_prints_what_a_rule_demands_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "sum01"]) == ExitCode.CLEAN
    printed = capsys.readouterr().out
    (rule,) = (rule for rule in load_rules() if rule.code == "SUM01")
    assert rule.name in printed
    assert rule.why_zh in printed
    run(["explain", "SUM01", "--lang", "en"])
    assert rule.why in capsys.readouterr().out


def test_explain_works_its_examples_out(capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", "CHG01", "--lang", "en"])
    examples = capsys.readouterr().out.partition("examples:\n")[2].splitlines()
    verdicts = [line.split()[0] for line in examples if not line.startswith("    ")]
    assert {"valid", "invalid"} <= set(verdicts)
    assert sum(line.startswith("    ") for line in examples) == len(verdicts), "each with its arithmetic"


@pytest.mark.parametrize("code", ["RNG01", "WRD06"])
def test_a_rule_about_single_figures_is_worked_out_as_well(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", code, "--lang", "zh"])
    examples = capsys.readouterr().out.partition("例子：\n")[2]
    assert "\n  不成立  " in examples
    assert examples.startswith("  成立  ")


def test_explain_lists_the_rules_of_a_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "ctr"]) == ExitCode.CLEAN
    lines = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in lines] == ["CTR01", "CTR02", "CTR03"]


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("SUM99", "did you mean SUM09 or"),
        ("SMU01", "did you mean SUM01"),
        ("结构", "`cqcheck rules list` prints those that there are"),
        ("", "`cqcheck rules list` prints those that there are"),
    ],
)
def test_an_unknown_rule_is_told_with_what_is_close(code: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", code]) == ExitCode.WRONG_INPUT
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cqcheck: {code}: no such rule; {hint}")


CHINESE = re.compile(r"[\u4e00-\u9fff，。；：]")
OPENED_IN_CHINESE = re.compile(r"^(relation|demand|level): .*[\u4e00-\u9fff]", re.MULTILINE)


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_what_a_rule_says_is_there_in_both_languages(rule: Rule) -> None:
    bare = replace(rule, examples=())
    english, chinese = (explain_rule(bare, (), lang) for lang in (Lang.EN, Lang.ZH))
    assert OPENED_IN_CHINESE.findall(english) == []
    reasons = chinese.partition("依据：")[2].partition("出处：")[0]
    assert len(CHINESE.findall(reasons)) > len(re.findall("[A-Za-z]", reasons))


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == ExitCode.CLEAN
    assert capsys.readouterr().out == f"cqcheck {__version__}\n"


def test_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--help"]) == ExitCode.CLEAN
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("full", "concise", "json", "jsonl", "sarif", "junit", "github", "markdown"))


# --- what is imported


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["check", "wrong.txt"], ["great_expectations", "prefect", "jinja2", "pygls"]),
        (["relations", "wrong.txt"], ["great_expectations", "prefect", "pandas"]),
        (["extract", "wrong.txt"], ["great_expectations", "prefect", "pandas", "opencc"]),
        (["ledger", "wrong.txt"], ["great_expectations", "prefect", "pandas"]),
        (["explain", "SUM01"], ["great_expectations", "prefect", "pandas"]),
        (["query", "--schema", "--format", "csv"], ["great_expectations", "prefect", "pandas", "altair", "jinja2"]),
    ],
    ids=lambda value: value[0],
)
def test_a_command_imports_only_what_it_needs(here: Path, arguments: list[str], unwanted: list[str]) -> None:
    program = "import sys; from cqcheck.cli import run; run(sys.argv[1:]); print('\\n', *sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=here, capture_output=True, text=True, check=True
    )
    assert done.stdout
    assert set(unwanted).isdisjoint(done.stderr.split())


def test_a_reader_that_has_enough_is_no_error(here: Path) -> None:
    command = [sys.executable, "-m", "cqcheck", "ledger", "clean.txt"]
    with subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        message = process.stderr.read()
    assert "Error" not in message, "a closed pipe is no error; the line on coverage may still be told"
    assert process.returncode == ExitCode.CLEAN


def test_main_ends_the_process_with_the_exit_code() -> None:
    with pytest.raises(SystemExit) as ended:
        cqcheck.cli.main(["--version"])
    assert ended.value.code == ExitCode.CLEAN


@pytest.mark.parametrize("command", ["check", "extract", "relations", "ledger", "run", "watch", "explain"])
def test_help_is_in_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    run([command, "--help"])
    shown = capsys.readouterr().out
    assert re.search("Print|Run", shown)
    assert re.search("输出|运行", shown)


def test_the_help_of_extract_says_what_the_formats_are_for(capsys: pytest.CaptureFixture[str]) -> None:
    run(["extract", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "jsonl, csv and parquet carry the same columns" in shown
    assert "sdmx-csv 为 SDMX-CSV 2.0" in shown


def test_read_shows_what_was_read_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<h1>中山市2023年经济运行情况</h1><p>出口增长2.5%。</p><table><tr><td>指标<td>绝对值<tr><td>出口<td>12.5</table>",
        "utf-8",
    )
    assert run(["read", str(path), "--lang", "en"]) == ExitCode.CLEAN
    title, head, *rows = capsys.readouterr().out.splitlines()
    assert title == f"{path}: html, 56 characters, 4 sentences, 1 tables"
    assert head.split() == ["line", "place", "in", "the", "original", "read", "as", "text"]
    assert [row.split()[1:] for row in rows[:2]] == [
        ["block", "1", "title", "#中山市2023年经济运行情况"],
        ["block", "2", "text", "出口增长2.5%。"],
    ]
    assert run(["read", str(path), "--format", "jsonl"]) == ExitCode.CLEAN
    blocks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(block["kind"], block["original"]["kind"]) for block in blocks] == [
        ("title", "element"),
        ("body", "element"),
        ("row", "cell"),
        ("row", "cell"),
    ]


@pytest.mark.usefixtures("here")
def test_figures_without_any_name_are_claims_of_an_unnamed_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bare.txt").write_text("临川市2024年统计公报\n\n占比 5:44 占比 5:105 占比\n", encoding="utf-8")
    assert run(["extract", "bare.txt"]) == ExitCode.CLEAN
    assert {json.loads(line)["indicator"] for line in capsys.readouterr().out.splitlines()} == {"未明指标"}
    assert run(["check", "bare.txt", "--fail-on", "never"]) == ExitCode.CLEAN


@pytest.mark.usefixtures("here")
def test_reports_are_no_documents_and_neither_is_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("report.html", "again.html"):
        assert run(["check", ".", "--format", "html", "--output", name, "--fail-on", "never"]) == ExitCode.CLEAN
    assert ">report.html<" not in Path("again.html").read_text(encoding="utf-8")
    assert (
        run(["check", ".", "--format", "csv", "--output", "found.csv", "--report", "pages", "--fail-on", "never"]) == 0
    )
    assert (
        run(["check", ".", "--format", "csv", "--output", "found.csv", "--report", "pages", "--fail-on", "never"]) == 0
    )
    capsys.readouterr()
    assert run(["extract", ".", "-o", "claims.csv"]) == ExitCode.CLEAN
    assert run(["check", ".", "--format", "jsonl", "--fail-on", "never"]) == ExitCode.CLEAN
    assert {finding["doc_id"] for finding in rows(capsys.readouterr().out)} == {"./wrong.txt"}
    assert run(["check", "report.html"]) == ExitCode.WRONG_INPUT
    assert "report.html: a report that cqcheck wrote, not a bulletin" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_what_is_accepted_is_not_said_to_be_clean(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cqcheck.toml").write_text('ignore = ["SUM", "SHR", "STR"]\n', encoding="utf-8")
    assert run(["check", "wrong.txt", "--lang", "en"]) == ExitCode.CLEAN
    assert "what was found is accepted, or left out by the settings" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_the_output_s_suffix_says_the_format_unless_another_is_given() -> None:
    assert run(["check", "clean.txt", "-o", "report.html"]) == ExitCode.CLEAN
    assert Path("report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run(["extract", "clean.txt", "-o", "claims.csv"]) == ExitCode.CLEAN
    assert Path("claims.csv").read_text(encoding="utf-8").startswith("doc_id,claim_id,")
    assert run(["check", "clean.txt", "-o", "found.html", "--format", "jsonl"]) == ExitCode.CLEAN
    assert Path("found.html").read_text(encoding="utf-8") == ""
    assert run(["ledger", "clean.txt", "-o", "ledger.txt"]) == ExitCode.CLEAN
    assert json.loads(Path("ledger.txt").read_text(encoding="utf-8").splitlines()[0])["doc_id"] == "clean.txt"


@pytest.mark.usefixtures("here")
def test_a_report_in_an_archive_is_no_bulletin_either(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "clean.txt", "-o", "report.html"]) == ExitCode.CLEAN
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.write("report.html")
    assert run(["check", "all.zip"]) == ExitCode.WRONG_INPUT
    assert "all.zip/report.html: a report that cqcheck wrote, not a bulletin" in capsys.readouterr().err
