"""The lexicon of areas is complete and sound, and a name finds the area that a bulletin means."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cqcheck.errors import DefinitionError
from cqcheck.lexicons import files
from cqcheck.lexicons.areas import Area, AreaLevel, area_index, load_areas, read_not_areas

CURRENT = [area for area in load_areas() if area.former_until is None]
FORMER = [area for area in load_areas() if area.former_until is not None]

# 2023年民政事业发展统计公报 (end of 2023): 34 province-level, 333 prefecture-level, 2844 county-level divisions.
PUBLISHED_2023 = {AreaLevel.PROVINCE: 34, AreaLevel.PREFECTURE: 333, AreaLevel.COUNTY: 2844}
FOUNDED_SINCE = {"653228": "和康县", "653229": "和安县", "500157": "两江新区", "653132": "岑岭县", "659013": "草湖市"}
ABOLISHED_SINCE = {"500105": "江北区", "500112": "渝北区"}


def code_of(name: str, within: str | None = None) -> str | None:
    area = area_index().resolve(name, within)
    return area.code if area else None


def found_in(text: str) -> Iterator[str]:
    """The areas' codes that a search from left to right, longest name first, finds in a text."""
    by_name, start = area_index().by_name, 0
    while start < len(text):
        ends = (end for end in range(len(text), start, -1) if text[start:end] in by_name)
        end = next(ends, start + 1)
        yield from (area.code for area in by_name.get(text[start:end], ())[:1])
        start = end


def test_counts_by_level_are_the_published_ones_of_2023_and_the_changes_since() -> None:
    counts = Counter(area.level for area in CURRENT)
    counts[AreaLevel.COUNTY] += len(ABOLISHED_SINCE) - len(FOUNDED_SINCE)
    assert counts == PUBLISHED_2023


def test_divisions_founded_and_abolished_since_2023_are_known_as_such() -> None:
    names = {area.code: area.name for area in CURRENT}
    assert {code: names.get(code) for code in FOUNDED_SINCE} == FOUNDED_SINCE
    former = {area.code: area.name for area in FORMER if area.former_until == 2025}
    assert former == ABOLISHED_SINCE


def test_kinds_of_county_level_divisions_are_as_published() -> None:
    kinds = ["自治县", "自治旗", "林区", "特区", "区", "市", "县", "旗"]
    counts = Counter(
        # 金林区 is a district like others; the one forestry district is 神农架林区
        next(kind for kind in kinds if area.name.endswith(kind) and (kind != "林区" or area.code == "429021"))
        for area in CURRENT
        if area.level is AreaLevel.COUNTY
    )
    assert counts == {"区": 976, "市": 398, "县": 1302, "自治县": 117, "旗": 49, "自治旗": 3, "特区": 1, "林区": 1}


def test_codes_are_unique_among_current_areas() -> None:
    assert [code for code, count in Counter(area.code for area in CURRENT).items() if count > 1] == []


def test_areas_stand_in_the_order_of_code_and_year() -> None:
    keys = [(area.code, area.former_until or 0) for area in load_areas()]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("area", [a for a in load_areas() if a.level is AreaLevel.PROVINCE], ids=lambda a: a.code)
def test_province_has_no_parent_and_a_code_in_0000(area: Area) -> None:
    assert area.parent == ""
    assert area.code.endswith("0000")


def test_parent_exists_and_encloses_by_its_code() -> None:
    codes = {area.code for area in load_areas()}
    for area in load_areas():
        if area.level is AreaLevel.PREFECTURE:
            assert area.code.endswith("00")
            assert area.parent == area.code[:2] + "0000"
        if area.level is AreaLevel.COUNTY:
            prefecture, province = area.code[:4] + "00", area.code[:2] + "0000"
            assert area.parent == (prefecture if prefecture in codes else province)
        assert not area.parent or area.parent in codes


def test_current_areas_lie_in_current_ones() -> None:
    codes = {area.code for area in CURRENT}
    assert [area.code for area in CURRENT if area.parent and area.parent not in codes] == []


def test_counties_directly_under_a_province_are_those_of_four_provinces_and_the_municipalities() -> None:
    direct = {area.code[:4] for area in CURRENT if area.level is AreaLevel.COUNTY and area.parent.endswith("0000")}
    municipalities = {"1101", "1201", "3101", "5001", "5002"}
    assert direct - municipalities == {"4190", "4290", "4690", "6590"}


@pytest.mark.parametrize(
    ("name", "short_name"),
    [
        ("重庆市", "重庆市"),
        ("浙江省", "浙江省"),
        ("广西壮族自治区", "广西"),
        ("内蒙古自治区", "内蒙古"),
        ("宁夏回族自治区", "宁夏"),
        ("香港特别行政区", "香港"),
        ("南京市", "南京市"),
        ("阿里地区", "阿里地区"),
        ("兴安盟", "兴安盟"),
        ("恩施土家族苗族自治州", "恩施州"),
        ("海西蒙古族藏族自治州", "海西州"),
        ("巴音郭楞蒙古自治州", "巴州"),
        ("九龙坡区", "九龙坡区"),
        ("石柱土家族自治县", "石柱县"),
        ("东乡族自治县", "东乡县"),
        ("龙胜各族自治县", "龙胜县"),
        ("察布查尔锡伯自治县", "察布查尔县"),
        ("积石山保安族东乡族撒拉族自治县", "积石山县"),
        ("鄂温克族自治旗", "鄂温克旗"),
        ("管城回族区", "管城区"),
        ("回民区", "回民区"),
        ("神农架林区", "神农架林区"),
        ("浦东新区", "浦东新区"),
    ],
)
def test_short_name_drops_the_nationality_and_keeps_the_level(name: str, short_name: str) -> None:
    assert {area.short_name for area in CURRENT if area.name == name} == {short_name}
    assert code_of(short_name) == code_of(name)


def test_no_short_name_speaks_of_autonomy_or_a_nationality() -> None:
    assert [area.short_name for area in load_areas() if "自治" in area.short_name or "族" in area.short_name] == []


@pytest.mark.parametrize(
    ("name", "code", "until"),
    [
        ("襄樊市", "420600", 2010),
        ("崇文区", "110103", 2010),
        ("宣武区", "110104", 2010),
        ("闸北区", "310108", 2015),
        ("卢湾区", "310103", 2011),
        ("萧山市", "330181", 2001),
        ("莱芜市", "371200", 2018),
        ("思茅市", "530800", 2007),
        ("下城区", "330103", 2021),
        ("米林县", "540422", 2023),
        ("涪陵市", "517000", 1997),
        ("江津市", "500381", 2006),
        ("渝北区", "500112", 2025),
        ("路南县", "530126", 1998),
    ],
)
def test_former_name_resolves_to_the_former_area(name: str, code: str, until: int) -> None:
    area = area_index().resolve(name)
    assert area is not None
    assert (area.code, area.former_until) == (code, until)


def test_former_names_reach_back_to_1995() -> None:
    years = [area.former_until for area in FORMER if area.former_until]
    assert min(years) == 1995
    assert len(FORMER) == 760


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("鼓楼区", "320100", "320106"),
        ("鼓楼区", "320300", "320302"),
        ("鼓楼区", "410000", "410204"),
        ("鼓楼区", None, None),
        ("鼓楼区", "320000", None),
        ("江北区", "500107", "500105"),  # a neighbour of the document's area, by way of 重庆市
        ("江北区", "330200", "330205"),
        ("桥东区", "130500", "130502"),
        ("海南区", "150300", "150303"),
        ("城区", "140300", "140302"),
        ("江津区", "110000", "500116"),  # nothing of the name in 北京: the document looks beyond
    ],
)
def test_the_documents_area_decides_between_namesakes(name: str, within: str | None, code: str | None) -> None:
    assert code_of(name, within) == code


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("江北区", None, "330205"),  # 宁波's, while the one of 重庆 was abolished in 2025
        ("巢湖市", None, "340181"),  # since 2011 a county-level city
        ("重庆市", "510000", "500000"),  # until 1997 a city of 四川
        ("泰州市", "321000", "321200"),  # until 1996 a county-level city of 扬州
    ],
)
def test_a_current_area_wins_over_a_former_one(name: str, within: str | None, code: str) -> None:
    assert code_of(name, within) == code


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("南京", "320100"),
        ("涪陵", "500102"),
        ("广东", "440000"),
        ("恩施", "422800"),
        ("吉林", "220000"),
        ("海南", "460000"),
        ("长沙", "430100"),
        ("西安", "610100"),
        ("渝北", "500112"),
    ],
)
def test_stem_stands_for_one_area(stem: str, code: str) -> None:
    assert [area.code for area in area_index().by_name[stem]] == [code]
    assert code_of(stem) == code


def test_stems_of_namesakes_of_one_rank_stand_for_none() -> None:
    assert [stem for stem in ("朝阳", "鼓楼", "西湖", "永定", "通州", "襄樊") if code_of(stem)] == []


def test_excluded_stems_do_not_match() -> None:
    by_name = area_index().by_name
    assert [stem for stem in read_not_areas()["stems"] if by_name.get(stem) or code_of(stem)] == []


def test_excluded_stems_and_names_are_those_of_areas() -> None:
    not_areas = read_not_areas()
    names = {known for area in load_areas() for known in (area.name, area.short_name)}
    assert not_areas["names"] - names == set()
    assert not_areas["stems"] - {area.stem for area in load_areas()} == set()
    assert not_areas["stems"] & names == set()


def test_excluded_names_are_not_searched_for() -> None:
    assert read_not_areas()["names"] & area_index().by_name.keys() == set()


def test_excluded_name_resolves_where_it_is_given_as_a_name() -> None:
    assert code_of("范县") == "410926"
    assert code_of("城区", within="140300") == "140302"


@pytest.mark.parametrize(
    ("name", "code"), [("阳泉市城区", "140302"), ("濮阳市范县", "410926"), ("甘南州合作市", "623001")]
)
def test_excluded_name_counts_behind_the_enclosing_areas(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize(
    "text",
    [
        "和平、城区、郊区、新建、海港、新华、城中、新城、东方、向阳、东风、安全",
        "全市新增城市公园12个，老城区改造成效明显",
        "农民合作社资源丰富，生活富裕",
        "隆重庆祝中国共产党成立100周年",
        "建成都市农业示范县，健康县域医共体",
        "其中卫生健康支出增长5%，医保定点机构",
        "黄河南岸、珠江西岸、太行山东麓",
        "年日照时数2100小时，居民和县级医院",
    ],
)
def test_text_without_an_area_yields_none(text: str) -> None:
    assert list(found_in(text)) == []


def test_areas_are_found_in_running_text() -> None:
    text = "美丽江西建设；与四川省、石柱县、涪陵、万州签约，南京市推广东莞经验"
    assert list(found_in(text)) == ["360000", "510000", "500240", "500102", "500101", "320100", "441900"]


def test_phrases_are_no_names() -> None:
    names = {known for area in load_areas() for known in (area.name, area.short_name)}
    assert read_not_areas()["phrases"] & names == set()


@pytest.mark.parametrize(
    ("code", "enclosing"),
    [
        ("500107", ["500000"]),
        ("320106", ["320100", "320000"]),
        ("429004", ["420000"]),
        ("341402", ["341400", "340000"]),
        ("320000", []),
    ],
)
def test_chain_goes_from_the_nearest_to_the_province(code: str, enclosing: list[str]) -> None:
    assert [area.code for area in area_index().chain(code)] == enclosing


def test_a_division_encloses_itself_and_its_parts_only() -> None:
    index = area_index()
    assert index.encloses("320100", "320106")
    assert index.encloses("320100", "320100")
    assert not index.encloses("320106", "320100")


def test_every_fault_of_the_file_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "areas.csv"
    path.write_text(
        "code,name,short_name,level,parent,former_until\n110000,北京市,北京市,capital,,\n120000,天津市\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(files, "LEXICONS", tmp_path)
    with pytest.raises(DefinitionError) as raised:
        load_areas.__wrapped__()
    assert [line for line, _ in raised.value.faults] == [2, 3]


def test_other_columns_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "areas.csv").write_text("code,name\n", encoding="utf-8")
    monkeypatch.setattr(files, "LEXICONS", tmp_path)
    with pytest.raises(DefinitionError, match="the columns are not code,name,short_name"):
        load_areas.__wrapped__()
