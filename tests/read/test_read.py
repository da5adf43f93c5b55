"""Reading plain text: encodings, line ends, blanks, broken lines, headings, tables; offsets refer to the decoded text."""

from pathlib import Path

import pytest

from cqcheck.errors import InputError
from cqcheck.read import BlockKind, Document, parse_text, read_bytes, read_document

BULLETIN = "2023年南京市统计公报\n\n一、综合\n全年地区生产总值17421.40亿元，按不变价格计算增长4.6%。\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
    ],
)
def test_the_encoding_is_found_out(encoding: str, mark: bytes) -> None:
    document = read_bytes(mark + BULLETIN.encode(encoding), "x")
    assert document.text == BULLETIN
    assert document.encoding == encoding


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_refer_to_the_text_with_its_own_line_ends(end: str) -> None:
    text = BULLETIN.replace("\n", end)
    document = parse_text(text, "x")
    sentence = document.sentences[-1]
    start, stop = document.blocks[sentence.block].source_span(sentence.start, sentence.end)
    assert text[start:stop] == "全年地区生产总值17421.40亿元，按不变价格计算增长4.6%。"
    assert document.place(start) == (4, 1)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "empty"),
        (b"  \n\t", "empty"),
        (b"PK\x03\x04rest", "ZIP or Office"),
        (b"%PDF-1.7 rest", "PDF"),
        (bytes(range(256)) * 8, "cannot be decoded|binary"),
        ("\u3000\n".encode(), "only blanks"),
        (b"\xff\xfe\x00", "byte-order mark"),
    ],
)
def test_what_is_no_text_is_refused_with_what_would_be_right(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        read_bytes(data, "x.txt")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: no such file"):
        read_document(tmp_path / "none.txt", "x")


def test_a_suffix_without_reader_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bulletin.pages"
    path.write_bytes(b"x")
    with pytest.raises(InputError, match=r"no reader for \.pages"):
        read_document(path, "x")


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in parse_text(text, "x").blocks]


def test_headings_speakers_captions_and_notes_are_told_from_paragraphs() -> None:
    text = "2023年涪陵区经济运行情况\n一、工业\n（一）产业\n涪陵区委书记 某某\n表1 主要产品产量\n单位：亿元\n工业增加值771亿元，居第一。\n注：数据为初步统计数。"
    assert [kind for kind, _ in kinds(text)] == [
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.HEADING,
        BlockKind.SPEAKER,
        BlockKind.CAPTION,
        BlockKind.UNITS,
        BlockKind.BODY,
        BlockKind.NOTE,
    ]


def test_a_paragraph_broken_in_mid_sentence_is_joined() -> None:
    text = "全区深入推进改地宜机，丘陵山地机械化水平进一步提高，累计建成高标准农田86\n\n万余亩。率先推出适度规模机械化生产模式。"
    assert kinds(text) == [(BlockKind.BODY, text.replace("\n", ""))]


def test_a_text_wrapped_at_one_width_is_joined() -> None:
    lines = [
        "截至年底本省缴纳失业保险费的职工有1843万人，净增",
        "41万人，当期按月领金的有26万人，一年里共向57万名",
        "失业者支付保险金，每人每月平均1690元，基金进账",
        "136亿元，花费113亿元，历年滚存到241亿元，同期有",
        "16万名受伤职工得到工伤保险赔付，省里缴纳工伤保",
        "险费的职工达到2286万人，比起一年前又多出了",
        "79万人。",
    ]
    assert kinds("\n".join(lines)) == [(BlockKind.BODY, "".join(lines))]


def test_blanks_go_from_sentences_but_part_two_numbers() -> None:
    (_, text), *_ = kinds("全 年　粮食 产量 99.35 万吨，见表 1 2023 年数据，ＧＤＰ增长４．６％。")
    assert text == "全年粮食产量99.35万吨，见表1 2023年数据，GDP增长4.6%。"


def test_sentences_are_numbered_and_end_with_their_mark() -> None:
    document = parse_text("增长4.6%。下降1.2%！持平\n", "x")
    assert [(sentence.number, sentence.text) for sentence in document.sentences] == [
        (0, "增长4.6%。"),
        (1, "下降1.2%！"),
        (2, "持平"),
    ]


def table(text: str) -> Document:
    return parse_text("表1 主要产品产量（单位：吨）\n" + text, "x")


@pytest.mark.parametrize(
    "text",
    [
        "| 产品 | 2023年 |\n| --- | --- |\n| 水泥 | 7316292 |",
        "产品\t2023年\t增长\n水泥\t7316292\t-2.9",
        "产品    2023年    增长\n水泥    7316292    -2.9",
    ],
)
def test_rows_become_tables_whose_cells_know_their_place(text: str) -> None:
    document = table(text)
    (found,) = document.tables
    assert found.caption == "表1主要产品产量（单位：吨）"
    assert [row[0].text for row in found.rows][-1] == "水泥"
    cell = found.rows[-1][1]
    assert document.text[cell.start : cell.end] == cell.text == "7316292"


def test_headings_above_a_block_are_given_outermost_first() -> None:
    document = parse_text("一、工业\n（一）产业\n增加值771亿元。", "x")
    assert [block.text for block in document.headings_above(2)] == ["一、工业", "（一）产业"]


@pytest.mark.parametrize(
    "line",
    [
        "- 3 -",
        "— 12 —",
        "第 5 页 共 12 页",
        "第三页",
        "5 / 12",
        "13",
        "Page 2 of 9",
        "打印本页 关闭窗口",
        "浏览次数：1284",
    ],
)
def test_page_furniture_stands_apart_and_keeps_its_place(line: str) -> None:
    text = f"民用汽车保有量322.4万辆，比上年增长3.2%，其\n{line}\n中轿车保有量212.4万辆。"
    body, furniture = parse_text(text, "x").blocks
    assert (body.kind, furniture.kind) == (BlockKind.BODY, BlockKind.FURNITURE)
    assert body.text == "民用汽车保有量322.4万辆，比上年增长3.2%，其中轿车保有量212.4万辆。"
    start, end = furniture.source_span(0, len(furniture.text))
    assert text[start:end] == line


def test_a_running_head_is_furniture_but_the_title_is_not() -> None:
    head = "2023年南京市统计公报"
    lines = [
        head,
        *(f"全年第{number}项指标为{number}万吨。" for number in range(20)),
        f"{head} 3",
        "（一）农业",
        "全年平稳。",
    ]
    blocks = parse_text("\n".join(lines), "x").blocks
    assert [block.text for block in blocks if block.kind is BlockKind.FURNITURE] == [f"{head}3"]
    assert blocks[0].kind is BlockKind.TITLE
