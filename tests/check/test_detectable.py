"""The smallest error that each relation finds: by hand, and on simulated relations of every kind."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import cycle, islice
from typing import Any

import pytest

from cqcheck.bilingual import Bilingual
from cqcheck.check import check_relation, scale_terms
from cqcheck.check.detectable import DetectableError, detectable_error, detectable_errors
from cqcheck.claims import Claim
from cqcheck.codelists import Kind, Measure, Verdict
from cqcheck.interval import EVERYTHING
from cqcheck.kinds import KINDS
from cqcheck.relations import Relation
from handmade import checked, page, relation
from press import Case, Press
from simulators import SIMULATORS

CASES = 250
HUNDRED = Decimal(100)
SEED = 11843
GDP = {"gdp": "1626.0亿元", "one": "12.3亿元", "two": "640.5亿元", "three": "973.2亿元"}
SUM = relation("sum", total="gdp", part=["one", "two", "three"])


# Whole numbers are no interval, and what is left of a whole may grow by anything: such relations find nothing.
EXCUSED = {(Kind.GROWTH, "whole base"), (Kind.HULL, "rest")}


def least(surfaces: dict[str, Any], of: Relation) -> DetectableError | None:
    claims = page(surfaces)
    (one,) = checked(claims, of)
    return detectable_error(one, {claim.claim_id: claim for claim in claims})


def test_a_sum_of_three_parts_finds_three_tenths() -> None:
    found = least(GDP, SUM)
    assert found is not None
    assert (found.claim_id, found.error) == ("gdp", Decimal("0.3"))
    assert found.percent == pytest.approx(Decimal("0.3") / 1626 * 100)


def test_each_figure_of_a_relation_has_a_least_error_of_its_own() -> None:
    claims = page({**GDP, "gdp": "1626.1亿元"})
    found = list(detectable_errors(SUM, {claim.claim_id: claim for claim in claims}))
    assert [(each.claim_id, each.error) for each in found] == [
        ("gdp", Decimal("0.2")),
        ("one", Decimal("-0.2")),
        ("two", Decimal("-0.2")),
        ("three", Decimal("-0.2")),
    ]


def test_counts_of_whole_things_find_an_error_of_one() -> None:
    found = least({"all": "4159个", "one": "4005个", "two": "154个"}, relation("sum", total="all", part=["one", "two"]))
    assert found is not None
    assert abs(found.error) == 1


def test_an_error_is_in_the_unit_of_its_figure() -> None:
    found = least(
        {"all": "1.3亿元", "one": "4000万元", "two": "9000万元"}, relation("sum", total="all", part=["one", "two"])
    )
    assert found is not None
    assert (found.claim_id, found.error) == ("two", Decimal(502))


def test_a_part_finds_errors_in_one_direction_only() -> None:
    found = least({"all": "474.65亿元", "some": "208.53亿元"}, relation("subset", whole="all", part="some"))
    assert found is not None
    assert (found.claim_id, found.error) == ("all", Decimal("-266.14"))


def test_a_broken_relation_has_no_least_error() -> None:
    assert least({**GDP, "three": "937.2亿元"}, SUM) is None


def test_an_undecided_relation_has_no_least_error() -> None:
    assert least(GDP, replace(SUM, why_undecided=Bilingual("部分未公布", "a part is not stated"))) is None


def test_a_relation_that_would_be_excused_finds_nothing() -> None:
    excused = replace(
        relation("sum", total="all", part=["one", "two"]),
        excuse=Bilingual("基数可能经过修订", "the base may have been revised"),
    )
    assert least({"all": "4160个", "one": "4005个", "two": "155个"}, excused) is None


def test_open_intervals_leave_nothing_to_find() -> None:
    over = {"surface": "1626.0亿元", "hedge": "over"}
    under = {"surface": "973.2亿元", "hedge": "under"}
    assert least({**GDP, "gdp": over, "one": {**over, "surface": "12.3亿元"}, "three": under}, SUM) is None


@cache
def simulated(kind: Kind) -> list[tuple[Case, DetectableError]]:
    press = Press(SEED)
    variants = [simulate for name, simulate in SIMULATORS[kind].items() if (kind, name) not in EXCUSED]
    cases = [simulate(press) for simulate in islice(cycle(variants), CASES)]
    return [(case, each) for case in cases for each in detectable_errors(case.relation, case.claims)]


def with_error(case: Case, claim_id: str, error: Decimal) -> dict[str, Claim]:
    claim = case.claims[claim_id]
    return {**case.claims, claim_id: replace(claim, value=claim.value + error)}


def verdict(case: Case, claim_id: str, error: Decimal) -> Verdict:
    return check_relation(case.relation, with_error(case, claim_id, error)).verdict


def is_blind(case: Case, claim_id: str, error: Decimal) -> bool:
    """Whether an error goes so far that nothing can be decided any more (a divisor is zero) or the sign is another, or more than all is lost."""
    claims = with_error(case, claim_id, error)
    terms = scale_terms(case.relation, claims).terms
    fell = claims[claim_id].measure is Measure.GROWTH and claims[claim_id].obs_value <= -HUNDRED
    return (
        fell
        or claims[claim_id].value * case.claims[claim_id].value <= 0
        or KINDS[case.relation.kind].residual(terms) == EVERYTHING
    )


@pytest.mark.parametrize("kind", Kind)
def test_an_error_of_that_size_or_a_little_larger_is_found_and_a_little_smaller_one_is_not(kind: Kind) -> None:
    tried = 0
    for case, least_found in simulated(kind):
        name, error = least_found.claim_id, least_found.error
        unit = Decimal(1).scaleb(-case.claims[name].decimals).copy_sign(error)
        tried += 1
        assert verdict(case, name, error) is Verdict.INVALID, (str(case), least_found)
        assert verdict(case, name, error - unit) is Verdict.VALID, (str(case), least_found)
        if not is_blind(case, name, error + unit):
            assert verdict(case, name, error + unit) is Verdict.INVALID, (str(case), least_found)
    assert tried > CASES


@pytest.mark.parametrize("kind", Kind)
def test_what_finds_an_error_of_a_figure_is_the_least_in_either_direction(kind: Kind) -> None:
    for case, least_found in simulated(kind):
        name, error = least_found.claim_id, least_found.error
        unit = Decimal(1).scaleb(-case.claims[name].decimals).copy_sign(error)
        if not is_blind(case, name, unit - error):
            assert verdict(case, name, unit - error) is Verdict.VALID, (str(case), least_found)
