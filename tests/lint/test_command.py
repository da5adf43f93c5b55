"""The commands about rules: what they print and how they end."""

import json
from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.relate import load_rules

RULE = """\
code: SUB91
name: spending-is-within-income
kind: subset
level: warning
bind: named
terms:
  - {role: part, indicator: 居民人均消费支出, measure: rate}
  - {role: whole, indicator: 居民人均可支配收入, measure: level}
message: "{part}大于{whole}"
message_en: "{part} is more than {whole}"
why: what is spent was earned
why_zh: 花掉的是挣来的
source: none
never: invalid
examples:
  - {text: 全市居民人均可支配收入36840元。, verdict: valid}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "subset" / "SUB91-spending-is-within-income.yaml"
    path.parent.mkdir()
    path.write_text(RULE, encoding="utf-8")
    return tmp_path


def test_a_fault_ends_in_the_exit_code_of_wrong_definitions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "lint", "--rules", str(folder), "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["code"], row["line"]) for row in rows] == [("LNT04", 6), ("LNT09", 16)]
    assert err == "cqcheck: 2 faults in the rules\n"


@pytest.mark.parametrize(("lang", "word"), [("zh", "永远不会生效"), ("en", "never binds anything")])
def test_a_concise_fault_is_one_line_and_a_full_one_says_what_is_right(
    folder: Path, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    told = {}
    for name in ("concise", "full"):
        run(["rules", "lint", "--rules", str(folder), "--format", name, "--lang", lang])
        told[name] = capsys.readouterr().out.splitlines()
    assert told["concise"] == told["full"][::2]
    assert word in told["concise"][0]
    assert all(line.startswith("    → ") for line in told["full"][1::2])


def test_each_rule_is_listed_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in load_rules()]
