"""Rule files: what is told of a file that is no rule."""

from pathlib import Path

import pytest

from cqcheck.errors import DefinitionError
from cqcheck.relate import find_relations, load_rules
from cqcheck.relate.rules import read_rule

GOOD = """\
code: SUM91
name: towns-sum-to-county
kind: sum
level: error
bind: named
terms:
  - {role: total, indicator: 常住人口, measure: level}
  - {role: part, indicator: 城镇常住人口, measure: level}
message: "{total}"
message_en: "{total}"
why: towns and country make the county
source: none
"""


def written(folder: Path, text: str, name: str = "SUM91-towns-sum-to-county.yaml") -> Path:
    path = folder / "sum" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_of_ones_own_takes_the_place_of_the_rules(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (rule,) = load_rules(tmp_path)
    assert (rule.code, rule.is_hard, rule.terms[0].indicator) == ("SUM91", True, "常住人口")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("level: error", "level: fatal", 4, "level is one of error, warning, note"),
        ("bind: named", "bind: name", 5, "did you mean named?"),
        ("kind: sum", "kind: sums", 3, "did you mean sum?"),
        ("role: part", "role: parts", 6, "did you mean part?"),
        ("indicator: 常住人口", "indicator: 常住人囗", 6, "did you mean 常住人口?"),
        ("why: towns", "reason: towns", 1, "the key why is missing"),
        ("code: SUM91", "code: SHR91", 1, "starts with SUM"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(DefinitionError) as error:
        read_rule(path)
    assert words in str(error.value)
    assert (line, True) in [(number, words in fault) for number, fault in error.value.faults]


def test_a_code_stands_for_one_rule(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, GOOD.replace("towns-sum", "towns-add"), "SUM91-towns-add-to-county.yaml")
    with pytest.raises(DefinitionError, match="already taken"):
        load_rules(tmp_path)


def test_a_folder_without_rules_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no rule files"):
        load_rules(tmp_path)


def test_relations_are_found_by_the_rules_given_only() -> None:
    from cqcheck.extract import extract_claims  # noqa: PLC0415 - this test alone reads text
    from cqcheck.read import parse_text  # noqa: PLC0415

    document = parse_text("2023年南京市公报\n\n出生率为5.68‰，死亡率5.06‰，自然增长率0.62‰。\n", "page")
    claims = extract_claims(document).claims
    balance = [rule for rule in load_rules() if rule.code == "BAL01"]
    assert {relation.rule for relation in find_relations(document, claims, balance)} == {"BAL01"}
