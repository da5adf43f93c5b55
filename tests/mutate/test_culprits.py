"""The benchmark of localisation, on a bulletin small enough to know what has to come out."""

import subprocess
import sys
from pathlib import Path

from cqcheck.cli import run

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "culprits.py"
BULLETIN = """中山市2023年经济运行情况

2023年，全市地区生产总值4126.53亿元，同比增长3.9%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1963.42亿元。
第二产业增加值占地区生产总值的比重为50.0%。全年进出口总额900.5亿元，其中出口600.3亿元，进口300.2亿元。
"""


def lines_of(*arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout.splitlines()


def test_mutants_made_on_the_way_and_those_of_a_folder_give_the_same_comparison(tmp_path: Path) -> None:
    bulletin, folder = tmp_path / "bulletin.txt", tmp_path / "mutants"
    bulletin.write_text(BULLETIN, encoding="utf-8")
    run(["mutate", str(bulletin), "--out", str(folder), "--per-relation", "2"])
    made = lines_of(str(bulletin), "--per-relation", "2")
    assert made == lines_of(str(bulletin), "--mutants", str(folder))
    assert made[1] == f"{len(list(folder.glob('*.txt')))} mutants"


def test_the_same_slips_are_detected_whatever_the_figures_weigh(tmp_path: Path) -> None:
    (tmp_path / "bulletin.txt").write_text(BULLETIN, encoding="utf-8")
    rows = lines_of(str(tmp_path))
    (detected, *_) = [row.split() for row in rows if row.startswith("detected")]
    assert detected[1] == detected[2] != "0.0%"
    assert detected[3:] == ["+0.0", "0", "0"]
    assert [row.split("  ")[0] for row in rows[3:7]] == ["detected", "culprit first", "culprit in three", "repaired"]
