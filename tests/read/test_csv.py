"""CSV and TSV files: marks between cells, encodings, places."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cqcheck.errors import InputError
from cqcheck.pipeline import with_claims
from cqcheck.read import Document, Place, csv, grid, read_document
from fuzz.targets import csv as target

TABLE = '2023年地区生产总值情况表,,\n,,单位：亿元\n指标,绝对值,增长（%）\n地区生产总值,"17,421.40",4.6\n第一产业,317.63,1.3\n'
TEXT = (
    "单位：亿元\n| 2023年地区生产总值情况表 |\n| 指标 | 绝对值 | 增长（%） |\n"
    "| 地区生产总值 | 17,421.40 | 4.6 |\n| 第一产业 | 317.63 | 1.3 |\n\n"
)


def read(tmp_path: Path, data: bytes, name: str = "附表.csv") -> Document:
    (tmp_path / name).write_bytes(data)
    return read_document(tmp_path / name, name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_are_found_out(encoding: str, end: str, tmp_path: Path) -> None:
    document = read(tmp_path, TABLE.replace("\n", end).encode(encoding))
    assert document.text == TEXT
    claims = {
        document.original(claim.start): (claim.indicator, str(claim.value)) for claim in with_claims(document).claims
    }
    assert claims[Place("line", (4,))] in {("地区生产总值", "17421.40"), ("地区生产总值", "4.6")}
    assert claims[Place("line", (5,))][0] == "第一产业增加值"
    assert len(with_claims(document).claims) == 4


def test_a_table_of_figures_alone_is_decoded_though_it_has_few_words(tmp_path: Path) -> None:
    rows = "".join(f"{year},{year / 7:.12f},{year / 9:.12f},{year / 11:.12f}\n" for year in range(1990, 2024))
    assert "| 年份 | 出口 |" in read(tmp_path, f"年份,出口,进口,总额\n{rows}".encode("gb18030")).text


@pytest.mark.parametrize(
    ("mark", "name"), [("\t", "附表.tsv"), ("\t", "附表.csv"), (";", "附表.csv"), (",", "附表.csv")]
)
def test_the_mark_between_cells_is_found_out(mark: str, name: str, tmp_path: Path) -> None:
    rows = [["指标", "2022年", "2023年"], ["出口（亿元）", "1.5", "2.5"], ["进口（亿元）", "3.5", "4.5"]]
    text = read(tmp_path, "\n".join(mark.join(row) for row in rows).encode(), name).text
    assert text == "".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n"


def test_a_cell_over_several_lines_is_one_cell_and_lines_are_counted_in_the_file(tmp_path: Path) -> None:
    document = read(tmp_path, '指标,"2023年\n绝对值"\n出口,2.5\n'.encode())
    assert document.text == "| 指标 | 2023年 绝对值 |\n| 出口 | 2.5 |\n\n"
    assert document.original(document.text.index("2.5")) == Place("line", (3,))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ('指标,"2023年\n出口,2.5\n'.encode(), "x.csv:1: no row of cells between ','"),
        (b"", "x.csv: the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "x.csv: this is a PNG image"),
        (("指标,甲\n" + "a" * 200_000).encode(), "x.csv:2: no row of cells between ','"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        csv.read(data, "x.csv")


def test_more_cells_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_CELLS", 5)
    with pytest.raises(InputError, match=r"x\.csv: more than the 5 cells that are read"):
        csv.read(TABLE.encode(), "x.csv")


@given(st.one_of(st.binary(max_size=300), st.text('指标亿元12.,;\t"\n\r |年', max_size=200).map(str.encode)))
@settings(max_examples=300)
def test_any_bytes_give_a_transcript_or_are_told(data: bytes) -> None:
    target.one(data)
