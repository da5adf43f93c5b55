"""Runs tests/cases/localise: violated relations and the figures that are to blame."""

from pathlib import Path
from typing import Any

import pytest

from cqcheck.findings import Suspect
from cqcheck.lexicons.files import read_yaml
from cqcheck.localise import localise_errors
from handmade import checked, page, relation

FOLDER = Path(__file__).parents[1] / "cases" / "localise"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in read_yaml(path)["cases"]
]


def localised(case: dict[str, Any]) -> dict[int, tuple[Suspect, ...]]:
    """The suspects of every violated relation of a case, by its number there."""
    claims = page(case["claims"])
    relations = [relation(rule=f"TST{number:02}", **row) for number, row in enumerate(case["relations"])]
    found = localise_errors(checked(claims, *relations), claims)
    return {int(relation_id[3:5]): suspects for relation_id, suspects in found.items()}


def by_relation(expected: Any, suspects: dict[int, tuple[Suspect, ...]]) -> dict[int, Any]:
    """What a case expects of each relation: it may say so once for all that are violated."""
    return expected if isinstance(expected, dict) else dict.fromkeys(suspects, expected)


@pytest.mark.parametrize("case", CASES)
def test_the_wrong_figure_is_named(case: dict[str, Any]) -> None:
    suspects = localised(case)
    assert suspects, "no relation is violated"
    names = {number: [each.claim_id for each in found] for number, found in suspects.items()}
    if "first" in case:
        assert {number: found[0] for number, found in names.items()} == by_relation(case["first"], suspects)
    if "only" in case:
        assert names == {number: [case["only"]] for number in suspects}
    if "tied" in case:
        assert names == dict.fromkeys(suspects, case["tied"])
        assert all(len({each.weight for each in found}) == 1 for found in suspects.values())
    assert not {name for found in names.values() for name in found} & set(case.get("not", ()))
    for number, surface in by_relation(case.get("repair", {}), suspects).items():
        repair = suspects[number][0].repair
        assert repair is not None
        assert repair.surface == surface
        assert case.get("slip") in (None, repair.slip)


@pytest.mark.parametrize("case", CASES)
def test_shares_of_blame_add_up_to_one(case: dict[str, Any]) -> None:
    for suspects in localised(case).values():
        assert sum(each.weight for each in suspects) == pytest.approx(1, abs=0.001)
        assert list(suspects) == sorted(suspects, key=lambda each: -each.weight)
