"""Runs every case of tests/cases/claims: a text and the claims that it makes."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cqcheck.claims import Claim
from cqcheck.extract import extract_claims
from cqcheck.lexicons.files import read_yaml
from cqcheck.read import parse_text

FOLDER = Path(__file__).parent / "cases" / "claims"
TITLE = "2023年南京市国民经济和社会发展统计公报"


def load_cases() -> list[Any]:
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in read_yaml(path):
            marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
            cases.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return cases


CASES = load_cases()


def field(claim: Claim, name: str) -> Any:
    value = getattr(claim, name)
    return value.text if name == "unit" else value


@pytest.mark.parametrize("case", CASES)
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
    names = [param.id for param in CASES]
    assert len(names) == len(set(names)) > 50
