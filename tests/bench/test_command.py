"""`cqcheck-bench generate`: what it writes, that its truth is true, and what it refuses."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cqcheck.bench import PROGRAM
from cqcheck.bench.corpus import Made, corpus
from cqcheck.bench.folder import write_corpus
from cqcheck.cli import run
from cqcheck.codelists import Severity
from cqcheck.gate import ExitCode
from cqcheck.localise.slips import Slip
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text


def generate(*arguments: str) -> int:
    return run(["generate", *arguments], PROGRAM)


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_seed_makes_the_same_bytes_whatever_the_order_of_hashes(tmp_path: Path) -> None:
    for number in ("1", "2"):
        program = f"from cqcheck.bench import main; main({['generate', '--documents', '40', '--errors', '0.5', '--out', number]})"
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            check=True,
            env={"PYTHONHASHSEED": number, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        )
    assert content(tmp_path / "1") == content(tmp_path / "2")
    assert len(content(tmp_path / "1")) == 40 + 3


def test_the_folder_says_what_it_was_made_by(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate("--documents", "3", "--out", str(tmp_path / "new"), "--seed", "7") == ExitCode.CLEAN
    about = json.loads((tmp_path / "new/corpus.json").read_text(encoding="utf-8"))
    assert about == {"seed": 7, "documents": 3, "errors": 0.0, "version": about["version"]}
    assert rows(tmp_path / "new/truth.jsonl") == []
    assert capsys.readouterr() == ("", "")


def test_the_truth_tells_what_is_wrong_and_what_would_be_right(tmp_path: Path) -> None:
    generate("--documents", "150", "--out", str(tmp_path), "--errors", "1")
    clean = {made.doc_id: made.text for made in corpus(150, 1, 0)}
    truth = rows(tmp_path / "truth.jsonl")
    assert len(truth) > 140
    assert {row["kind"] for row in truth} == {"within", "across"}
    assert {row["slip"] for row in truth} >= {
        Slip.SWAPPED,
        Slip.REPLACED,
        Slip.MOVED,
        Slip.MULTIPLIER,
        Slip.SIGN,
        Slip.LAST_YEAR,
    }
    for row in truth:
        text = (tmp_path / str(row["doc_id"])).read_bytes().decode()
        start, end = int(str(row["start"])), int(str(row["end"]))
        assert text[start:end] == row["surface"] != row["should_be"]
        assert text[:start] + str(row["should_be"]) + text[end:] == clean[str(row["doc_id"])]


def test_most_errors_within_are_found_and_hardly_one_across() -> None:
    made = [each for each in corpus(200, 2, 0.3) if each.error]
    found = {
        kind: [is_found(each) for each in made if each.error and each.error.kind == kind][:12]
        for kind in ("within", "across")
    }
    assert sum(found["within"]) >= 8  # no rule ties the use of power by industries to that of all
    assert sum(found["across"]) <= 2  # some leave the rest of a whole an unlikely growth


def is_found(made: Made) -> bool:
    findings = check_document(parse_text(made.text, made.doc_id)).findings
    return any(finding.severity is not Severity.INFO for finding in findings)


def test_revisions_say_which_levels_are_on_another_base(tmp_path: Path) -> None:
    generate("--documents", "120", "--out", str(tmp_path))
    revisions = rows(tmp_path / "revisions.jsonl")
    assert {row["counted"] for row in revisions} == {"gdp", "people"}
    assert {"gdp" in row["series"] for row in revisions if row["counted"] == "gdp"} == {True}  # type: ignore[operator]
    assert len({(row["area"], row["year"], row["counted"]) for row in revisions}) == len(revisions)


def test_a_bulletin_is_written_before_the_next_is_made(tmp_path: Path) -> None:
    def watched() -> Iterator[Made]:
        for at, made in enumerate(corpus(5, 1, 0)):
            assert len(list(tmp_path.rglob("*.txt"))) == at
            yield made

    write_corpus(watched(), tmp_path, {})
    assert len(list(tmp_path.glob("*/*.txt"))) == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--documents", "2", "--out", "."], ".: not empty; the bulletins need a folder of their own"),
        (["--documents", "0", "--out", "new"], "Invalid value for '--documents': "),
        (["--documents", "2", "--out", "new", "--errors", "2"], "Invalid value for '--errors': "),
        (["--documents", "2", "--out", "file"], "file: cannot be made: File exists"),
        (["--documents", "9000000", "--out", "new"], "--documents 9000000: there are areas and years for 8"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_and_exit_code_2(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    assert generate(*arguments) == ExitCode.WRONG_INPUT
    shown = capsys.readouterr()
    assert shown.err.startswith(f"cqcheck-bench: {told}")
    assert shown.err.count("\n") == 1
    assert shown.out == ""
    assert not (tmp_path / "new").exists()
