"""Web pages: what a page shows is read, in which order, and where it stands in the original."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from cqcheck.errors import InputError
from cqcheck.pipeline import check_document, with_claims
from cqcheck.read import Document, Place, read_bytes
from web_pages import as_plain_page, as_site_page, as_word_page, original, read_page

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = """# 南京市2023年国民经济和社会发展统计公报
## 一、综合
全年地区生产总值17421.40亿元，比上年增长4.6%。
| 指标 | 产量（万吨） | 增长（%） |
| 水泥 | 731.6 | -2.9 |
"""


def facts(document: Document) -> Counter[tuple[object, ...]]:
    claims = with_claims(document).claims
    return Counter((c.indicator, c.measure, c.value, c.unit, c.time_period, c.ref_area) for c in claims)


@pytest.mark.parametrize("page", [as_plain_page, as_word_page, as_site_page])
@pytest.mark.parametrize("seed", sorted(path.name for path in SEEDS.glob("*") if path.suffix in (".txt", ".md")))
def test_a_page_states_what_its_text_states(seed: str, page: Callable[[str], str], tmp_path: Path) -> None:
    plain = read_bytes((SEEDS / seed).read_bytes(), seed)
    encoding = "gb18030" if page is as_word_page else "utf-8"
    assert facts(read_page(tmp_path, page(plain.text).encode(encoding))) == facts(plain)


@pytest.mark.parametrize("page", [as_plain_page, as_site_page])
def test_menus_and_feet_are_left_out_and_the_text_is_kept(page: Callable[[str], str], tmp_path: Path) -> None:
    document = read_page(tmp_path, page(TEXT))
    way = (
        "您现在的位置：首页 > 统计公报\n来源：统计局\N{NO-BREAK SPACE}浏览次数：1207\n" if page is as_site_page else ""
    )
    *lines, head, row = TEXT.splitlines()
    assert document.text == way + "\n".join([*lines, "", head, row, "", ""])
    assert document.encoding == "html"


def test_places_are_blocks_in_the_order_of_the_page_and_cells_of_tables(tmp_path: Path) -> None:
    document = read_page(tmp_path, f"<nav><p>本站</p><p>导航</p></nav>{as_plain_page(TEXT)}")
    assert original(document, "17421.40") == Place("element", (5,))
    assert original(document, "-2.9") == Place("cell", (1, 2, 3))


def test_a_figure_in_a_menu_or_a_sentence_in_a_foot_is_never_left_out(tmp_path: Path) -> None:
    page = "<nav><p>菜单</p><p>出口12.5亿元</p></nav><p>正文。</p><footer><p>版权</p><p>注：本表为快报数。</p></footer>"
    assert read_page(tmp_path, page).text == "出口12.5亿元\n正文。\n注：本表为快报数。\n"


@pytest.mark.parametrize("is_linked", [True, False])
def test_links_alone_are_a_menu_and_a_link_in_a_sentence_is_text(is_linked: bool, tmp_path: Path) -> None:  # noqa: FBT001
    page = (
        "<p><a href='/'>上一页</a> <a href='/2'>第2页</a></p>"
        if is_linked
        else "<p>参见<a href='/'>表1</a>所列各项</p>"
    )
    assert read_page(tmp_path, f"{page}<p>正文。</p>").text == ("" if is_linked else "参见表1所列各项\n") + "正文。\n"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '9亿元';</script>",
        "<style>p::after {content: '9亿元'}</style>",
        "<template><b>9亿元</b></template>",
        "<noscript>9亿元</noscript>",
        "<span style='color: red; DISPLAY : none'>9<b>亿元</b></span>",
        "<span hidden>9亿元</span>",
        "<span style='mso-hide:all'>9亿元</span>",
        "<del>9亿元</del>",
        "<!-- 9亿元 --><!--[if gte mso 9]><p>9亿元</p><![endif]-->",
        "<select><option>9亿元</option></select>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(hidden: str, tmp_path: Path) -> None:
    assert read_page(tmp_path, f"<p>出口12{hidden}.5亿元。</p>").text == "出口12.5亿元。\n"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("出口<span>12</span><span>.5</span><o:p></o:p>亿元", "出口12.5亿元"),
        ("出口&nbsp;12&#46;5&#x4EBF;元&hellip;", "出口\N{NO-BREAK SPACE}12.5亿元…"),
        ("出口\n   12.5\t亿元", "出口 12.5 亿元"),
        ("出口12.5亿元，<br> 进口3.5亿元", "出口12.5亿元，\n进口3.5亿元"),
        ("出口12.5<sup>[1]</sup>亿元", "出口12.5[1]亿元"),
        ("出口<sup>1</sup>12.5<sup>2</sup>亿元", "出口[1]12.5[2]亿元"),
        ("面积12.5km<sup>2</sup>，10<sup>-3</sup>毫米", "面积12.5km²，10⁻³毫米"),
        ("CO<sub>2</sub>排放12.5万吨", "CO2排放12.5万吨"),
        ("<![if !supportLists]>1、<![endif]>出口", "1、出口"),
        ("出口<div>12.5亿元</div>其中", "出口\n12.5亿元\n其中"),
        ("出口<p style='display:inline'>12.5</p>亿元", "出口12.5亿元"),
        ("<span style='display:block'>出口</span>12.5亿元", "出口\n12.5亿元"),
    ],
)
def test_text_is_read_as_it_is_shown(markup: str, text: str, tmp_path: Path) -> None:
    assert read_page(tmp_path, f"<div>{markup}</div>").text == f"{text}\n"


def test_text_set_in_columns_keeps_its_blanks(tmp_path: Path) -> None:
    assert read_page(tmp_path, "<pre>水泥   731.6\r\n钢     5.5</pre>").text == "水泥   731.6\n钢     5.5\n"


def test_headings_have_their_level_and_sentences_in_them_are_none(tmp_path: Path) -> None:
    page = "<h1>南京市2023年<br>统计公报</h1><h3><b>工业</b></h3><h2>出口12.5亿元。进口3.5亿元。</h2>"
    assert read_page(tmp_path, page).text == "# 南京市2023年统计公报\n### 工业\n出口12.5亿元。进口3.5亿元。\n"


def test_numbers_that_a_list_shows_are_written(tmp_path: Path) -> None:
    page = (
        "<ol start=3><li>出口<li><p>进口</p><p>其中</p><ol type=a><li>一般贸易</ol><li>4. 顺差<li value=9>投资</ol>"
        "<ul><li>外资</ul><ol style='list-style: none'><li>内资</ol>"
    )
    assert read_page(tmp_path, page).text.split() == [
        "3、出口",
        "4、进口",
        "其中",
        "a、一般贸易",
        "4.",
        "顺差",
        "9、投资",
        "外资",
        "内资",
    ]


def test_text_behind_the_end_of_a_page_is_read(tmp_path: Path) -> None:
    assert read_page(tmp_path, "<html><body><p>甲</p></body></html>乙<div>丙</div>").text == "甲\n乙\n丙\n"


@pytest.mark.parametrize(
    "page",
    [
        "<?xml version='1.0' encoding='{}'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p>全年出口12.5%</p></body></html>",
        "<meta charset={}><p>全年出口12.5%</p>",
        "<META content='text/html; charset={}' http-equiv='Content-Type'><p>全年出口12.5%</p>",
    ],
)
@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-8", "gb18030"),
        ("gbk", "utf-8"),
        ("big5", "big5"),
        ("iso-8859-1", "gb18030"),
        ("utf-16", "utf-16"),
        ("none", "utf-8-sig"),
    ],
)
def test_the_charset_is_the_one_declared_or_the_one_that_fits(
    page: str, declared: str, encoding: str, tmp_path: Path
) -> None:
    data = page.format(declared).encode(encoding)
    assert read_page(tmp_path, data, "page.xhtml").text == "全年出口12.5%\n"


def test_findings_are_those_of_the_same_text(tmp_path: Path) -> None:
    wrong = "全市地区生产总值4126.53亿元。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1693.42亿元。"
    checked = check_document(read_page(tmp_path, as_word_page(wrong).encode("gb18030")))
    assert [finding.rule for finding in checked.findings] == ["SUM01"]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "page.html: the file is empty"),
        (b"%PDF-1.7", "page.html: this is a PDF"),
        (b"<p>\xff\xfe\xfa</p>", "page.html: cannot be decoded"),
        (b"<img src=a.png>", "page.html: there is no text in this file"),
    ],
)
def test_what_is_no_page_is_told(data: bytes, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=complaint):
        read_page(tmp_path, data)
