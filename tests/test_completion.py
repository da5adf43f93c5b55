"""What a shell is told when someone presses the tabulator, by the protocol of the scripts that cqcheck prints."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cqcheck.cli import run
from cqcheck.gate import FailOn
from cqcheck.relate.rules import load_rules
from cqcheck.report.formats import formats_of

PROGRAM = [sys.executable, "-m", "cqcheck"]


Answer = Callable[..., list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """What cqcheck answers to a script, which asks by the environment."""

    def ask(protocol: str, **environment: str) -> list[str]:
        for name, value in {"_CQCHECK_COMPLETE": protocol, **environment}.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit):
            run([])
        return capsys.readouterr().out.strip().splitlines()

    return ask


def asked_by_bash(line: str) -> dict[str, str]:
    """What the script for bash tells when the tabulator is pressed at the end of a line."""
    return {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("cqcheck e", ["extract", "explain"]),
        ("cqcheck rules ", ["lint", "list"]),
        ("cqcheck check --fo", ["--format", "--follow-links"]),
        ("cqcheck check --format ", list(formats_of("findings"))),
        ("cqcheck check --format j", ["json", "jsonl", "junit"]),
        ("cqcheck extract --format ", list(formats_of("claims"))),
        ("cqcheck ledger --format ", ["jsonl", "table"]),
        ("cqcheck diff --format ", ["full", "json", "html"]),
        ("cqcheck check --fail-on ", [level.value for level in FailOn]),
        ("cqcheck check --lang ", ["zh", "en"]),
        ("cqcheck explain CTR", ["CTR01", "CTR02", "CTR03"]),
        ("cqcheck explain ctr0", ["ctr01", "ctr02", "ctr03"]),
        ("cqcheck check bulletins/", []),
    ],
)
def test_bash_is_offered_what_fits(line: str, offered: list[str], answer: Answer) -> None:
    assert answer("complete_bash", **asked_by_bash(line)) == offered


def test_every_rule_can_be_completed() -> None:
    done = subprocess.run(
        PROGRAM,
        env={**os.environ, "_CQCHECK_COMPLETE": "complete_bash", **asked_by_bash("cqcheck explain ")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [rule.code for rule in load_rules()]


def test_zsh_and_fish_are_offered_rules_with_their_names(answer: Answer) -> None:
    (rule,) = load_rules()[:1]
    zsh = answer("complete_zsh", _TYPER_COMPLETE_ARGS=f"cqcheck explain {rule.code}")
    fish = answer(
        "complete_fish", _TYPER_COMPLETE_FISH_ACTION="get-args", _TYPER_COMPLETE_ARGS=f"cqcheck explain {rule.code}"
    )
    assert f'"{rule.code}":"{rule.name}"' in zsh[0]
    assert fish == [f"{rule.code}\t{rule.name}"]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o default -F _cqcheck_completion cqcheck"),
        ("zsh", "#compdef cqcheck"),
        ("fish", "complete --command cqcheck"),
    ],
)
def test_there_is_a_script_for_each_shell(shell: str, line: str, answer: Answer) -> None:
    assert any(written.startswith(line) for written in answer(f"source_{shell}"))


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_completes_with_the_script(tmp_path: Path, answer: Answer) -> None:
    outside = dict(os.environ)
    program = tmp_path / "cqcheck"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = "\n".join(answer("source_bash"))
    told = subprocess.run(
        ["bash", "--noprofile", "--norc"],  # noqa: S607 - the bash of the one who uses it
        input=f"{script}\nCOMP_WORDS=(cqcheck check --format j) COMP_CWORD=3\n_cqcheck_completion cqcheck\necho ${{COMPREPLY[@]}}\n",
        env={**outside, "PATH": os.pathsep.join((str(tmp_path), outside["PATH"]))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (told.stdout, told.stderr) == ("json jsonl junit\n", "")


def test_the_help_tells_how_to_install_completion(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    assert "--install-completion" in capsys.readouterr().out
