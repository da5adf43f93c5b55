"""Which period and which status a figure takes from title, paragraph and sentence."""

from cqcheck.claims import Claim
from cqcheck.codelists import ObsStatus
from cqcheck.extract import extract_claims
from cqcheck.read import parse_text


def claims_of(text: str) -> dict[str, Claim]:
    return {claim.surface: claim for claim in extract_claims(parse_text(text, "a")).claims}


def test_a_title_with_a_blank_in_its_year_dates_the_overview() -> None:
    claims = claims_of("2021 年度全国生育保险概况\n\n年末生育保险参保人数23752万人。\n")
    assert claims["23752万人"].time_period == "2021"


def test_first_accounts_make_the_whole_paragraph_on_the_product_provisional() -> None:
    claims = claims_of(
        "2022年南京市统计公报\n\n初步核算，全年地区生产总值9540.30亿元。其中，第一产业增加值178.40亿元。\n\n年末就业人数286.4万人。\n"
    )
    assert claims["178.40亿元"].obs_status is ObsStatus.PROVISIONAL
    assert claims["286.4万人"].obs_status is ObsStatus.NORMAL


def test_what_is_done_of_the_plan_of_the_year_is_an_outcome() -> None:
    claims = claims_of("2025年湖北省经济运行情况\n\n城镇新增就业完成年计划的106.5%，居民人均可支配收入增长5.1%。\n")
    assert {claim.obs_status for claim in claims.values()} == {ObsStatus.NORMAL}


LOOKING_BACK = "2026年1月27日在湖北省第十四届人民代表大会第五次会议上\n\n政府工作报告\n\n一、“十四五”时期工作回顾\n\n"


def test_what_was_done_in_a_paragraph_on_five_years_spans_them_and_what_stands_keeps_the_year() -> None:
    claims = claims_of(
        LOOKING_BACK + "五年来，民生不断改善。改造老旧小区6120个，加装电梯1.4万台、扶梯260台，轨道运营线路增至9条。\n"
    )
    assert {surface: claim.time_period for surface, claim in claims.items()} == {
        "6120个": "2021/2025",
        "1.4万台": "2021/2025",
        "260台": "2021/2025",
        "9条": "2025",
    }


def test_where_things_stand_at_the_end_of_a_span_is_of_its_last_year() -> None:
    text = "某省2026年政府工作报告\n\n五年来，新建改建农村公路2万公里，城镇化率提高到68.24%，建成绿道5430公里。"
    claims = extract_claims(parse_text(text, "text")).claims
    assert [claim.time_period for claim in claims] == ["2021/2025", "2025", "2021/2025"]


def test_life_expectancy_is_no_expectation() -> None:
    (claim,) = claims_of("南京市2023年国民经济和社会发展统计公报\n\n人均预期寿命达到80.6岁。").values()
    assert claim.obs_status is ObsStatus.NORMAL
