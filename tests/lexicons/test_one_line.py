"""A line of data is all that a new indicator, unit, area, region or hedge needs: no code knows of it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cqcheck

PACKAGE = Path(cqcheck.__file__).parent
TITLE = "2023年南京市国民经济和社会发展统计公报"
SCRIPT = """
import json, sys
from cqcheck.extract import extract_claims
from cqcheck.read import parse_text
claims = extract_claims(parse_text(sys.stdin.read(), "d")).claims
print(json.dumps([[c.surface, c.indicator_code, c.unit.text, c.unit.unit_measure, c.ref_area, c.ref_area_code, c.hedge]
                  for c in claims]))
"""
FIELDS = ("surface", "indicator_code", "unit", "unit_measure", "ref_area", "ref_area_code", "hedge")


def claim_in(package: Path, text: str) -> dict[str, str]:
    """The first claim that a copy of the package reads from a text, by field."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=f"{TITLE}\n\n{text}\n",
        env={**os.environ, "PYTHONPATH": str(package.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return dict(zip(FIELDS, json.loads(done.stdout)[0], strict=True))


@pytest.mark.parametrize(
    ("addition", "text", "expected"),
    [
        (
            (
                "indicators.yaml",
                "indicators:\n",
                "  - {name: 夜间经济交易额, code: NIGHT, aliases: [夜经济成交额], unit: 亿元}\n",
            ),
            "夜经济成交额达12.5亿元。",
            ("indicator_code", "NIGHT"),
        ),
        (
            (
                "units.yaml",
                "units:\n",
                "  - {dimension: item, unit_measure: item, count: true, spellings: {箩: 1}}\n",
            ),
            "收购茶叶3.2万箩。",
            ("unit", "万箩"),
        ),
        (
            ("areas.csv", "parent,former_until\n", "320199,紫霞区,紫霞区,county,320100,\n"),
            "紫霞区地区生产总值12.5亿元。",
            ("ref_area_code", "320199"),
        ),
        (
            ("regions.yaml", "regions:\n  [", "沿滁河地带, "),
            "沿滁河地带进出口总额12.5亿元。",
            ("ref_area", "沿滁河地带"),
        ),
        (("hedges.yaml", "  approx: [", "约莫, "), "粮食产量约莫12.5万吨。", ("hedge", "approx")),
    ],
)
def test_a_line_of_data_is_enough(
    tmp_path: Path, addition: tuple[str, str, str], text: str, expected: tuple[str, str]
) -> None:
    file, before, line = addition
    field, value = expected
    package = tmp_path / "cqcheck"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    assert claim_in(package, text)[field] != value
    path = package / "lexicons" / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, before + line, 1), encoding="utf-8")
    assert claim_in(package, text)[field] == value
