"""The encoding of a text is the one in which its characters are common, however short it is and whatever else its bytes may be."""

from itertools import product
from pathlib import Path

import pytest

from cqcheck.errors import InputError
from cqcheck.read import read_bytes, read_document

SIMPLIFIED = (
    "增长8.0%",
    "粮食产量1626万吨",
    "| 水泥 | 731.6 | -2.9 |\n",
    "全年规模以上工业增加值比上年增长5.3%，其中高技术制造业增长11.2%。\n",
    "“一枢纽”货运量——含铁路①、公路②——达到3.5亿吨，同比上升２．１％；α粒子项目③开工。\n",
)
TRADITIONAL = (
    "增長8.0%",
    "糧食產量1626萬噸",
    "| 韓國 | 731.6 | -2.9 |\n",
    "全年規模以上工業增加值比上年增長5.3%，其中高技術製造業增長11.2%。\n",
    "「一樞紐」貨運量達到3.5億噸，同比上升２．１％；住戶存款餘額為１２３億元。\n",
)
TABLE = "年份,出口,進口\n" + "".join(f"{year},{year * 3}.5,{year * 2}.1\n" for year in range(1990, 2024))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *product(SIMPLIFIED, ("gb18030", "utf-8")),
        *product(SIMPLIFIED[3:], ("utf-16-le", "utf-16-be")),
        *product(TRADITIONAL, ("big5hkscs", "gb18030", "utf-8")),
        *product(TRADITIONAL[3:], ("utf-16-le", "utf-16-be")),
        (TABLE, "big5hkscs"),
        (TABLE, "gb18030"),
        ("全年粮食产量平稳，农民收入增加。", "utf-16-le"),  # no byte is zero
        ("各區商舖租金以€計增長兩成。", "cp950"),
    ],
)
def test_the_encoding_is_found_out(text: str, encoding: str) -> None:
    document = read_bytes(text.encode(encoding), "x.txt")
    assert (document.text, document.encoding) == (text, encoding)


@pytest.mark.parametrize("old", ["gb2312", "gbk", "big5"])
def test_texts_in_the_standards_before_are_read_as_their_successors(old: str) -> None:
    text = (TRADITIONAL if old == "big5" else SIMPLIFIED)[3]
    assert read_bytes(text.encode(old), "x.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_goes_before_everything_else(encoding: str) -> None:
    assert read_bytes(SIMPLIFIED[3].encode(encoding), "x.txt").text == SIMPLIFIED[3]


@pytest.mark.parametrize("suffix", [".csv", ".html"])
def test_tables_and_pages_that_declare_nothing_are_decoded_likewise(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(
        ("年份,出口,進口\n2023,15.5,12.1\n" if suffix == ".csv" else f"<p>{TRADITIONAL[3]}</p>").encode("big5")
    )
    assert "進口" in read_document(path, "x").text or "製造業" in read_document(path, "x").text


@pytest.mark.parametrize(("encoding", "byte"), [("utf-8", 47), ("gb18030", 32), ("big5hkscs", 32)])
def test_a_broken_byte_is_told_with_its_place(encoding: str, byte: int) -> None:
    data = b"\xff".join(part.encode(encoding) for part in ("全年工業生產穩中有升。\n出口總值", "1626億元，增長5.3%。"))
    place = rf"x\.txt: line 2, column 5, byte {byte} of the file \(0xFF\) is not {encoding}, which the rest"
    with pytest.raises(InputError, match=place):
        read_bytes(data, "x.txt")


def test_a_text_that_is_not_what_its_mark_says_is_told_so() -> None:
    with pytest.raises(InputError, match=r"byte 8 of .* is not what its byte-order mark says, utf-8"):
        read_bytes(b"\xef\xbb\xbf2023" + "年".encode("gb18030"), "x.txt")


def test_what_is_chinese_in_no_encoding_is_refused() -> None:
    with pytest.raises(InputError, match=r"x\.txt: cannot be decoded: in none of UTF-8, GB18030, Big5 and UTF-16"):
        read_bytes("Après le mois, les prix ont baissé à Besançon.".encode("latin-1"), "x.txt")
