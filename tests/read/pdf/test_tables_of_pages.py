"""PDF files: tables with and without lines."""

from pathlib import Path

import pytest

from cqcheck.read.pdf.transcribe import transcribe
from printer import MARGIN, PITCH, SIZE, Sheet, typeset

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
