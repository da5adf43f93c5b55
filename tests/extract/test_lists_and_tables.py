"""Lists, bullets and tables: what their items take from the words around them."""

import pytest

from cqcheck.claims import Claim
from cqcheck.extract import extract_claims
from cqcheck.read import parse_text

TITLE = "2023年宁远市国民经济和社会发展统计公报\n\n"


def claims_of(text: str) -> list[Claim]:
    return list(extract_claims(parse_text(TITLE + text, "d")).claims)


def named(text: str) -> list[tuple[str, str]]:
    return [(claim.surface, claim.indicator) for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市实现工业总产值1,234.5亿元,同比增长7.2%;财政总收入30.1亿元,增长4.4%。",
            [("1,234.5亿元", "工业总产值"), ("7.2%", "工业总产值"), ("30.1亿元", "财政总收入"), ("4.4%", "财政总收入")],
        ),
    ],
)
def test_a_half_width_comma_ends_a_clause_but_no_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_table_with_rows_of_any_length_gives_each_cell_once() -> None:
    columns = 300
    head, row = "| 地区 " + "| 生产总值 " * columns + "|\n", "| 宁远市 " + "| 12.5 " * columns + "|\n"
    claims = claims_of(head + row)
    assert len({claim.start for claim in claims}) == len(claims) == columns


def test_rows_behind_a_part_belong_to_the_head_row_above_them() -> None:
    rows = (
        ("出口额", "398.8"),
        ("其中：一般贸易", "318.1"),
        ("加工贸易", "67.8"),
        ("进口额", "237.6"),
        ("其中：一般贸易", "188.7"),
        ("加工贸易", "33.2"),
    )
    table = "| 指标 | 金额（亿元） |\n" + "\n".join(f"| {label} | {value} |" for label, value in rows)
    names = {claim.surface: claim.indicator for claim in claims_of(f"表1 2023年进出口情况\n{table}\n")}
    assert names["67.8"] == "加工贸易出口额"
    assert names["33.2"] == "加工贸易进口额"
    assert names["188.7"] == "一般贸易进口额"


def ranked(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(claim.indicator, claim.rank_of, claim.reference) for claim in claims_of(text) if claim.rank_of]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "工业总产值、粮食产量、民用汽车保有量等三项主要指标全部位列全省第一。",
            [("工业总产值", "全省"), ("粮食产量", "全省"), ("民用汽车保有量", "全省")],
        ),
        (
            "全市技能人才达43万人、研发人员达9.8万人，均居全省首位。",
            [("技能人才", "全省"), ("研发人员", "全省")],
        ),
        (
            "工业总产值1253.7亿元，增长10.1%；粮食产量24.8万吨，增长2.3%。这两项指标均居全省第3位。",
            [("工业总产值", "全省"), ("粮食产量", "全省")],
        ),
        ("水权累计成交量稳居全国区域水权市场首位。", [("水权成交量", "全国区域水权市场")]),
        ("获得自治区创新能力测评第一名的成绩。", [("自治区创新能力测评", "自治区")]),
        ("全市技能人才达43万人，工业总产值1253.7亿元，居主城都市区第2。", [("工业总产值", "主城都市区")]),
    ],
)
def test_a_rank_belongs_to_every_member_of_its_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert ranked(text) == [(name, "level", field) for name, field in expected]


def test_a_region_behind_a_bullet_is_the_area_of_its_item() -> None:
    claims = claims_of(
        "全市社会救助经费合计128.4亿元。\n- 东部地区社会救助经费54.2亿元，占42.2%，比重下降0.8个百分点。\n"
    )
    assert [(claim.ref_area, claim.indicator) for claim in claims[1:]] == [("东部地区", "社会救助经费")] * 3
    assert [claim.reference for claim in claims[1:]] == [None, "社会救助经费", "上年"]


@pytest.mark.parametrize(
    ("text", "indicator", "whole"),
    [
        ("高技术制造业产值356.2亿元，在工业总产值中占28.4%。", "高技术制造业产值", "工业总产值"),
        ("新能源汽车产量12.3万辆，增长8.1%，在汽车产量中的占比达43.1%。", "新能源汽车产量", "汽车产量"),
    ],
)
def test_a_whole_in_front_of_its_share(text: str, indicator: str, whole: str) -> None:
    share = claims_of(text)[-1]
    assert (share.indicator, share.measure, share.reference) == (indicator, "share", whole)


@pytest.mark.parametrize("sign", [":", "∶", "："])
def test_the_base_of_a_ratio_goes_with_it(sign: str) -> None:
    claims = claims_of(f"城乡居民收入比从2.46{sign}1缩小至2.31{sign}1左右。")
    assert [claim.indicator for claim in claims] == ["城乡居民收入比"] * 2
    assert [claim.hedge for claim in claims] == ["exact", "approx"]


@pytest.mark.parametrize(
    ("text", "unit", "dimension"),
    [
        ("星级饭店平均房价415.6元/间夜。", "元/间夜", "money per room-night"),
        ("年末牲畜存栏14万头只。", "万头只", "item"),
    ],
)
def test_units_of_nights_and_herds(text: str, unit: str, dimension: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.unit.text, claim.unit.dimension) == (unit, dimension)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "居民恩格尔系数为31.4%，其中城镇居民为30.8%，农村居民为33.9%。",
            ["居民恩格尔系数", "城镇居民恩格尔系数", "农村居民恩格尔系数"],
        ),
        (
            "全市居民人均可支配收入为45216元。按城乡分，农村居民为28730元；城镇居民为52384元。",
            ["居民人均可支配收入", "农村居民人均可支配收入", "城镇居民人均可支配收入"],
        ),
    ],
)
def test_a_part_keeps_the_head_of_its_whole(text: str, expected: list[str]) -> None:
    assert [claim.indicator for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("一般公共预算收入208.6亿元，增长6%，税收占比78.3%。", "一般公共预算收入"),
        ("实际使用外资11.5亿美元，制造业占40.9%。", "实际使用外资"),
        ("每千人口医师数达3.4人，康复医院护理型床位占比达46.8%。", None),
        ("粮食总产值达27.6亿元，集体收入过百万元的行政村占比达43%。", None),
        ("自营仓储件数占比54.2%，委托仓储件数占比45.8%。", None),
    ],
)
def test_a_share_without_whole_takes_only_a_whole_of_its_kind(text: str, whole: str | None) -> None:
    share = claims_of(text)[-1]
    assert (share.measure, share.reference) == ("share", whole)


def test_both_ends_of_a_rise_are_shares_of_the_same_whole() -> None:
    text = "每万人口专利拥有量达28件；新能源汽车产量占汽车产量的比重由26.1%提高到38.5%。"
    shares = [claim for claim in claims_of(text) if claim.measure == "share"]
    assert [claim.reference for claim in shares] == ["汽车产量"] * 2
    alone = claims_of("每万人口专利拥有量达28件；可再生能源装机占比由26.1%提高到38.5%。")
    assert [claim.reference for claim in alone[1:]] == [None, None]


def test_a_sum_of_three_is_about_all_of_them() -> None:
    text = (
        "对欧盟进出口总额12.3亿元，对东盟进出口总额10.1亿元，对韩国进出口总额8.7亿元，三者合计占全市进出口总额的57.3%。"
    )
    share = claims_of(text)[-1]
    assert (share.indicator, share.reference) == ("对欧盟、对东盟、对韩国进出口总额", "货物进出口总额")


@pytest.mark.parametrize(
    "items", ["\n- 城镇居民27.5万人次；\n- 农村居民8.7万人次。\n", "城镇居民27.5万人次，农村居民8.7万人次。"]
)
def test_a_part_behind_a_bullet_or_in_the_sentence_keeps_its_whole(items: str) -> None:
    names = [claim.indicator for claim in claims_of(f"全年国内出游36.2万人次，增长7.4%。其中：{items}")]
    assert names[2:] == ["城镇居民国内出游", "农村居民国内出游"]


def test_a_share_of_what_stands_behind_it() -> None:
    claims = claims_of("74.5%的车间具有能耗监测系统，同比上升1.6个百分点；68.3%的行政村通了客车。")
    assert [(claim.indicator, claim.measure) for claim in claims] == [
        ("具有能耗监测系统的车间", "share"),
        ("具有能耗监测系统的车间", "change"),
        ("通了客车的行政村", "share"),
    ]
    assert [claim.reference for claim in claims] == ["车间", "上年", "行政村"]


def test_both_of_a_pair_share_a_rank() -> None:
    assert ranked("研发人员和技能人才均居全省第2位。") == [
        ("研发人员", "level", "全省"),
        ("技能人才", "level", "全省"),
    ]


def test_the_tax_ratio_is_a_share_of_the_revenue() -> None:
    share = claims_of("全年一般公共预算收入146.8亿元，增长4.9%。其中，税收收入119.5亿元，税比81.4%。")[-1]
    assert (share.indicator, share.measure, share.reference) == ("税收收入", "share", "一般公共预算收入")
