"""PDF files: tables with and without lines."""

from pathlib import Path

import pytest

from cqcheck.read.pdf.transcribe import transcribe
from printer import MARGIN, PITCH, SIZE, Sheet, typeset, width

ROOT = Path(__file__).parents[3]
SENTENCE = "全年地区生产总值17421.40亿元，比上年增长4.6%。"
ROWS = [["指标", "绝对值（亿元）", "增长（%）"], ["工业", "731.6", "-2.9"], ["建筑业", "82.5", "3.1"]]


def test_a_table_without_lines_is_read_as_one_with_lines() -> None:
    text = (ROOT / "seeds" / "nanjing-tables-2021.md").read_text(encoding="utf-8")
    assert transcribe(typeset(text, is_ruled=False), "x").text == transcribe(typeset(text), "x").text


def test_a_table_in_a_drawing_of_its_own_is_read_by_its_lines() -> None:
    sheet = Sheet()
    sheet.canvas.beginForm("form")
    sheet.table(ROWS, 150, is_ruled=True)
    sheet.canvas.endForm()
    sheet.canvas.translate(0, -200)
    sheet.canvas.scale(0.8, 0.8)
    sheet.canvas.doForm("form")
    assert transcribe(sheet.finish(), "x").text.strip() == "\n".join(f"| {' | '.join(row)} |" for row in ROWS)


def test_figures_below_each_other_in_cells_are_rows() -> None:
    sheet = Sheet()
    for at, column in enumerate(zip(*ROWS, strict=True)):
        left = MARGIN + 130 * at
        sheet.box(left, 86, left + 130, 106)
        sheet.box(left, 106, left + 130, 146)
        for number, cell in enumerate(column):
            sheet.text(left + 5, 100 + PITCH * number, cell)
    assert transcribe(sheet.finish(), "x").text.strip() == "\n".join(f"| {' | '.join(row)} |" for row in ROWS)


def test_a_cell_names_all_that_it_spans_and_states_its_figure_once() -> None:
    sheet = Sheet()
    for x0, y0, x1, y1, text in (
        (72, 100, 172, 140, "指标"),
        (172, 100, 372, 120, "绝对值（亿元）"),
        (172, 120, 272, 140, "出口"),
        (272, 120, 372, 140, "进口"),
        (72, 140, 172, 160, "货物"),
        (172, 140, 372, 160, "12.5"),
    ):
        sheet.box(x0, y0, x1, y1)
        sheet.text(x0 + 4, y1 - 6, text)
    assert transcribe(sheet.finish(), "x").text == (
        "\n| 指标 | 绝对值（亿元） | 绝对值（亿元） |\n| 指标 | 出口 | 进口 |\n| 货物 | 12.5 |  |\n"
    )


@pytest.mark.parametrize("is_ruled", [True, False])
def test_a_table_that_goes_on_over_pages_is_one_and_its_head_stands_once(is_ruled: bool) -> None:  # noqa: FBT001
    sheet = Sheet()
    sheet.table(ROWS, 200, is_ruled=is_ruled)
    sheet.turn()
    sheet.table([ROWS[0], ["农业", "12.5", "1.0"], ["服务业", "99.1", "6.0"]], 100, is_ruled=is_ruled)
    rows = [*ROWS, ["农业", "12.5", "1.0"], ["服务业", "99.1", "6.0"]]
    assert transcribe(sheet.finish(), "x").text.strip() == "\n".join(f"| {' | '.join(row)} |" for row in rows)


def test_a_head_that_stands_on_the_page_before_its_table_is_the_head_of_the_table() -> None:
    sheet = Sheet()
    sheet.text(MARGIN + 2 * SIZE, 100, SENTENCE)
    sheet.table(ROWS[:1], 700, is_ruled=False)
    sheet.turn()
    sheet.table(ROWS[1:], 100, is_ruled=False)
    rows = "\n".join(f"| {' | '.join(row)} |" for row in ROWS)
    assert transcribe(sheet.finish(), "x").text == f"{SENTENCE}\n\n{rows}\n"


def test_a_name_on_two_lines_stands_in_one_cell_of_a_table_without_lines() -> None:
    sheet = Sheet()
    sheet.table(ROWS[:2], 100, is_ruled=False)
    sheet.text(MARGIN + 5, 142, "规模以上")
    for at, cell in enumerate(["58.2", "1.5"], start=1):
        sheet.text(MARGIN + 130 * at + 5, 149, cell)
    sheet.text(MARGIN + 5, 156, "建筑业")
    assert "| 规模以上建筑业 | 58.2 | 1.5 |" in transcribe(sheet.finish(), "x").text


def written(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def put(sheet: Sheet, lines: list[list[str]], y: float, left: float = MARGIN, pitch: float = PITCH) -> None:
    """Draws lines of a table without lines, its figures to the right, as narrow columns of a page have it."""
    for number, line in enumerate(lines):
        for at, cell in enumerate(line):
            x = left if not at else left + 60 + 55 * at - width(cell)
            sheet.text(x, y + pitch * number, cell)


def test_a_name_goes_on_in_the_next_line_though_rows_stand_as_near() -> None:
    sheet = Sheet()
    head, trade, media, rest, schools, culture = (
        ["行业", "亿元", "%"],
        ["批发零售业", "58.2", "1.5"],
        ["信息传输软件", "31.7", "-2.0"],
        ["业"],
        ["教育", "12.5", "3.1"],
        ["文化体育娱乐", "9.8", "0.4"],
    )
    put(sheet, [head, trade, media, rest, schools, culture, rest], 100)
    sheet.text(MARGIN + 2 * SIZE, 100 + 7 * PITCH, SENTENCE)
    rows = [head, trade, ["信息传输软件业", *media[1:]], schools, ["文化体育娱乐业", *culture[1:]]]
    assert transcribe(sheet.finish(), "x").text == f"\n{written(rows)}\n\n{SENTENCE}\n"


def test_figures_stand_beside_the_middle_of_names_set_as_tight_as_the_rows() -> None:
    sheet = Sheet()
    put(sheet, [["地区", "亿元", "%"]], 100)
    for number, (name, *figures) in enumerate(
        [["紫霞区", "58.2", "1.5"], ["临江县", "31.7", "-2.0"], ["东湖县", "9.8", "0.4"]]
    ):
        for at, char in enumerate(name):
            put(sheet, [[char, *(figures if at == 1 else [])]], 118 + 48 * number + 15.5 * at)
    rows = [["地区", "亿元", "%"], ["紫霞区", "58.2", "1.5"], ["临江县", "31.7", "-2.0"], ["东湖县", "9.8", "0.4"]]
    assert transcribe(sheet.finish(), "x").text.strip() == written(rows)


def test_a_figure_that_a_narrow_column_breaks_is_whole() -> None:
    sheet = Sheet()
    put(
        sheet,
        [["品名", "吨", "%"], ["生铁", "1748760", "0.2"], ["", "6", ""], ["钢材", "1890516", "9.0"], ["", "8", ""]],
        100,
    )
    rows = [["品名", "吨", "%"], ["生铁", "17487606", "0.2"], ["钢材", "18905168", "9.0"]]
    assert transcribe(sheet.finish(), "x").text.strip() == written(rows)


def test_a_figure_that_a_ruled_cell_breaks_is_whole() -> None:
    sheet = Sheet()
    for row, (name, figure, rest) in enumerate(
        [["品名", "产量", ""], ["生铁", "1748760", "6"], ["钢材", "363399", ""]]
    ):
        top = 100 + 40 * row
        for left, right in ((72, 132), (132, 186)):
            sheet.box(left, top, right, top + 40)
        sheet.text(78, top + 16, name)
        sheet.text(138, top + 16, figure)
        sheet.text(138, top + 32, rest)
    rows = [["品名", "产量"], ["生铁", "17487606"], ["钢材", "363399"]]
    assert transcribe(sheet.finish(), "x").text.strip() == written(rows)


def test_a_ruled_row_that_is_cut_where_a_page_ends_is_one() -> None:
    sheet = Sheet()
    sheet.table(ROWS[:2], 700, is_ruled=True)
    for at, cell in enumerate(["", "82.5", "3.1"]):
        sheet.text(MARGIN + 130 * at + 5, 745, cell)
    for at in range(4):
        sheet.stroke(MARGIN + 130 * at, 726, MARGIN + 130 * at, 760)
    sheet.turn()
    for at in range(4):
        sheet.stroke(MARGIN + 130 * at, 80, MARGIN + 130 * at, 106)
    sheet.text(MARGIN + 5, 95, "建筑业")
    sheet.table([["农业", "12.5", "1.0"]], 120, is_ruled=True)
    assert transcribe(sheet.finish(), "x").text.strip() == written([*ROWS, ["农业", "12.5", "1.0"]])


@pytest.mark.parametrize("again", [[], [ROWS[0]]])
def test_a_table_goes_on_in_the_next_column_with_its_last_row(again: list[list[str]]) -> None:
    rows = [["指标", "亿元", "%"], ["工业", "731.6", "-2.9"], ["建筑业", "82.5", "3.1"], ["教育", "12.5", "1.0"]]
    sheet = Sheet()
    for number in range(8):
        sheet.text(MARGIN, 100 + PITCH * number, "全市经济运行总体平稳，社会大局")
        sheet.text(320, 100 + PITCH * number + (1 + len(again)) * PITCH, "各项事业取得新进展，新成效显")
    put(sheet, rows[:3], 100 + 8 * PITCH)
    if again:
        sheet.text(320, 80, "续表")
        put(sheet, rows[:1], 100, left=320)
    put(sheet, rows[3:], 100 + len(again) * PITCH, left=320)
    text = transcribe(sheet.finish(), "x").text
    assert f"\n{written(rows)}\n" in text
    assert "续表" not in text


def test_a_table_stands_below_its_own_caption_alone() -> None:
    sheet = Sheet()
    rows = [["指标", "亿元", "%"], ["工业", "731.6", "-2.9"], ["建筑业", "82.5", "3.1"]]
    others = [["品名", "吨", "%"], ["生铁", "58.2", "1.5"], ["钢材", "9.8", "0.4"]]
    put(sheet, rows, 100)
    sheet.text(MARGIN + 2 * SIZE, 160, "表2 主要产品产量")
    put(sheet, others, 180)
    assert transcribe(sheet.finish(), "x").text == f"\n{written(rows)}\n\n表2主要产品产量\n\n{written(others)}\n"


def test_heads_that_stand_close_to_each_other_are_heads_of_their_own_columns() -> None:
    sheet = Sheet()
    sheet.text(MARGIN, 100, "地区")
    sheet.text(150, 100, "生产总值（亿元）人口（万人）")
    for number, (name, *figures) in enumerate([["紫霞区", "58.2", "1.5"], ["临江县", "31.7", "2.0"]], start=1):
        for x, cell in zip((MARGIN, 216, 284), [name, *figures], strict=True):
            sheet.text(x, 100 + PITCH * number, cell)
    rows = [["地区", "生产总值（亿元）", "人口（万人）"], ["紫霞区", "58.2", "1.5"], ["临江县", "31.7", "2.0"]]
    assert transcribe(sheet.finish(), "x").text.strip() == written(rows)


def test_a_table_across_both_columns_is_one_though_no_cell_lies_on_the_gutter() -> None:
    rows = [
        ["地区", "生产总值", "第一产业", "第二产业", "第三产业"],
        ["紫霞区", "120.5", "10.1", "60.2", "50.2"],
        ["临江县", "82.5", "20.1", "30.2", "32.2"],
    ]
    sheet = Sheet()
    for number in [*range(6), *range(11, 15)]:
        sheet.text(MARGIN, 80 + PITCH * number, "全市经济运行总体平稳，社会大局和")
        sheet.text(320, 80 + PITCH * number, "各项事业取得新进展，新成效显著增")
    sheet.text(200, 80 + PITCH * 6, "表1 2023年各县主要指标")
    for number, row in enumerate(rows, start=7):
        for at, cell in enumerate(row):
            sheet.text(MARGIN + 100 * at + (20 if at else 0), 80 + PITCH * number, cell)
    assert f"\n表1 2023年各县主要指标\n\n{written(rows)}\n" in transcribe(sheet.finish(), "x").text
