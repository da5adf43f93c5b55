"""Unusual characters are read as the usual ones that they stand for; offsets stay, and the text that is quoted is the source text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqcheck.read import parse_text
from cqcheck.read.usual import HIDDEN, bare, usual

ODD = "⼀⻓\uf9d7︰∶﹕'’○◯０零–—·•。٪❶㊀\u200b\u202e\x07\ufe0f(（）)ā重zeng 5年%|增长萬億與國產業"


@given(st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_usual_text_is_as_long_as_the_source_text(text: str) -> None:
    assert len(usual(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("⼀、⼯业增⻓", "一、工业增长"),  # radicals, as fonts of PDF files give them
        ("\uf98e度", "年度"),
        ("单位︰亿元", "单位：亿元"),
        ("单位∶亿元", "单位：亿元"),
        ("增长8٪", "增长8%"),
        ("❶农业➁工业㊂服务业", "①农业②工业③服务业"),
        ("二○二三年、二零一○年、二００八年", "二〇二三年、二〇一〇年、二〇〇八年"),
        ("1'234’567元", "1,234,567元"),
        ("增长–3.2%，增幅为—0.5个百分点", "增长-3.2%，增幅为-0.5个百分点"),
        ("| 水泥 | –2.2 |", "| 水泥 | -2.2 |"),
        ("增长8·5%、提高3•1个百分点", "增长8.5%、提高3.1个百分点"),
        ("增长8。5%", "增长8.5%"),
        ("增\u200b长8\x07.\u202e5", f"增{HIDDEN}长8{HIDDEN}.{HIDDEN}5"),
    ],
)
def test_an_unusual_character_is_read_as_the_usual_one(text: str, read: str) -> None:
    assert usual(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "三次产业结构为2∶38∶60，收入比2.39︰1",
        "5%–8%，2020—2023年，5—6万人，——其中3.2%",
        "9·11、“3·15”、5·12汶川",
        "得分为8。5万人参加。2023。5%",
        "一百零五年，O型",
        "‘90后’、it's 5'",
    ],
)
def test_what_is_usual_there_is_left_as_it_is(text: str) -> None:
    assert usual(text) is text


@pytest.mark.parametrize(
    "aside",
    [
        "(zeng zhang)",
        "（zēng zhǎng）",
        "(zēngzhǎng)",
        "（zhǎng）",
        "(Zengzhang)",
        "(zhang)",
        "(ze\u0304ng zha\u030cng)",
    ],
)
def test_pinyin_of_the_word_before_it_is_no_part_of_the_text(aside: str) -> None:
    assert bare(usual(f"投资增长{aside}8.0%")) == "投资增长8.0%"


@pytest.mark.parametrize(
    "text",
    [
        "生产总值(GDP)", "居民消费价格（CPI）", "经费（R&D）", "浓度（PM2.5）", "里程(km)", "面积（ha）", "时间（min）", "质量（kg）", "股权（PE）",
        "线（xian lu chang du zong）", "8.0%(zeng zhang)", "互联网(internet)", "选项（a）",
    ],
)  # fmt: skip
def test_other_letters_in_brackets_stay(text: str) -> None:
    assert usual(text) is text


def test_blocks_are_shown_in_the_characters_of_the_source_text() -> None:
    document = parse_text("⼀、综合\n全年⼯业增加值８亿元。", "x")
    assert [block.text for block in document.blocks] == ["一、综合", "全年工业增加值8亿元。"]
    assert [document.shown(block) for block in document.blocks] == ["⼀、综合", "全年⼯业增加值8亿元。"]


@pytest.mark.parametrize(
    ("text", "is_simplified"),
    [("本年糧食產量增長", True), ("本年粮食产量增长", False), ("李堃任局长，负责统计工作", False), ("2023年", False)],
)
def test_traditional_characters_are_simplified_in_texts_that_are_written_in_them(
    text: str, *, is_simplified: bool
) -> None:
    assert (usual(text) != text) is is_simplified


def test_words_that_the_scripts_write_otherwise_are_read_alike() -> None:
    assert (
        usual("衣著、傢俱類零售額，顯著增長；原計畫4000餘戶，臺灣佔3成")
        == "衣着、家具类零售额，显著增长；原计划4000余户，台湾占3成"
    )
