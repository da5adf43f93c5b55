"""The extractor against the hand-made gold of the shipped bulletins."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cqcheck.claims import Claim
from cqcheck.extract import extract_claims
from cqcheck.read import read_document
from gold import read_lines

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = sorted(path.name.removesuffix(".claims.jsonl") for path in SEEDS.glob("*.claims.jsonl"))
# Fields that have one right answer; names of indicators may be worded in several ways.
FIELDS = ("measure", "ref_area", "time_period", "hedge", "rank_of")


def extracted(name: str) -> tuple[Claim, ...]:
    (path,) = [path for path in SEEDS.iterdir() if path.stem == name]
    return extract_claims(read_document(path, name)).claims


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_a_seed_is_found_with_value_and_unit(name: str) -> None:
    gold = read_lines(SEEDS / f"{name}.claims.jsonl")
    optional = {(row["start"], row["end"]) for row in gold if row["optional"]}
    wanted = Counter(
        (row["start"], row["end"], float(row["value"]), row["unit"]) for row in gold if not row["optional"]
    )
    found = Counter((claim.start, claim.end, float(claim.value), claim.unit.text) for claim in extracted(name))
    extra = [key for key in (found - wanted).elements() if key[:2] not in optional]
    assert list((wanted - found).elements()) == []
    assert extra == []


def test_nineteen_of_twenty_claims_of_the_seeds_have_every_other_field_right() -> None:
    right = total = 0
    for name in NAMES:
        claims: dict[tuple[int, int], list[Claim]] = {}
        for claim in extracted(name):
            claims.setdefault((claim.start, claim.end), []).append(claim)
        for row in read_lines(SEEDS / f"{name}.claims.jsonl"):
            if not row["optional"]:
                total += 1
                right += any(agrees(claim, row) for claim in claims.get((row["start"], row["end"]), []))
    assert total > 500
    assert right >= 0.95 * total


def agrees(claim: Claim, row: dict[str, Any]) -> bool:
    return all(getattr(claim, name) == row[name] for name in FIELDS)
