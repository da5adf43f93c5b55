"""One name for one thing."""

import pytest

from cqcheck.relate.names import heads_agree, is_average, is_new, is_of_one_kind, normalise


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("全市规上工业增加值", "规模以上工业增加值"),
        ("固投", "固定资产投资"),
        ("限额以上贸易单位饮料类商品零售额", "限额以上饮料零售额"),
        ("限额以上批发零售企业饮料类零售额", "限额以上饮料零售额"),
        ("新能源汽车总产量", "新能源汽车产量"),
        ("食品烟酒类居民消费价格", "食品烟酒居民消费价格"),
    ],
)
def test_spellings_of_one_thing_have_one_name(spelling: str, name: str) -> None:
    assert normalise(spelling) == name


def test_a_longer_name_is_another_thing() -> None:
    assert normalise("高技术制造业增加值") != normalise("规模以上工业增加值")
    assert normalise("公共图书馆从业人员") == "公共图书馆从业人员"


@pytest.mark.parametrize(
    ("part", "whole", "agree"),
    [
        ("工业投资", "固定资产投资", True),
        ("税收收入", "一般公共预算收入", True),
        ("个体工商户", "经营主体", True),
        ("固定资产投资", "地区生产总值", True),
        ("小麦总产量", "夏粮播种面积", False),
        ("机电产品进出口", "货物出口总额", False),
        ("机电产品出口", "货物进出口总额", True),
    ],
)
def test_unlike_heads_are_no_part_and_whole(part: str, whole: str, agree: bool) -> None:  # noqa: FBT001
    assert heads_agree(part, whole) is agree


def test_names_that_end_alike_are_of_one_kind() -> None:
    assert is_of_one_kind("国家级重点实验室", "省级以上重点实验室")
    assert not is_of_one_kind("外商投资企业", "新设立经营主体")


def test_averages_and_new_things_are_told_by_their_words() -> None:
    assert is_average("居民人均可支配收入")
    assert not is_average("公开招聘事业单位工作人员")
    assert is_new("新设立经营主体")
    assert not is_new("新能源汽车产量")
