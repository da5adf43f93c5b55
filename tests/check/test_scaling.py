"""Terms in one unit, whatever the figures are printed in."""

from decimal import Decimal
from typing import Any

import pytest

from cqcheck.check import ScaledTerms, scale_terms
from cqcheck.interval import Interval
from handmade import page, relation


def scaled(surfaces: dict[str, Any], kind: str, **roles: str | list[str]) -> ScaledTerms:
    claims = page(surfaces)
    return scale_terms(relation(kind, **roles), {claim.claim_id: claim for claim in claims})


def test_a_sum_is_in_the_coarsest_unit_of_its_terms() -> None:
    found = scaled(
        {"all": "1.3亿元", "one": "4000万元", "two": "9000.0万元"}, kind="sum", total="all", part=["one", "two"]
    )
    assert found.unit == "亿元"
    assert found.terms.many("part") == (
        Interval(Decimal("0.39995"), Decimal("0.40005")),
        Interval(Decimal("0.899995"), Decimal("0.900005")),
    )


def test_an_implied_interval_goes_back_into_the_stated_unit() -> None:
    found = scaled({"all": "1.3亿元", "one": "4000万元"}, kind="subset", whole="all", part="one")
    assert found.in_stated_unit("one", Interval.exactly(Decimal("0.5"))) == Interval.exactly(5000)


@pytest.mark.parametrize(("surface", "middle"), [("1/5", 20), ("20%", 20), ("200‰", 20), ("1.5倍", 150)])
def test_shares_and_growths_are_in_per_cent(surface: str, middle: int) -> None:
    share = (
        {"surface": "0.2", "measure": "share", "unit": ""}
        if "/" in surface
        else {"surface": surface, "measure": "share"}
    )
    found = scaled({"a": "2亿元", "b": "10亿元", "s": share}, kind="share", part="a", whole="b", share="s")
    assert found.terms.one("share").middle == middle


def test_rates_in_per_mille_stay_in_per_mille() -> None:
    rates = {
        name: {"surface": rate, "measure": "rate"} for name, rate in (("n", "0.62‰"), ("b", "5.68‰"), ("d", "5.06‰"))
    }
    found = scaled(rates, kind="balance", total="n", plus="b", minus="d")
    assert found.unit == "‰"
    assert found.terms.one("total").middle == Decimal("0.62")


def test_a_quotient_in_pieces_is_rounded_where_a_number_of_pieces_is_exact() -> None:
    found = scaled(
        {"all": "7377699人", "homes": "2135386户", "each": "3人"},
        kind="per_capita",
        total="all",
        population="homes",
        per_capita="each",
    )
    assert found.terms.one("per_capita") == Interval(Decimal("2.5"), Decimal("3.5"))
    assert found.terms.one("total") == Interval.exactly(7377699)
