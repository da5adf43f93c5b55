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


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_bulletin_states_in_print_what_it_states_as_text(seed: Path, columns: int, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(typeset(seed.read_text(encoding="utf-8"), columns))
    printed = read_document(tmp_path / "x.pdf", "x.pdf")
    assert printed.encoding == "pdf"
    assert stated(printed) == stated(read_document(seed, "x.txt"))


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


def test_full_width_digits_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(typeset("全年出口１２．５亿元。"))
    (claim,) = extract_claims(read_document(tmp_path / "x.pdf", "x.pdf")).claims
    assert str(claim.value) == "12.5"


def test_columns_part_where_one_of_them_is_a_table() -> None:
    sheet = Sheet()
    for page in range(2):
        for number in range(6):
            sheet.text(MARGIN, 100 + number * PITCH, "全市经济运行总体平稳社会大局")
            if not page:
                sheet.text(320, 100 + number * PITCH, "各项事业取得新的进展和成效。")
        for number in range(4 * page):
            for at, cell in enumerate(["消费", f"{number}.5", "3.1"]):
                sheet.box(320 + 60 * at, 86 + number * PITCH, 380 + 60 * at, 106 + number * PITCH)
                sheet.text(324 + 60 * at, 100 + number * PITCH, cell)
        sheet.turn()
    text = transcribe(sheet.finish(), "x").text
    assert text.index("各项事业") < text.rindex("全市经济") < text.index("| 消费 | 0.5 | 3.1 |")


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
    sheet.table(ROWS, 400, is_ruled=True)
    assert transcribe(sheet.finish(), "x").text.strip() == "\n".join(f"| {' | '.join(row)} |" for row in ROWS)


def test_entries_of_a_table_of_contents_are_left_out() -> None:
    sheet = Sheet()
    sheet.text(MARGIN, 100, "一、综合................3")
    sheet.text(MARGIN, 140, SENTENCE)
    assert transcribe(sheet.finish(), "x").text == f"{SENTENCE}\n"


def test_columns_part_where_one_of_them_is_a_table_without_lines() -> None:
    sheet = Sheet()
    sheet.text(200, 60, "全市经济运行情况分析报告", 18)
    for number in range(6):
        sheet.text(MARGIN, 100 + number * PITCH, "全市经济运行总体平稳，社会大局")
        for at, cell in enumerate(["消费", f"{number}.5", "3.1"]):
            sheet.text(320 + 70 * at, 100 + number * PITCH, cell)
    text = transcribe(sheet.finish(), "x").text
    assert text.rindex("全市经济") < text.index("| 消费 | 0.5 | 3.1 |")


def test_what_a_browser_prints_above_and_below_a_page_is_left_out() -> None:
    sheet = Sheet()
    sheet.text(28, 30, "2024/3/20 09:15", 9)
    sheet.text(250, 30, "统计公报", 9)
    sheet.text(MARGIN, 100, SENTENCE)
    sheet.text(28, 815, "https://tjj.example.gov.cn/2024/gb.html", 9)
    sheet.text(550, 815, "1/3", 9)
    assert transcribe(sheet.finish(), "x").text == f"{SENTENCE}\n"


def test_a_raised_mark_in_brackets_is_one_mark_and_parts_no_paragraph() -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.text(MARGIN, 100 + number * PITCH, "全市上下坚持稳中求进，经济运行总体平稳，各项事业取得新的进展和成效，")
    sheet.text(MARGIN, 180, "经国家统计局和省统计局统一核算，初步核算，全市全年实现地区生产总值")
    x = sheet.text(MARGIN, 195, "[2]", 7)
    sheet.text(x, 200, f"17421.40亿元，占全省{'的比重稳步提升' * 2}，比上年增长4.6%。")
    assert "地区生产总值[2]17421.40亿元" in transcribe(sheet.finish(), "x").text


def test_text_that_is_stretched_to_the_margin_is_one_line() -> None:
    sheet = Sheet()
    x = float(MARGIN)
    for part in ("增", "长", "7.6%", "；", "民", "间", "投", "资", "19.90", "亿", "元", "，", "下", "降"):
        x = sheet.text(x, 100, part) + 1.3 * SIZE
    for number in range(1, 5):
        sheet.text(MARGIN, 100 + number * PITCH, "全市上下坚持稳中求进，经济运行总体平稳，各项事业取得新的进展和成效，")
    assert transcribe(sheet.finish(), "x").text.startswith("增长7.6%；民间投资19.90亿元，下降全市上下坚持稳中求进")


def test_a_paragraph_without_indent_begins_where_lines_stand_apart_or_a_heading_stands() -> None:
    sheet = Sheet()
    full = "全市上下坚持稳中求进，经济运行总体平稳，各项事业取得新的进展和成效，"
    last = "全年地区生产总值17421.40亿元，比上年增长4.6%，增速高于全国。"
    for number, text in enumerate([full, full, full, last, full, last, "二、农业"]):
        sheet.text(MARGIN, 100 + PITCH * number + (4 if number > 3 else 0), text)
    assert transcribe(sheet.finish(), "x").text == f"{full * 3}{last}\n{full}{last}\n二、农业\n"
