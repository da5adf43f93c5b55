"""Lists of parts and what they may be parts of."""

import pytest

from cqcheck.extract import extract_claims
from cqcheck.read import parse_text
from cqcheck.relate.page import Page
from cqcheck.relate.scopes import Cue

TITLE = "2023年南京市国民经济和社会发展统计公报\n\n　　"


def scopes_of(text: str) -> list[tuple[Cue, str | None, list[str]]]:
    document = parse_text(TITLE + text, "page")
    page = Page(document, extract_claims(document).claims)
    return [
        (scope.cue, scope.wholes[0].name if scope.wholes else None, [part.name for part in scope.parts])
        for scope in page.scopes
    ]


def test_a_list_after_a_full_stop_goes_on_after_a_semicolon() -> None:
    (scope,) = scopes_of("货物出口总额3462.7亿元。其中，机电产品出口1837.0亿元；农产品出口20.5亿元。")
    assert scope == (Cue.PART, "货物出口总额", ["机电产品出口", "农产品出口"])


def test_a_list_within_a_sentence_ends_at_a_semicolon() -> None:
    (scope,) = scopes_of("工业投资增长13.5%，其中技术改造投资增长5.5%；基础设施投资增长13.2%。")
    assert scope[2] == ["技术改造投资"]


def test_brackets_hold_a_list_of_their_own() -> None:
    found = scopes_of("年末金融机构168家，其中银行类机构49家（含信用卡中心7家），保险类机构66家。")
    assert [scope[0] for scope in found] == [Cue.BRACKET, Cue.PART]
    assert found[1][2] == ["银行类机构", "保险类机构"]


def test_a_bracket_that_explains_a_name_opens_no_list() -> None:
    (scope,) = scopes_of("全年培训劳动者300万人次，其中企业职工120万人次，农民工（包括在岗农民工）80万人次。")
    assert len(scope[2]) == 2


def test_a_composition_is_told_by_its_last_word() -> None:
    (scope,) = scopes_of("年末评价机构39520个，由鉴定机构2606个和认定机构36914个组成。")
    assert scope[0] is Cue.COMPOSED
    assert len(scope[2]) == 2


def test_items_of_a_list_in_lines_of_their_own_belong_together() -> None:
    text = "文化市场单位营业收入771.4亿元。其中：\n- 娱乐场所营业收入589.6亿元。\n- 上网服务场所营业收入181.8亿元。\n"
    (scope,) = scopes_of(text)
    assert len(scope[2]) == 2


@pytest.mark.parametrize(
    "text", ["全市地区生产总值17421.40亿元，增长4.6%。", "第一产业增加值317.75亿元；第二产业增加值5929.00亿元。"]
)
def test_no_cue_opens_no_list(text: str) -> None:
    assert scopes_of(text) == []


def test_a_list_under_a_colon_is_of_what_the_line_before_names() -> None:
    text = (
        "全年全国文化事业费1280.4亿元，增长6.5%。人均文化事业费90.8元。\n\n全国文化事业费中：\n"
        "- 县以上文化事业费597.6亿元，占46.7%；\n- 县及县以下文化事业费682.7亿元，占53.3%。\n"
    )
    (scope,) = scopes_of(text)
    assert scope == (Cue.AMONG, "文化事业费", ["县以上文化事业费", "县和县以下文化事业费"])


def test_what_ends_like_the_part_before_a_semicolon_and_unlike_the_whole_is_one_more_part() -> None:
    (scope,) = scopes_of("年末从业人员18.1万人，其中高级职称1.3万人，占7.0%；中级职称2.4万人，占13.1%。")
    assert len(scope[2]) == 2


def test_what_does_not_stand_beside_the_whole_in_the_catalogue_is_one_more_part() -> None:
    (scope,) = scopes_of("秋粮播种面积141.93万亩，其中水稻播种面积122.50万亩；玉米播种面积7.82万亩。")
    assert scope[2] == ["稻谷播种面积", "玉米播种面积"]


def test_what_stands_beside_the_whole_in_the_catalogue_ends_its_list() -> None:
    (scope,) = scopes_of("夏粮播种面积66.63万亩，其中小麦播种面积65.59万亩；秋粮播种面积141.93万亩。")
    assert scope[2] == ["小麦播种面积"]
