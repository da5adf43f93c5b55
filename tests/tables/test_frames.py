from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from pandera.errors import SchemaError

from cqcheck.bilingual import Bilingual
from cqcheck.claims import Claim
from cqcheck.codelists import Measure, Severity
from cqcheck.findings import Finding, Member, Repair, Suspect
from cqcheck.interval import INFINITY, Interval
from cqcheck.relations import Relation
from cqcheck.tables import claims_schema, claims_table, relations_table, suspects_table, terms_table
from handmade import checked, claim, page, relation

COLUMNS = [
    "doc_id", "claim_id", "start", "end", "surface", "sentence", "ref_area", "ref_area_code", "indicator",
    "indicator_code", "measure", "reference", "time_period", "value", "unit", "obs_value", "unit_measure", "unit_mult",
    "decimals", "hedge", "lower", "upper", "rank_of", "obs_status", "price_basis", "table",
]  # fmt: skip


def test_the_claims_table_has_every_field_of_a_claim_in_order() -> None:
    frame = claims_table(page({"gdp": "1626.0亿元", "growth": {"surface": "-3.2%", "measure": "growth"}}))
    assert list(frame.columns) == COLUMNS
    first = frame.iloc[0]
    assert (first["value"], first["obs_value"], first["unit_mult"]) == (1626.0, 162_600_000_000.0, 8)
    assert (first["lower"], first["upper"]) == (162_595_000_000.0, 162_605_000_000.0)
    assert frame.iloc[1]["value"] == -3.2


def test_an_open_side_is_empty() -> None:
    frame = claims_table([claim("figure", "500亿元", hedge="over")])
    assert frame.loc[0, "lower"] == 500e8
    assert pd.isna(frame.loc[0, "upper"])


@pytest.mark.parametrize("count", [0, 1, 3])
def test_types_do_not_depend_on_what_the_rows_hold(count: int) -> None:
    frame = claims_table(page({f"figure{number}": f"{number}户" for number in range(count)}))
    assert {str(kind) for kind in frame.dtypes} == {"str", "int64", "float64", "bool"}
    assert (str(frame["value"].dtype), str(frame["ref_area_code"].dtype)) == ("float64", "str")


def test_a_surface_that_is_not_the_slice_it_says_raises_at_once() -> None:
    figure = claim("figure", "1626.0亿元", start=2)
    assert len(claims_table([figure], "为约1626.0亿元。")) == 1
    with pytest.raises(SchemaError, match="surface is the slice"):
        claims_table([figure], "为1626.0亿元。。")


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"surface": "1626亿元"}, "as long as its span"),
        ({"start": 9, "end": 3}, "start < end"),
        ({"rank_of": Measure.LEVEL}, "says what is ranked"),
        ({"ref_area_code": "5001"}, "str_matches"),
        ({"indicator": ""}, "str_length"),
    ],
)
def test_a_malformed_row_raises_at_once(wrong: dict[str, object], fault: str) -> None:
    with pytest.raises(SchemaError, match=fault):
        claims_table([replace(claim("figure", "1626.0亿元"), **wrong)])  # type: ignore[arg-type]


def test_two_claims_of_one_id_raise_at_once() -> None:
    with pytest.raises(SchemaError, match="claim_id"):
        claims_table([claim("figure", "1亿元"), claim("figure", "2亿元")])


def test_a_lower_end_above_the_upper_raises_at_once() -> None:
    frame = claims_table([claim("figure", "1626.0亿元")])
    with pytest.raises(SchemaError, match="lower <= upper"):
        claims_schema().validate(frame.assign(lower=frame["upper"] + 1))


def test_a_measure_outside_the_code_list_raises_at_once() -> None:
    frame = claims_table([claim("figure", "1626.0亿元")])
    with pytest.raises(SchemaError, match="isin"):
        claims_schema().validate(frame.assign(measure="size"))


def test_numbers_where_text_is_expected_raise_at_once() -> None:
    frame = claims_table([claim("figure", "1626.0亿元")])
    with pytest.raises(SchemaError, match="text is text"):
        claims_schema().validate(frame.assign(unit_measure=frame["value"]))


def sum_of_two() -> list[Claim]:
    figures = page({"total": "9亿元", "one": "4亿元", "other": "4亿元"})
    return [replace(each, claim_id=f"公报.txt#{number}") for number, each in enumerate(figures)]


def relation_over(claims: list[Claim]) -> Relation:
    total, *parts = (each.claim_id for each in claims)
    return relation("sum", total=total, part=parts)


def test_relations_and_terms_stand_in_tables_of_their_own() -> None:
    found = checked(claims := sum_of_two(), relation_over(claims))
    relations, terms = relations_table(found), terms_table(found)
    assert relations.loc[0, ["doc_id", "rule", "kind", "verdict"]].to_list() == ["公报.txt", "SUM01", "sum", "valid"]
    assert relations.loc[0, ["residual_lower", "residual_upper"]].to_list() == [-0.5, 2.5]
    assert terms["role"].to_list() == ["total", "part", "part"]


def test_an_undecided_relation_says_why_and_no_other() -> None:
    claims = sum_of_two()
    made = replace(relation_over(claims), why_undecided=Bilingual("部分未公布", "a part is not stated"))
    assert relations_table(checked(claims, made)).loc[0, "why_undecided"] == "a part is not stated"


def test_suspects_stand_in_their_order_with_bounds_and_repair() -> None:
    suspect = Suspect(
        claim_id="c", weight=0.75, relations=("r1", "r2"), implied=Interval(Decimal(3), INFINITY), reason=Bilingual("因为", "because"),
        repair=Repair(Decimal("973.2"), "973.2亿元", "digits swapped"),
    )  # fmt: skip
    other = replace(suspect, claim_id="d", weight=0.25, implied=None, repair=None)
    finding = Finding(
        doc_id="公报.txt", finding_id="f", rule="SUM01", kind="sum", severity=Severity.CRITICAL, message="", message_en="",
        arithmetic=None, line=1, column=1, members=(Member("total", "c"),), suspects=(suspect, other), fingerprint="0",
    )  # fmt: skip
    frame = suspects_table([finding])
    assert frame["place"].to_list() == [1, 2]
    assert frame.loc[0, ["relations", "implied_lower", "repair_value"]].to_list() == ["r1 r2", 3.0, 973.2]
    assert frame.loc[1, ["implied_lower", "repair_surface"]].isna().all()
    assert pd.isna(frame.loc[0, "implied_upper"])
