"""What other tools run: the GitHub Action and the pre-commit hook do what the command line does."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from cqcheck.cli import run
from cqcheck.gate import ExitCode

ROOT = Path(__file__).parents[1]
WRONG = "seeds/dongguan-communique-2023-errors.txt"
CLEAN = "seeds/nanjing-communique-2023.txt"


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def run_step(inputs: dict[str, str], folder: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs the action's last step as GitHub does: every input has a value, all of them in the environment."""
    action = load("action.yml")
    given = {name: str(given.get("default", "")) for name, given in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]
    env = {name: given[word.removeprefix("${{ inputs.").removesuffix(" }}")] for name, word in step["env"].items()}
    command = folder / "bin" / "cqcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cqcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = os.pathsep.join((str(command.parent), os.environ["PATH"]))
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607 - as GitHub calls it
        cwd=cwd,
        env={**os.environ, **env, "PATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_action_annotates_and_fails_on_a_wrong_figure(tmp_path: Path) -> None:
    done = run_step({"paths": f"{WRONG}\n\n  \n{CLEAN}\n", "lang": "en"}, tmp_path)
    assert done.returncode == ExitCode.FINDINGS
    assert done.stdout.startswith(f"::error file={WRONG},")
    assert "is not the sum of its parts" in done.stdout


def test_the_action_passes_its_options_on(tmp_path: Path) -> None:
    known, out = tmp_path / "known.json", tmp_path / "a b.sarif"
    assert run(["baseline", "update", str(ROOT / WRONG), "--baseline", str(known), "--reason", "a test"]) == 0
    done = run_step(
        {"paths": WRONG, "fail-on": "info", "baseline": str(known), "format": "sarif", "output": str(out)}, tmp_path
    )
    assert (done.returncode, done.stdout) == (ExitCode.CLEAN, "")
    assert '"results":[]' in out.read_text(encoding="utf-8")


def test_the_action_leaves_to_the_settings_what_its_inputs_do_not_say(tmp_path: Path) -> None:
    (tmp_path / "cqcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    done = run_step({"paths": str(ROOT / WRONG)}, tmp_path, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (ExitCode.CLEAN, "")
    assert done.stdout.startswith("::error ")


def test_no_input_of_the_action_is_run_as_a_command(tmp_path: Path) -> None:
    done = run_step({"paths": "$(touch broken)\n`touch broken`; touch broken"}, tmp_path)
    assert done.returncode == ExitCode.WRONG_INPUT
    assert not (ROOT / "broken").exists()


def test_a_path_like_an_option_is_a_path(tmp_path: Path) -> None:
    done = run_step({"paths": "--help"}, tmp_path)
    assert done.returncode == ExitCode.WRONG_INPUT
    assert "--help" in done.stderr


@pytest.mark.parametrize(("path", "code"), [(WRONG, ExitCode.FINDINGS), (CLEAN, ExitCode.CLEAN)])
def test_the_hook_checks_the_files_that_it_is_given(path: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    program, *arguments = shlex.split(hook["entry"])
    assert program == "cqcheck"
    assert run([*arguments, str(ROOT / path)]) == code
    assert bool(capsys.readouterr().out) is bool(code)
    assert {"plain-text", "markdown"} == set(hook["types_or"])
