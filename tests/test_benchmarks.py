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
