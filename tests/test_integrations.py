"""What other tools run: the GitHub Action and the pre-commit hook do what the command line does."""

import os
import re
import shlex
import shutil
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
    return run_bash(step["run"], cwd, folder, **env)


def run_bash(script: str, cwd: Path, folder: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as GitHub does, with `cqcheck` in a folder of the PATH."""
    command = (folder or cwd) / "bin" / "cqcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cqcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = os.pathsep.join((str(command.parent), os.environ["PATH"]))
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],  # noqa: S607 - as GitHub calls it
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


def blocks(language: str) -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def steps_of(block: str) -> list[str]:
    return re.findall(r"(?:run: |^    - )(cqcheck .*)", block, re.MULTILINE)


@pytest.mark.parametrize("command", [step for block in blocks("yaml") for step in steps_of(block)])
def test_the_commands_of_the_recipes_do_what_they_are_for(command: str, tmp_path: Path) -> None:
    run(["baseline", "update", str(ROOT / CLEAN), "--baseline", str(tmp_path / "known.json")])
    (tmp_path / "bulletins").mkdir()
    shutil.copy(ROOT / WRONG, tmp_path / "bulletins")
    summary = tmp_path / "summary.md"
    done = run_bash(command, tmp_path, GITHUB_STEP_SUMMARY=str(summary))
    (written,) = {file for file in tmp_path.iterdir() if file.is_file()} - {tmp_path / "known.json"}
    assert (done.returncode, done.stderr) == (0 if "--fail-on never" in command else 1, "")
    assert "SUM01" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("paths", "code", "told"),
    [
        ([CLEAN], 0, ""),
        ([CLEAN, WRONG], 1, "some figures disagree\n"),
        ([], 2, "the check could not be made\n"),
    ],
    ids=["clean", "wrong", "nothing to check"],
)
def test_the_shell_of_the_readme_tells_the_exit_codes_apart(
    paths: list[str], code: int, told: str, tmp_path: Path
) -> None:
    (script,) = (block for block in blocks("bash") if "case $code" in block)
    (tmp_path / "bulletins").mkdir()
    for path in paths:
        shutil.copy(ROOT / path, tmp_path / "bulletins")
    done = run_bash(script, tmp_path)
    assert done.returncode == code
    assert done.stderr.endswith(told)
    assert bool(done.stdout) is (code == 1)


def test_the_recipes_call_the_action_and_the_hook_as_they_are() -> None:
    recipes = [yaml.safe_load(block) for block in blocks("yaml")]
    (job,) = (recipe["jobs"]["bulletins"] for recipe in recipes if "jobs" in recipe)
    (step,) = (step for step in job["steps"] if step.get("uses") == "./cqcheck")
    assert step["with"].keys() <= load("action.yml")["inputs"].keys()
    (repo,) = (recipe["repos"][0] for recipe in recipes if "repos" in recipe)
    assert {hook["id"] for hook in repo["hooks"]} == {hook["id"] for hook in load(".pre-commit-hooks.yaml")}


@pytest.mark.parametrize(("path", "code"), [(WRONG, ExitCode.FINDINGS), (CLEAN, ExitCode.CLEAN)])
def test_the_hook_checks_the_files_that_it_is_given(path: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    program, *arguments = shlex.split(hook["entry"])
    assert program == "cqcheck"
    assert run([*arguments, str(ROOT / path)]) == code
    assert bool(capsys.readouterr().out) is bool(code)
    assert {"plain-text", "markdown"} == set(hook["types_or"])
