"""The catalogue and the classifications."""

from pathlib import Path

import pytest

from cqcheck.errors import DefinitionError
from cqcheck.lexicons.classifications import load_classifications
from cqcheck.lexicons.indicators import load_catalogue


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("GDP", "地区生产总值"),
        ("全市规上工业增加值", "规模以上工业增加值"),
        ("全社会 固定资产投资", "固定资产投资"),
        ("地区生产总值[2]", "地区生产总值"),
        ("常住人口自然增长率", "自然增长率"),
        ("机动车保有量（不包含拖拉机）", "机动车保有量"),
    ],
)
def test_spellings_lead_to_the_canonical_name(spelling: str, name: str) -> None:
    found = load_catalogue().canonical(spelling)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("name", ["先进材料产业产值", "高技术制造业增加值增速排名", "共建项目"])
def test_an_open_name_is_not_in_the_catalogue(name: str) -> None:
    assert load_catalogue().canonical(name) is None


def test_every_canonical_name_and_spelling_leads_to_its_own_entry() -> None:
    catalogue = load_catalogue()
    for indicator in catalogue:
        for spelling in (indicator.name, *indicator.aliases):
            assert catalogue.canonical(spelling) is indicator


def test_codes_are_plain_keys() -> None:
    assert all(indicator.code.isascii() and indicator.code.isidentifier() for indicator in load_catalogue())


def test_no_indicator_is_its_own_ancestor() -> None:
    catalogue = load_catalogue()
    for indicator in catalogue:
        seen, open_names = set(), list(indicator.parents)
        while open_names:
            name = open_names.pop()
            assert name != indicator.name
            if name not in seen:
                seen.add(name)
                open_names += catalogue.indicators[name].parents


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{name: 甲, code: A, parent: 乙}", "unknown parent 乙"),
        ("{name: 甲, code: A, colour: red}", "unknown key colour"),
        ("{name: 甲}", "the key code is missing"),
    ],
)
def test_a_fault_of_the_catalogue_is_told_with_its_line(tmp_path: Path, entry: str, words: str) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(f"indicators:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=words):
        load_catalogue(path)


def test_one_spelling_stands_for_one_indicator(tmp_path: Path) -> None:
    path = tmp_path / "indicators.yaml"
    rows = "indicators:\n  - {name: 甲, code: A, aliases: [子]}\n  - {name: 乙, code: B, aliases: [子]}\n"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"indicators\.yaml:3: 乙: the spelling 子 already stands for 甲"):
        load_catalogue(path)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{by: x, of: [甲], parts: [[a], [b]], level: sum, growth: hull}", "unknown indicator 甲"),
        ("{by: x, of: [any], parts: [[a]], level: sum, growth: hull}", "two parts or more"),
        ("{by: x, of: [any], parts: [[a], [b]], level: all, growth: hull}", "level is one of"),
    ],
)
def test_a_fault_of_a_classification_is_told(tmp_path: Path, row: str, words: str) -> None:
    path = tmp_path / "classifications.yaml"
    path.write_text(f"classifications:\n  - {row}\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=words):
        load_classifications(path)
