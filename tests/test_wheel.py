"""The built wheel: all data is in it, and it works without the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def data_files(folder: Path) -> set[str]:
    wanted = {".yaml", ".csv", ".json", ".jinja", ".css", ".js", ".py", ".typed"}
    return {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in wanted or path.name == "py.typed"
    }


def test_the_wheel_holds_every_module_and_data_file(unpacked: Path) -> None:
    assert data_files(ROOT / "src" / "cqcheck") <= data_files(unpacked / "cqcheck")


@pytest.mark.parametrize("folder", ["flows", "expectations"])
def test_the_wheel_holds_the_folders_from_the_top_of_the_project(unpacked: Path, folder: str) -> None:
    assert data_files(unpacked / "cqcheck" / folder) == data_files(ROOT / folder)


def test_the_wheel_finds_its_own_folders_and_checks_a_bulletin(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023年，全市常住人口486.20万人。\n", encoding="utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r})\n"
        "from cqcheck.cli import run; from cqcheck.shipped import shipped_folder\n"
        "print(shipped_folder('flows'), shipped_folder('expectations'), sep='\\n')\n"
        "sys.exit(run(['check', 'a.txt']))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    flows, expectations, verdict, coverage = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert (Path(flows), Path(expectations)) == (unpacked / "cqcheck/flows", unpacked / "cqcheck/expectations")
    assert verdict.startswith("a.txt: ")
    assert "100%" in coverage
