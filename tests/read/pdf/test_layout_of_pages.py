"""PDF files: what is read of a page, and in which order."""

from collections import Counter
from pathlib import Path

import pytest

from cqcheck.extract import extract_claims
from cqcheck.read import Document, Place, read_document
from cqcheck.read.pdf.transcribe import transcribe
from printer import FONT, HEAD, HEIGHT, MARGIN, PITCH, SIZE, WIDTH, Sheet, typeset

ROOT = Path(__file__).parents[3]
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in {".txt", ".md"})
SENTENCE = "全年地区生产总值17421.40亿元，比上年增长4.6%。"
PARAGRAPH = f"{SENTENCE}分产业看，第一产业增加值317.82亿元，增长3.2%；第二产业增加值5933.99亿元，增长3.8%；第三产业增加值11169.59亿元，增长5.0%。"
ROWS = [["指标", "绝对值（亿元）", "增长（%）"], ["工业", "731.6", "-2.9"], ["建筑业", "82.5", "3.1"]]


def stated(document: Document) -> Counter[tuple[object, ...]]:
    return Counter(
        (claim.indicator, claim.measure, claim.value, claim.unit, claim.time_period, claim.ref_area)
        for claim in extract_claims(document).claims
    )


def table(sheet: Sheet, rows: list[list[str]], top: float, *, is_ruled: bool) -> None:
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            sheet.text(MARGIN + 130 * at + 5, top + PITCH * number, cell)
            if is_ruled:
                left, above = MARGIN + 130 * at, top + PITCH * number - 14
                sheet.box(left, above, left + 130, above + PITCH)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_bulletin_states_in_print_what_it_states_as_text(seed: Path, columns: int, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(typeset(seed.read_text(encoding="utf-8"), columns))
    printed = read_document(tmp_path / "x.pdf", "x.pdf")
    assert printed.encoding == "pdf"
    assert stated(printed) == stated(read_document(seed, "x.txt"))


def test_a_table_without_lines_is_read_as_one_with_lines() -> None:
    text = (ROOT / "seeds" / "nanjing-tables-2021.md").read_text(encoding="utf-8")
    assert transcribe(typeset(text, is_ruled=False), "x").text == transcribe(typeset(text), "x").text


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_go_on_over_lines_columns_and_pages(columns: int) -> None:
    text = "\n".join(f"{number}月，{PARAGRAPH}" for number in range(1, 41))
    assert transcribe(typeset(text, columns), "x").text == f"{text}\n"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    data = typeset("\n".join([PARAGRAPH] * 40))
    text = transcribe(data, "x").text
    assert HEAD not in text
    assert "- 2 -" not in text


def test_a_place_is_the_page_and_the_line(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(MARGIN, 100, "一、综合")
    sheet.turn()
    sheet.text(MARGIN + 2 * SIZE, 100, SENTENCE)
    sheet.text(MARGIN + 2 * SIZE, 120, "出口12.5亿元。")
    (tmp_path / "x.pdf").write_bytes(sheet.finish())
    document = read_document(tmp_path / "x.pdf", "x.pdf")
    assert document.original(document.text.index("17421.40")) == Place("page", (2, 1))
    assert document.original(document.text.index("12.5")) == Place("page", (2, 2))


def test_a_figure_drawn_in_several_runs_is_whole() -> None:
    sheet = Sheet()
    x = sheet.text(MARGIN, 100, "全年地区生产总值174")
    sheet.text(sheet.text(x, 100, "21."), 100, "40亿元。")
    assert transcribe(sheet.finish(), "x").text == "全年地区生产总值17421.40亿元。\n"


def test_figures_stand_apart_where_a_blank_parts_them() -> None:
    sheet = Sheet()
    sheet.text(MARGIN, 100, "表1 2023年主要产品产量")
    assert transcribe(sheet.finish(), "x").text == "表1 2023年主要产品产量\n"


def test_a_title_on_two_lines_is_one() -> None:
    sheet = Sheet()
    sheet.text(150, 100, "南京市2023年国民经济", 22)
    sheet.text(170, 132, "和社会发展统计公报", 22)
    for number, paragraph in enumerate(("一、综合", SENTENCE, SENTENCE)):
        sheet.text(MARGIN + 2 * SIZE, 180 + number * PITCH, paragraph)
    assert transcribe(sheet.finish(), "x").text == (
        f"南京市2023年国民经济和社会发展统计公报\n一、综合\n{SENTENCE}\n{SENTENCE}\n"
    )


def test_a_table_in_a_drawing_of_its_own_is_read_by_its_lines() -> None:
    sheet = Sheet()
    sheet.canvas.beginForm("form")
    table(sheet, ROWS, 150, is_ruled=True)
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


def test_full_width_digits_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(typeset("全年出口１２．５亿元。"))
    (claim,) = extract_claims(read_document(tmp_path / "x.pdf", "x.pdf")).claims
    assert str(claim.value) == "12.5"


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
    table(sheet, ROWS, 200, is_ruled=is_ruled)
    sheet.turn()
    table(sheet, [ROWS[0], ["农业", "12.5", "1.0"], ["服务业", "99.1", "6.0"]], 100, is_ruled=is_ruled)
    rows = [*ROWS, ["农业", "12.5", "1.0"], ["服务业", "99.1", "6.0"]]
    assert transcribe(sheet.finish(), "x").text.strip() == "\n".join(f"| {' | '.join(row)} |" for row in rows)


def test_a_name_on_two_lines_stands_in_one_cell_of_a_table_without_lines() -> None:
    sheet = Sheet()
    table(sheet, ROWS[:2], 100, is_ruled=False)
    sheet.text(MARGIN + 5, 142, "规模以上")
    for at, cell in enumerate(["58.2", "1.5"], start=1):
        sheet.text(MARGIN + 130 * at + 5, 149, cell)
    sheet.text(MARGIN + 5, 156, "建筑业")
    assert "| 规模以上建筑业 | 58.2 | 1.5 |" in transcribe(sheet.finish(), "x").text


def test_a_raised_digit_is_the_mark_of_a_footnote_and_the_note_stands_at_the_end() -> None:
    sheet = Sheet()
    x = sheet.text(MARGIN, 100, "全年地区生产总值")
    x = sheet.text(x, 95, "1", 7)
    sheet.text(x, 100, "为17421.40亿元。")
    note = sheet.text(MARGIN, 777, "1", 5)
    sheet.text(note, 780, "为初步核算数。", 9)
    sheet.turn()
    sheet.text(MARGIN + 2 * SIZE, 100, "全年出口总额12.5亿元。")
    assert transcribe(sheet.finish(), "x").text == (
        "全年地区生产总值[1]为17421.40亿元。\n全年出口总额12.5亿元。\n[1]为初步核算数。\n"
    )


def test_a_page_that_lies_on_its_side_is_read_upright_and_a_watermark_is_not() -> None:
    sheet = Sheet()
    sheet.canvas.saveState()
    sheet.canvas.translate(WIDTH / 2, HEIGHT / 2)
    sheet.canvas.rotate(45)
    sheet.canvas.setFont(FONT, 60)
    sheet.canvas.drawString(-100, 0, "内部资料")
    sheet.canvas.restoreState()
    sheet.canvas.rotate(90)
    sheet.canvas.translate(0, -WIDTH)
    table(sheet, ROWS, 400, is_ruled=True)
    assert transcribe(sheet.finish(), "x").text.strip() == "\n".join(f"| {' | '.join(row)} |" for row in ROWS)


def test_entries_of_a_table_of_contents_are_left_out() -> None:
    sheet = Sheet()
    sheet.text(MARGIN, 100, "一、综合................3")
    sheet.text(MARGIN, 140, SENTENCE)
    assert transcribe(sheet.finish(), "x").text == f"{SENTENCE}\n"
