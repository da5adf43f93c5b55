import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from pandera.errors import SchemaErrors

from cqcheck.bilingual import Bilingual
from cqcheck.claims import Claim
from cqcheck.codelists import Measure
from cqcheck.findings import EditFailure
from cqcheck.interval import Interval
from cqcheck.relate import load_rules
from cqcheck.tables import check_claims, claims_table, edits_schema
from handmade import claim


def failures(*claims: Claim) -> list[EditFailure]:
    numbered = [replace(each, claim_id=f"{each.indicator}#{number}") for number, each in enumerate(claims)]
    return check_claims(claims_table(numbered))


def rules_broken(*claims: Claim) -> list[str]:
    return [failure.rule for failure in failures(*claims)]


def test_every_edit_has_its_rule() -> None:
    codes = {rule.code for rule in load_rules()}
    assert {check.name for check in edits_schema().checks} <= codes


@pytest.mark.parametrize(
    ("surface", "fields", "broken"),
    [
        ("36.7%", {}, []),
        ("100.0%", {}, []),
        ("100.1%", {"hedge": "approx"}, []),
        ("134%", {}, ["RNG01"]),
        ("-0.1%", {}, ["RNG01"]),
        ("1340‰", {}, ["RNG01"]),
        ("0.2", {"unit": ""}, []),
        ("36.7", {"unit": ""}, []),
        ("80%", {"hedge": "over"}, []),
    ],
)
def test_a_share_lies_between_0_and_100_per_cent(surface: str, fields: dict[str, str], broken: list[str]) -> None:
    assert rules_broken(claim("制造业", surface, measure="share", **fields)) == broken


@pytest.mark.parametrize(
    ("indicator", "surface", "broken"),
    [
        ("群众满意度", "96.4%", []),
        ("群众满意度", "964%", ["RNG05"]),
        ("群众满意度", "89.6分", []),
        ("产品抽检合格率", "102%", ["RNG05"]),
        ("重大项目投资完成率", "125.5%", []),
        ("规模以上工业产销率", "101.3%", []),
        ("综合偿付能力充足率", "197%", []),
        ("银行业拨备覆盖率", "306%", []),
        ("长护险参保率", "103%", []),
    ],
)
def test_a_rate_of_a_whole_lies_between_0_and_100_but_others_may_exceed_it(
    indicator: str, surface: str, broken: list[str]
) -> None:
    assert rules_broken(claim(indicator, surface, measure="rate")) == broken


@pytest.mark.parametrize(
    ("surface", "fields", "broken"),
    [
        ("5.2%", {"reference": "上年"}, []),
        ("520%", {"reference": "上年"}, ["RNG03"]),
        ("5.2倍", {"reference": None}, ["RNG03"]),
        ("520%", {"reference": "2012"}, []),
        ("520%", {"reference": None, "time_period": "1978/2018"}, []),
    ],
)
def test_growth_over_a_year_lies_within_the_bounds_of_its_indicator(
    surface: str, fields: dict[str, str | None], broken: list[str]
) -> None:
    assert rules_broken(claim("地区生产总值", surface, measure="growth", **fields)) == broken


@pytest.mark.parametrize(
    ("indicator", "surface", "measure", "broken"),
    [
        ("地区生产总值", "1626.0亿元", "level", []),
        ("地区生产总值", "1626.0亿美元", "level", []),
        ("地区生产总值", "1626.0万吨", "level", ["RNG04"]),
        ("粮食产量", "99.35万人", "level", ["RNG04"]),
        ("常住人口", "954.7万户", "level", []),
        ("地区生产总值", "4.6亿元", "growth", ["RNG04"]),
        ("先进材料产业产值", "99.35万人", "level", []),
        ("地区生产总值", "37年", "level", []),
        ("居民人均可支配收入", "68138元/年", "level", []),
        ("居民人均可支配收入", "68138元/平方米", "level", ["RNG04"]),
    ],
)
def test_a_unit_is_of_the_dimension_of_its_indicator(
    indicator: str, surface: str, measure: str, broken: list[str]
) -> None:
    assert rules_broken(claim(indicator, surface, measure=measure)) == broken


def place(area: str, rank: str = "3", **fields: object) -> Claim:
    given = {"measure": "rank", "unit": "位", "rank_of": Measure.GROWTH, "reference": "全市", "ref_area": area}
    return claim("固定资产投资", rank, **(given | fields))


def test_two_districts_in_one_place_of_one_field_are_told_of() -> None:
    (failure,) = failures(place("九龙坡区"), place("涪陵区"), place("万州区", "4"))
    assert failure.rule == "RNK01"
    assert [(each.role, each.claim_id) for each in failure.members] == [
        ("higher", "固定资产投资#0"),
        ("lower", "固定资产投资#1"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        place("九龙坡区"),
        place("涪陵区", "4"),
        place("涪陵区", reference="主城都市区"),
        place("涪陵区", rank_of=Measure.LEVEL),
        place("涪陵区", time_period="2022"),
        place("涪陵区", hedge="under"),
        place("重庆市"),
    ],
)
def test_places_in_different_fields_are_different_places(other: Claim) -> None:
    assert rules_broken(place("九龙坡区"), other) == []


def test_a_failure_names_the_claim_and_what_would_be_right_in_its_own_unit() -> None:
    (failure,) = failures(claim("制造业", "1340‰", measure="share"))
    assert failure.implied == Interval(Decimal(0), Decimal(1000))
    assert failure.arithmetic == Bilingual("1340‰，应在 [0, 1000] ‰ 内", "1340‰, should lie in [0, 1000] ‰")


def test_several_edits_are_all_told_in_one_go() -> None:
    broken = rules_broken(claim("制造业", "134%", measure="share"), claim("地区生产总值", "3.2万吨"))
    assert broken == ["RNG01", "RNG04"]


def test_a_page_without_claims_passes() -> None:
    assert check_claims(claims_table([])) == []


def test_a_check_that_breaks_down_is_no_failure_of_the_bulletin() -> None:
    frame = claims_table([claim("地区生产总值", "1626.0亿元")])
    with pytest.raises(SchemaErrors):
        check_claims(frame.drop(columns="measure"))


def test_validation_does_not_load_what_only_tests_need(tmp_path) -> None:  # noqa: ANN001
    code = "import sys; from cqcheck.tables import claims_table; claims_table([]); print('hypothesis' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
