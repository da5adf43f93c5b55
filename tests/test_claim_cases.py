"""Runs every case of tests/cases/claims: a text and the claims that it makes."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cqcheck.claims import Claim
from cqcheck.extract import extract_claims
from cqcheck.read import parse_text

CASES = Path(__file__).parent / "cases" / "claims"
TITLE = "2023年南京市国民经济和社会发展统计公报"


def load_cases() -> list[Any]:
    cases = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
            cases.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return cases


def field(claim: Claim, name: str) -> Any:
    value = getattr(claim, name)
    return value.text if name == "unit" else value


@pytest.mark.parametrize("case", load_cases())
def test_text_makes_the_claims_of_the_case(case: dict[str, Any]) -> None:
    document = parse_text(f"{case.get('title', TITLE)}\n\n{case['text']}\n", "case")
    claims = extract_claims(document).claims
    assert [claim.surface for claim in claims] == [expected["surface"] for expected in case["claims"]]
    for claim, expected in zip(claims, case["claims"], strict=True):
        for name, value in expected.items():
            stated = Decimal(str(value)) if name == "value" else value
            assert field(claim, name) == stated, f"{name} of {claim.surface}"
        assert document.text[claim.start : claim.end] == claim.surface


def test_every_case_has_a_name_of_its_own() -> None:
    names = [param.id for param in load_cases()]
    assert len(names) == len(set(names)) > 50
