"""Settings of a project: which rules count, how much and where."""

import re
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from cqcheck.baseline import read_baseline
from cqcheck.cli import run
from cqcheck.codelists import Severity
from cqcheck.errors import CqcheckError
from cqcheck.gate import ExitCode, FailOn
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.relate.rules import FOLDER as RULES
from cqcheck.settings import Settings, find_settings, load_settings, setting_lines

WRONG = """中山市2023年国民经济和社会发展统计公报

全市地区生产总值4126.53亿元，增长5.6%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1693.42亿元。
"""


def codes(settings: Settings, doc_id: str = "drafts/a.txt") -> list[tuple[str, Severity]]:
    """Rule and severity of the findings of a bulletin with a wrong sum."""
    settled = settings.settle(check_document(parse_text(WRONG, doc_id)))
    return [(finding.rule, finding.severity) for finding in settled.findings]


FOUND = [("SUM01", Severity.CRITICAL)]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        (Settings(), FOUND),
        (Settings(select=("SUM",)), FOUND),
        (Settings(select=("HUL", "SHR")), []),
        (Settings(ignore=("SUM",)), []),
        (Settings(ignore=("SUM02",)), FOUND),
        (Settings(select=("SUM01",), ignore=("SUM",)), FOUND),
        (Settings(select=("SUM",), ignore=("SUM01",)), []),
        (Settings(select=("SUM01",), ignore=("SUM01",)), []),
        (Settings(per_path_ignores={"drafts/*": ("SUM",)}), []),
        (Settings(select=("SUM01",), per_path_ignores={"drafts/*": ("S",)}), []),
        (Settings(per_path_ignores={"final/*": ("SUM",)}), FOUND),
        (Settings(severity={"SUM": Severity.INFO}), [("SUM01", Severity.INFO)]),
        (Settings(severity={"SUM01": Severity.WARNING, "SUM": Severity.INFO}), [("SUM01", Severity.WARNING)]),
        (Settings(severity={"HUL": Severity.INFO}), FOUND),
    ],
)
def test_the_findings_that_count(settings: Settings, found: list[tuple[str, Severity]]) -> None:
    assert codes(settings) == found


def test_a_pattern_is_of_the_folder_of_the_file(tmp_path: Path) -> None:
    settings = Settings(source=tmp_path / "cqcheck.toml", per_path_ignores={"drafts/*": ("SUM",)})
    assert codes(settings, str(tmp_path / "drafts" / "a.txt")) == []
    assert codes(settings, str(tmp_path / "final" / "a.txt")) == FOUND


def test_most_severe_findings_stay_first() -> None:
    text = WRONG.replace("5.6%", "5.6%%")
    checked = check_document(parse_text(text, "a.txt"))
    assert [finding.rule for finding in checked.findings] == ["SUM01", "WRD24"]
    settled = Settings(severity={"SUM": Severity.INFO, "WRD": Severity.WARNING}).settle(checked)
    assert [finding.rule for finding in settled.findings] == ["WRD24", "SUM01"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def test_the_nearest_file_upwards_is_taken(here: Path) -> None:
    folder = here / "one" / "two"
    folder.mkdir(parents=True)
    assert find_settings(folder) == Settings()
    (here / "pyproject.toml").write_text('[tool.cqcheck]\nignore = ["RNG"]\n', encoding="utf-8")
    assert find_settings(folder).ignore == ("RNG",)
    (here / "one" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find_settings(folder).ignore == ("RNG",)
    (here / "one" / "cqcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    settings = find_settings(folder)
    assert (settings.ignore, settings.baseline) == ((), here / "one" / "known.json")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ignroe = []", ":1: ignroe: no such setting; did you mean ignore?"),
        ("\nzzz = 1", ":2: zzz: no such setting; there are fail-on, baseline"),
        (
            'timeout = "long"',
            ":1: timeout: has to be a number of seconds from 0, for no limit, to 1,000,000, not 'long'",
        ),
        ("timeout = -1", ":1: timeout: has to be a number of seconds from 0"),
        ("timeout = inf", ":1: timeout: has to be a number of seconds from 0"),
        ("follow-links = 1", ":1: follow-links: has to be true or false, not 1"),
        ('fail-on = "error"', ":1: fail-on: 'error' is none of critical, warning, info, never"),
        ('severity = "info"', ":1: severity: has to be a table"),
        ('\n[severity]\nSUM = "low"', ":2: severity.SUM: 'low' is none of critical, warning, info"),
        ('select = "SUM"', ":1: select: has to be a list of codes"),
        ("ignore = [1]", ":1: ignore: has to be a list of codes"),
        ('ignore = ["RNG", "SUM99"]', ":1: SUM99: no rule has this code"),
        ('ignore = [""]', ": an empty code: no rule has this code"),
        ("per-path-ignores = []", ":1: per-path-ignores: has to be a table"),
        ('per-path-ignores = {"a/*" = "RNG"}', ":1: per-path-ignores.a/*: has to be a list of codes"),
        ("tolerance = 1", ":1: tolerance: has to be a table, such as {SUM = 1}"),
        (
            "tolerance = {SUM = -1}",
            ":1: tolerance.SUM: has to be a number of units of the last digit, 0 or more, not -1",
        ),
        ("tolerance = {SUM = true}", ":1: tolerance.SUM: has to be a number"),
        ("tolerance = {SUM = inf}", ":1: tolerance.SUM: has to be a number"),
        ("tolerance = {SUM = nan}", ":1: tolerance.SUM: has to be a number"),
        ("tolerance = {SUMS = 1}", ":1: SUMS: no rule has this code"),
        ('ignore = ["SMU01"]', ":1: SMU01: no rule has this code; did you mean SUM01?"),
        ("baseline = 3", ":1: baseline: has to be a path"),
        ("ignore = [", ": no valid TOML"),
    ],
)
def test_a_wrong_file_is_told_with_its_place_and_is_never_a_pass(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    (here / "cqcheck.toml").write_text(text + "\n", encoding="utf-8")
    (here / "a.txt").write_text(WRONG.replace("1693.42", "1963.42"), encoding="utf-8")
    for command in (
        ["check", "a.txt"],
        ["baseline", "update", "a.txt"],
        ["diff", "a.txt", "a.txt"],
        ["config"],
        ["run", "a.txt"],
    ):
        assert run(command) == ExitCode.WRONG_INPUT
        assert f"cqcheck.toml{told}" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_file_that_is_named_is_there_and_has_settings() -> None:
    with pytest.raises(CqcheckError, match=r"none\.toml: no such file"):
        load_settings(Path("none.toml"))
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    with pytest.raises(CqcheckError, match=r"pyproject\.toml: has no table \[tool\.cqcheck\]"):
        load_settings(Path("pyproject.toml"))


@pytest.mark.usefixtures("here")
def test_options_go_before_the_file() -> None:
    assert run(["check", "a.txt"]) == ExitCode.FINDINGS
    Path("cqcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert run(["check", "a.txt"]) == ExitCode.CLEAN
    assert run(["check", "a.txt", "--fail-on", "critical"]) == ExitCode.FINDINGS
    Path("other.toml").write_text('severity = {SUM = "info"}\n', encoding="utf-8")
    assert run(["check", "a.txt", "--config", "other.toml"]) == ExitCode.CLEAN
    assert run(["check", "a.txt", "--config", "other.toml", "--fail-on", "info"]) == ExitCode.FINDINGS


@pytest.mark.usefixtures("here")
def test_a_sum_within_the_tolerance_is_told_by_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text(WRONG.replace("1693.42", "1963.38"), encoding="utf-8")
    assert run(["check", "b.txt"]) == ExitCode.FINDINGS
    Path("cqcheck.toml").write_text('tolerance = {SUM = 2}\nseverity = {SUM = "critical"}\n', encoding="utf-8")
    for command in (["check", "b.txt"], ["diff", "b.txt", "b.txt"], ["baseline", "update", "b.txt", "--baseline", "k"]):
        assert run(command) == ExitCode.CLEAN
    assert read_baseline(Path("k")) == []
    capsys.readouterr()
    assert run(["relations", "b.txt"]) == ExitCode.CLEAN
    assert "it is off by no more than the settings tolerate" in capsys.readouterr().out
    assert run(["relations", "b.txt", "--config", "none.toml"]) == ExitCode.WRONG_INPUT


def test_a_line_of_a_pyproject_is_that_of_its_own_table(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = '[tool.other]\nselect = ["X"]\n\n[tool.cqcheck]\nselect = ["SUM99"]\n'
    (here / "pyproject.toml").write_text(text, encoding="utf-8")
    assert run(["check", "a.txt"]) == ExitCode.WRONG_INPUT
    assert "pyproject.toml:5: SUM99: no rule has this code" in capsys.readouterr().err
    (here / "pyproject.toml").write_text(text.replace("SUM99", "SUM"), encoding="utf-8")
    assert run(["config"]) == ExitCode.CLEAN
    assert 'select = ["SUM"]  # line 5\n' in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_the_baseline_of_the_file_is_used() -> None:
    assert run(["baseline", "update", "a.txt", "--baseline", "known.json", "--reason", "why"]) == ExitCode.CLEAN
    Path("cqcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert run(["check", "a.txt"]) == ExitCode.CLEAN


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "text", ['select = ["SHR"]', 'ignore = ["SUM"]', 'per-path-ignores = {"*.txt" = ["SUM"]}', 'rules = "balances"']
)
def test_a_baseline_accepts_just_what_a_check_tells(text: str) -> None:
    shutil.copytree(RULES / "balance", Path("balances") / "balance")
    Path("other.toml").write_text(f'baseline = "known.json"\n{text}\n', encoding="utf-8")
    update = ["baseline", "update", "a.txt", "--reason", "why"]
    assert run([*update, "--config", "other.toml"]) == ExitCode.CLEAN
    assert read_baseline(Path("known.json")) == []
    Path("other.toml").rename("cqcheck.toml")
    assert run(update) == ExitCode.CLEAN
    assert read_baseline(Path("known.json")) == []


@pytest.mark.usefixtures("here")
def test_an_update_has_to_be_told_which_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "update", "a.txt", "--reason", "why"]) == ExitCode.WRONG_INPUT
    assert "no --baseline FILE is given, and the settings name none" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_what_is_in_force_is_shown_as_a_file_that_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config"]) == ExitCode.CLEAN
    assert capsys.readouterr().out.startswith("# no file")
    Path("cqcheck.toml").write_text(
        'fail-on = "warning"\nselect = ["S"]\nseverity = {SUM = "info"}\ntolerance = {SUM = 1, SHR = 0.5}\n'
        'per-path-ignores = {"草稿/*" = ["RNG"]}\n',
        encoding="utf-8",
    )
    settings = find_settings(Path())
    assert settings.fail_on is FailOn.WARNING
    assert run(["config"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert shown.startswith(
        '# cqcheck.toml\nfail-on = "warning"  # line 1\nselect = ["S"]  # line 2\nignore = []  # by default\n'
    )
    Path("cqcheck.toml").write_text(shown, encoding="utf-8")
    assert find_settings(Path()) == settings
    assert tomllib.loads("".join(setting_lines(settings))) == tomllib.loads(shown)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_settings_that_the_readme_shows_can_be_used(readme: str, tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / readme).read_text(encoding="utf-8")
    shown, *_ = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "cqcheck.toml").write_text(shown, encoding="utf-8")
    settings = load_settings(tmp_path / "cqcheck.toml")
    assert settings.per_path_ignores == {"drafts/*": ("RNG",)}
    assert settings.tolerance == {"SUM": 1, "SHR": Decimal("0.5")}
