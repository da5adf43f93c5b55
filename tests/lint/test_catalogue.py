"""Each fault of the catalogue is told with its code and line."""

from pathlib import Path

import pytest

from cqcheck.lint import Fault, lint_catalogue

INDICATORS = """\
indicators:
  - {name: 甲, code: A, unit: 亿元, growth_range: [-10, 10]}
  - {name: 乙, code: B, unit: 亿元, parent: 甲}
  - {name: 丙, code: C, unit: 亿元, parent: 乙}
"""
CUTS = """\
classifications:
  - {by: 行业, of: [地区生产总值], parts: [[第一产业增加值, 一产], [第二产业增加值]], level: sum, growth: none}
"""


def faults_of(folder: Path, indicators: str, cuts: str | None = None) -> list[Fault]:
    path = folder / "indicators.yaml"
    path.write_text(indicators, encoding="utf-8")
    if cuts is None:
        return lint_catalogue(path)
    other = folder / "classifications.yaml"
    other.write_text(cuts, encoding="utf-8")
    return lint_catalogue(path, other)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("[-10, 10]", "[10, -10]", "LNT02", 2),
        ("growth_range: [-10, 10]", "range: [5, 4]", "LNT02", 2),
        ("growth_range: [-10, 10]", "parent: 丙", "LNT10", 2),
        ("parent: 乙", "parent: 丁", "LNT00", 4),
    ],
)
def test_a_fault_of_an_indicator_is_told(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    assert (code, line) in {(fault.code, fault.line) for fault in faults_of(tmp_path, INDICATORS.replace(old, new))}


def test_a_sound_catalogue_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path, INDICATORS, CUTS) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("一产]", "第二产业增加值]", "LNT11"),
        ("一产]", "地区生产总值]", "LNT11"),
        ("of: [地区生产总值]", "of: [地区生产总值名]", "LNT00"),
        ("level: sum", "level: some", "LNT00"),
    ],
)
def test_a_fault_of_a_classification_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert code in {fault.code for fault in faults_of(tmp_path, INDICATORS, CUTS.replace(old, new))}


def test_a_part_is_not_above_its_whole(tmp_path: Path) -> None:
    around = (
        "  - {by: 倒置, of: [第一产业增加值], parts: [[地区生产总值], [第三产业增加值]], level: sum, growth: none}\n"
    )
    (fault,) = faults_of(tmp_path, INDICATORS, CUTS + around)
    assert (fault.code, fault.line) == ("LNT10", 3)
    assert fault.message.endswith("第一产业增加值 ⊆ 地区生产总值 ⊆ 第一产业增加值")


def test_the_catalogue_of_the_package_is_sound() -> None:
    assert lint_catalogue() == []
