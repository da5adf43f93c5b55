"""Workbooks: what is read of a sheet, how it is shown, and where it stands in the original."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from cqcheck.errors import InputError
from cqcheck.pipeline import check_document, with_claims
from cqcheck.read import Document, Place, grid, read_document, sheet_layout, xlsx
from fuzz.targets import xlsx as target

DISTRICTS: list[list[object]] = [
    ["2023年南京市各区地区生产总值"],
    [None, None, None, "单位：亿元"],
    ["地区", "地区生产总值", None, "位次"],
    [None, "绝对值", "比上年增长", None],
    ["全市", 17421.4, 0.046, None],
    ["玄武区", 1231.05, 0.051, 3],
    ["秦淮区", 1400, -0.011, 2],
    ["注：本表为初步核算数。"],
]


def districts(sheet: Worksheet) -> None:
    for row in DISTRICTS:
        sheet.append(row)
    for area in ("A1:D1", "B3:C3", "A3:A4", "D3:D4"):
        sheet.merge_cells(area)
    for row in range(5, 8):
        sheet.cell(row, 2).number_format = "0.00"
        sheet.cell(row, 3).number_format = "0.0%"


def saved(write: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    write(book.active)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(tmp_path: Path, write: Callable[[Worksheet], object]) -> Document:
    (tmp_path / "附表.xlsx").write_bytes(saved(write))
    return read_document(tmp_path / "附表.xlsx", "附表.xlsx")


def filled(*rows: list[object]) -> Callable[[Worksheet], None]:
    def write(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return write


def changed(data: bytes, member: str, change: Callable[[str], str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            part = old.read(each)
            new.writestr(each, change(part.decode()).encode() if each == member else part)
    return out.getvalue()


def test_a_table_is_written_with_its_caption_units_and_notes_as_it_is_shown(tmp_path: Path) -> None:
    document = read(tmp_path, districts)
    assert document.text == (
        "单位：亿元\n"
        "| 2023年南京市各区地区生产总值 |\n"
        "| 地区 | 地区生产总值 | 地区生产总值 | 位次 |\n"
        "|  | 绝对值 | 比上年增长 |  |\n"
        "| 全市 | 17421.40 | 4.6% |  |\n"
        "| 玄武区 | 1231.05 | 5.1% | 3 |\n"
        "| 秦淮区 | 1400.00 | -1.1% | 2 |\n\n"
        "注：本表为初步核算数。\n\n"
    )
    assert document.encoding == "xlsx"


def test_the_cells_are_claims_with_their_cells_as_places(tmp_path: Path) -> None:
    document = read(tmp_path, districts)
    claims = {
        document.original(claim.start): (claim.indicator, str(claim.value), claim.unit.text, claim.ref_area)
        for claim in with_claims(document).claims
    }
    assert claims[Place("sheet", ("Sheet", "B6"))] == ("地区生产总值", "1231.05", "亿元", "玄武区")
    assert claims[Place("sheet", ("Sheet", "C7"))] == ("地区生产总值", "-1.1", "%", "秦淮区")
    assert len(claims) == 8


def test_sums_in_a_sheet_are_checked(tmp_path: Path) -> None:
    rows = [["2023年地区生产总值情况表"], ["指标", "单位", "2023年"], ["地区生产总值", "亿元", 4126.53]]
    rows += [
        [f"第{order}产业增加值", "亿元", value]
        for order, value in zip("一二三", (98.64, 2064.47, 1693.42), strict=True)
    ]
    checked = check_document(read(tmp_path, filled(*rows)))
    assert [finding.rule for finding in checked.findings] == ["SUM01"]


def test_the_month_below_a_caption_belongs_to_it(tmp_path: Path) -> None:
    rows = [
        ["主要经济指标"],
        ["2023年1—11月", None, "单位：亿元"],
        ["指标", "绝对值", "增长（%）"],
        ["进出口总额", 12.5, 3.1],
    ]
    document = read(tmp_path, filled(*rows))
    assert document.tables[0].caption == "主要经济指标2023年1—11月"
    assert {claim.time_period for claim in with_claims(document).claims} == {"2023-01/2023-11"}


def test_units_in_the_corner_of_a_head_leave_it_a_head(tmp_path: Path) -> None:
    rows: list[list[object]] = [["单位：亿元", "2022年", "2023年"], ["出口", 1.5, 2.5]]
    assert read(tmp_path, filled(*rows)).text == "| 单位：亿元 | 2022年 | 2023年 |\n| 出口 | 1.5 | 2.5 |\n\n\n"


def test_a_head_over_columns_with_units_of_their_own_does_not_tell_them_its_unit(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        filled(
            ["2023年各市主要经济指标"],
            ["城市", "地区生产总值（亿元）"],
            [None, "总量", "增速（%）"],
            ["南京市", 17421.4, 4.6],
            ["无锡市", 15456.19, 6],
        )(sheet)
        sheet.merge_cells("B2:C2")

    document = read(tmp_path, write)
    assert "| 城市 | 地区生产总值（亿元） | 地区生产总值 |\n|  | 总量 | 增速（%） |\n" in document.text
    claims = with_claims(document).claims
    assert {(claim.measure.value, claim.unit.text) for claim in claims} == {("level", "亿元"), ("growth", "%")}


def test_what_figures_are_compared_with_and_the_number_of_a_table_are_above_its_caption(tmp_path: Path) -> None:
    rows = [["表3", "居民消费价格指数"], ["（上年同期=100）"], ["类别", "2023年"], ["居民消费价格指数", 100.2]]
    assert read(tmp_path, filled(*rows)).text.startswith(
        "表3\n（上年同期=100）\n| 居民消费价格指数 |\n| 类别 | 2023年 |\n"
    )


def test_empty_rows_and_captions_end_a_table(tmp_path: Path) -> None:
    table: list[list[object]] = [["指标", "2023年"], ["出口（亿元）", 1.5]]
    rows = [["表1 出口"], [], *table, [], *table, ["表2 出口"], *table, [], ["出口情况"], ["单位：亿元"], [], *table]
    document = read(tmp_path, filled(*rows))
    captions = [("表1出口", 2), ("", 2), ("表2出口", 2), ("出口情况", 2)]
    assert [(each.caption, len(each.rows)) for each in document.tables] == captions


def test_empty_rows_within_a_table_are_passed_over(tmp_path: Path) -> None:
    rows = [["指标", "2022年", "2023年"], ["出口（亿元）", 1, 2], [], ["二、其他"], [], ["进口（亿元）", None, 3]]
    (table,) = read(tmp_path, filled(*rows)).tables
    assert [cell.text for cell in table.rows[-1]] == ["进口（亿元）", "", "3"]


def test_text_in_a_sheet_is_read_as_text(tmp_path: Path) -> None:
    sentence = "2023年，全市地区生产总值4126.53亿元，同比增长3.9%。"
    assert read(tmp_path, filled(["一、综合"], [sentence])).text == f"一、综合\n{sentence}\n\n"


def test_a_label_without_figures_stays_in_its_table(tmp_path: Path) -> None:
    rows = [["指标", "2023年"], ["一、工业"], ["产值（亿元）", 1.5], ["二、农业"]]
    assert (
        read(tmp_path, filled(*rows)).text
        == "| 指标 | 2023年 |\n| 一、工业 |  |\n| 产值（亿元） | 1.5 |\n\n二、农业\n\n"
    )


def test_indents_tell_the_parts_of_a_row(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        filled(["指标", "2023年"], ["出口（亿元）", 9.5], ["  机电产品", 4.5], ["农产品", 1.5])(sheet)
        sheet["A4"].alignment = Alignment(indent=1)

    table = read(tmp_path, write).tables[0]
    assert [row[0].indent for row in table.rows[1:]] == [1, 3, 2]


def test_a_merged_label_names_each_row_and_a_merged_figure_is_stated_once(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        filled(
            ["门类", "指标", "2023年"],
            ["工业", "产值", 5.5],
            [None, "利润", None],
            [2022, "产值", 1.5],
            [None, "利润", 2.5],
        )(sheet)
        for area in ("A2:A3", "C2:C3", "A4:A5"):
            sheet.merge_cells(area)

    rows = [[cell.text for cell in row] for row in read(tmp_path, write).tables[0].rows]
    assert rows[1:] == [["工业", "产值", "5.5"], ["工业", "利润", ""], ["2022", "产值", "1.5"], ["2022", "利润", "2.5"]]


def test_hidden_sheets_rows_and_columns_are_not_read(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        filled(["指标", "草稿", "2023年"], ["草稿", 1, 1], ["出口（亿元）", 7, 9.5])(sheet)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        hidden = sheet.parent.create_sheet("草稿")
        hidden.append(["草稿", 1])
        hidden.sheet_state = "hidden"

    assert read(tmp_path, write).text == "| 指标 | 2023年 |\n| 出口（亿元） | 9.5 |\n\n\n"


def test_sheets_with_names_of_their_own_are_headings(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.title = "工业"
        sheet.append(["指标", 1.5])
        sheet.parent.create_sheet("Sheet2").append(["指标", 2.5])

    document = read(tmp_path, write)
    assert document.text == "## 工业\n| 指标 | 1.5 |\n\n\n---\n| 指标 | 2.5 |\n\n\n"
    assert document.original(document.text.index("2.5")) == Place("sheet", ("Sheet2", "B1"))


def test_months_are_read_in_chinese_even_of_formats_without_a_name(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        filled(["月份", "出口（亿元）"], [date(2023, 1, 1), 1.5], [44958, 2.5])(sheet)
        sheet["A2"].number_format = "mmm-yy"
        sheet["A3"].number_format = "mmm-yy"

    data = changed(saved(write), "xl/styles.xml", lambda xml: xml.replace('numFmtId="17"', 'numFmtId="57"'))
    (tmp_path / "x.xlsx").write_bytes(data)
    assert "| 2023年1月 | 1.5 |\n| 2023年2月 | 2.5 |" in read_document(tmp_path / "x.xlsx", "x.xlsx").text


def test_a_formula_without_a_stored_value_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"附表\.xlsx, sheet Sheet, cell B2: a formula without a stored value; open the file in"
    ):
        read(tmp_path, filled(["指标", "2023年"], ["出口", "=1+1"]))


def test_stored_values_of_formulas_are_read(tmp_path: Path) -> None:
    data = changed(
        saved(filled(["指标", "2023年"], ["出口", "=1+1"], ["进口", '=""'])),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r"(1\+1</f>)(?:<v ?/>|<v></v>)", r"\1<v>2</v>", xml).replace(
            '<c r="B3"', '<c r="B3" t="str"'
        ),
    )
    (tmp_path / "x.xlsx").write_bytes(data)
    assert read_document(tmp_path / "x.xlsx", "x.xlsx").text == "| 指标 | 2023年 |\n| 出口 | 2 |\n| 进口 |  |\n\n\n"


def test_a_workbook_without_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no text in this file"):
        read(tmp_path, lambda _: None)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "x.xlsx: damaged"),
        (b"PK\x03\x04" + bytes(40), "x.xlsx: damaged"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(40),
            "x.xlsx: an old Office file or one with a password; save it again as .xlsx without a password",
        ),
        (changed(saved(districts), "xl/workbook.xml", lambda _: "<no>"), "x.xlsx: no workbook that can be read"),
        (
            changed(saved(districts), "xl/worksheets/sheet1.xml", lambda xml: xml[:900]),
            "x.xlsx: no workbook that can be read",
        ),
        (
            changed(saved(districts), "xl/workbook.xml", lambda xml: f'<!DOCTYPE a [<!ENTITY e "e">]>{xml}'),
            "x.xlsx: xl/workbook.xml declares entities",
        ),
        (
            changed(
                saved(districts),
                "xl/worksheets/sheet1.xml",
                lambda xml: xml.replace('<row r="8"', '<row r="9999999999"'),
            ),
            "x.xlsx, sheet Sheet: reaches farther than is read",
        ),
        (
            changed(saved(districts), "xl/worksheets/sheet1.xml", lambda xml: xml.replace('r="A8"', 'r="ZZZ8"')),
            "x.xlsx, sheet Sheet: ZZZ8 is no cell of a sheet",
        ),
    ],
)
def test_what_is_no_sane_workbook_is_told(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=re.escape(complaint)):
        xlsx.read(data, "x.xlsx")


def test_sheets_beyond_the_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_CELLS", 10)
    with pytest.raises(InputError, match=r"x\.xlsx, sheet Sheet: more than the 10 cells that are read"):
        xlsx.read(saved(districts), "x.xlsx")
    monkeypatch.setattr(grid, "MOST_CELLS", 100)
    merged = changed(
        saved(districts),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</mergeCells>", '<mergeCell ref="A1:D8"/>' * 9 + "</mergeCells>"),
    )
    with pytest.raises(InputError, match=r"x\.xlsx: more than the 100 cells that are read"):
        xlsx.read(merged, "x.xlsx")
    monkeypatch.setattr(sheet_layout, "WIDEST", 5)
    with pytest.raises(InputError, match="reaches farther than is read"):
        xlsx.read(saved(districts), "x.xlsx")


def test_cells_merged_over_whole_rows_and_columns_end_where_the_table_ends() -> None:
    data = changed(
        saved(districts),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace('ref="D3:D4"', 'ref="D3:XFD4"').replace('ref="A3:A4"', 'ref="A3:A1048576"'),
    )
    assert "| 地区 | 地区生产总值 | 地区生产总值 | 位次 |" in xlsx.read(data, "x.xlsx").text


def test_a_cell_far_off_is_read(tmp_path: Path) -> None:
    def write(sheet: Worksheet) -> None:
        districts(sheet)
        sheet["XFD1048576"] = "资料来源：统计局"

    assert read(tmp_path, write).text.endswith("资料来源：统计局\n\n")


def mutated(data: bytes) -> st.SearchStrategy[bytes]:
    """The workbook with some bytes of a part of it changed, or of the file itself."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    spots = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=6)

    def scratch(old: bytes, changes: list[tuple[int, int]]) -> bytes:
        new = bytearray(old)
        for at, byte in changes:
            new[at % len(new)] = byte
        return bytes(new)

    def packed(name: str, changes: list[tuple[int, int]]) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for each, part in parts.items():
                archive.writestr(each, scratch(part, changes) if each == name else part)
        return out.getvalue()

    return st.one_of(
        st.binary(max_size=200),
        st.builds(scratch, st.just(data), spots),
        st.builds(packed, st.sampled_from(sorted(parts)), spots),
    )


@given(mutated(saved(districts)))
@settings(max_examples=150)
def test_any_bytes_give_a_transcript_or_are_told(data: bytes) -> None:
    target.one(data)
