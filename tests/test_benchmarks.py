"""The benchmarks run, on texts too small to say anything of speed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def lines_of(script: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *arguments],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.splitlines()


def test_cqcheck_and_a_bare_pattern_are_measured_whatever_else_is_installed(tmp_path: Path) -> None:
    text = tmp_path / "bulletin.txt"
    text.write_text("2023年南京市统计公报\n\n全年货物出口2745.6亿元，下降7.3%。\n", encoding="utf-8")
    rows = lines_of("side_by_side.py", "--text", str(text), "--rounds", "1")
    figures = {row[:34].strip(): row[48:57].strip() for row in rows if row.startswith(("cqcheck", "bare"))}
    assert figures == {
        "cqcheck, validated claims table": "2",
        "cqcheck, extraction alone": "2",
        "bare number regex": "3",
    }


def test_speed_and_memory_are_told_for_each_length() -> None:
    *_, short, long = lines_of("scaling.py", "--sizes", "5000", "20000")
    assert int(long.split()[1]) > 3 * int(short.split()[1]) > 300


def test_each_hostile_text_is_read_at_both_lengths() -> None:
    *rows, worst = lines_of("hostile.py", "--size", "200")[2:]
    assert {row.count(" ms ") for row in rows} == {2}
    assert worst.startswith("the worst")


def test_stages_and_commands_are_timed(tmp_path: Path) -> None:
    (tmp_path / "bulletin.txt").write_text("2023年南京市统计公报\n\n全年货物出口2745.6亿元。\n", encoding="utf-8")
    rows = lines_of("stages.py", str(tmp_path), "--rounds", "1")
    assert [row.split("  ")[0] for row in rows[-8:]] == [
        "read",
        "extract",
        "relate and check",
        "localise",
        "import pandera.pandas",
        "cqcheck check PAGE",
        "cqcheck relations PAGE",
        "cqcheck extract PAGE",
    ]


def test_relating_is_timed_for_each_length_and_each_hostile_text() -> None:
    rows = [line.split() for line in lines_of("relating.py", "--claims", "40", "160", "--rounds", "1")]
    timed = [row for row in rows if row.count("ms") == 3]
    clean, wrong = timed[:2], timed[2:4]
    assert [row[2] for row in clean] == ["0", "0"]
    assert int(clean[1][0]) > 3 * int(clean[0][0]) > 90
    assert len(wrong) == 2
    assert len(timed) - 4 == 2 * 7


@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="no Chromium is installed")
def test_the_report_is_written_and_opened_at_each_length() -> None:
    _, short, long = lines_of("report.py", "--claims", "100", "400")
    assert int(long.split()[0]) > 3 * int(short.split()[0]) > 200


def test_claims_of_a_bulletin_are_compared_with_those_in_other_formats(tmp_path: Path) -> None:
    text = tmp_path / "bulletin.md"
    text.write_text(
        "2023年南京市统计公报\n\n全年货物出口2745.6亿元。\n\n| 指标 | 亿元 |\n| --- | --- |\n| 进口 | 12.5 |\n| 出口 | 8.2 |\n",
        encoding="utf-8",
    )
    rows = [row.split() for row in lines_of("agreement.py", str(text))[-6:]]
    assert {tuple(row[-4:]) for row in rows} == {("100.00",) * 4}


def test_corpora_are_measured_with_a_kill_and_against_each_other(tmp_path: Path) -> None:
    sizes = ["--documents", "8", "--small", "4", "--killed", "4", "--claims", "2500"]
    rows = lines_of("corpora.py", *sizes, "--folder", str(tmp_path))
    measured = [row[:24].strip() for row in rows if row.startswith(("1 worker", "2 workers", "Dask"))]
    assert measured == ["1 worker", "2 workers", "Dask, 2 workers", "2 workers", "Dask, 2 workers", "1 worker"]
    assert rows[-2:] == [f"{number} documents: the files of the three stores are the same" for number in (4, 8)]
    assert sum("the same files as a run without a kill" in row for row in rows) == 1
    (against,) = [row for row in rows if "held against each other:" in row]
    assert int(against.split()[0]) >= 2500


def test_other_sizes_follow_from_what_was_measured() -> None:
    figures = {"claims": 1000, "seconds": 36, "workers": 2, "across": 6, "across-claims": 10_000_000, "bytes": 100}
    options = [
        part
        for name, figure in {**figures, "command": 200, "worker": 300}.items()
        for part in (f"--{name}", str(figure))
    ]
    rows = lines_of("projection.py", *options, "--price", "0.1")
    assert rows[1] == "72.00 ms of a core a claim, 100 bytes of store; a core at 0.1 an hour"
    assert rows[3].split() == [
        *["80,000", "documents,", "25", "million", "claims", "2", "250.0", "0", "min", "0.8", "2.5", "50.00"]
    ]
