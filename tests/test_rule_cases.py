"""Runs the cases of every rule, and sees to it that every rule has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from cqcheck.check import check_relations
from cqcheck.extract import extract_claims
from cqcheck.lexicons.files import read_yaml
from cqcheck.read import parse_text
from cqcheck.relate import Rule, find_relations, load_rules

FOLDER = Path(__file__).parent / "cases" / "rules"
TITLE = "2023年南京市国民经济和社会发展统计公报\n\n　　"
TITLES = {"RNK": "2023年重庆市区县经济运行情况\n\n　　"}


def _cases() -> Iterator[ParameterSet]:
    for path in sorted(FOLDER.glob("*.yaml")):
        content = read_yaml(path)
        for case in content["cases"]:
            marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
            yield pytest.param(content["rule"], case, id=f"{content['rule']}: {case['name']}", marks=marks)


@pytest.mark.parametrize(("rule", "case"), list(_cases()))
def test_rule_decides_its_case(rule: str, case: dict[str, str]) -> None:
    document = parse_text(TITLES.get(rule[:3], TITLE) + case["text"], "case")
    claims = extract_claims(document).claims
    checked = [each for each in check_relations(find_relations(document, claims), claims) if each.relation.rule == rule]
    verdicts = {each.verdict.value for each in checked}
    assert case["verdict"] in (verdicts or {"none"})
    assert case["verdict"] == "invalid" or "invalid" not in verdicts
    if "why_undecided" in case:
        assert case["why_undecided"] in {each.why_undecided.en for each in checked if each.why_undecided}


# Rules that bind `alone` are edits of the claims table, those that bind `across` are between bulletins; their tests have their cases.
@pytest.mark.parametrize(
    "rule", [rule for rule in load_rules() if rule.bind not in {"alone", "across"}], ids=lambda rule: rule.code
)
def test_every_rule_has_a_case_that_holds_and_one_that_does_not(rule: Rule) -> None:
    content = read_yaml(FOLDER / f"{rule.code}.yaml")
    verdicts = {case["verdict"] for case in content["cases"]}
    assert content["rule"] == rule.code
    assert len(verdicts) >= 2
    assert verdicts & {"valid", "undecided", "invalid"}
    assert rule.why
    assert rule.source
