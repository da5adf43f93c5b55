"""Tables of web pages: those of figures are read by their grid, those that place text as the text that they place."""

from pathlib import Path

import pytest

from cqcheck.read import Place
from web_pages import original, read_page

NESTED = "<table><tr><td>水泥</td><td>731.6</td></tr></table>"
PROSE = "全市经济运行总体平稳，出口12.5亿元。社会大局保持稳定，进口3.5亿元。"


def test_a_table_is_read_by_its_grid(tmp_path: Path) -> None:
    page = (
        "<table><caption>表1 <b>主要产品产量</b><p>单位：万吨</p></caption>"
        "<thead><tr><th rowspan=2>指标</th><th colspan=2>2023年</th></tr><tr><th>产量</th><th>增长（%）</th></tr></thead>"
        "<tbody><tr><td rowspan=2>建材</td><td>731.6</td><td>-2.9</td></tr><tr><td>82.5</td><td>3.1</td></tr></tbody></table>"
    )
    document = read_page(tmp_path, page)
    (table,) = document.tables
    assert (table.caption, table.units) == ("表1主要产品产量", "单位：万吨")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标", "2023年", "2023年"],
        ["指标", "产量", "增长（%）"],
        ["建材", "731.6", "-2.9"],
        ["建材", "82.5", "3.1"],
    ]
    assert original(document, "82.5") == Place("cell", (1, 4, 2))


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><td>出口<td rowspan=2>12.5<tr><td>进口", "| 出口 | 12.5 |\n| 进口 |  |\n"),
        ("<tr><td>出口<td colspan=2>12.5<tr><td>进口<td>1<td>2", "| 出口 | 12.5 |  |\n| 进口 | 1 | 2 |\n"),
        ("<tr><td>出口<td rowspan=0>12.5<tr><td>进口", "| 出口 | 12.5 |\n| 进口 |  |\n"),
        ("<tr><td>出口<td colspan=99>2023年<tr><td>进口<td>1", "| 出口 | 2023年 |\n| 进口 | 1 |\n"),
        ("<tr><td>出口<td colspan=x rowspan=-1>12.5", "| 出口 | 12.5 |\n"),
        ("<tr><td>出口<td>&nbsp;<td>12.5<td>", "| 出口 | 12.5 |\n"),
        ("<tr><td>出口<td rowspan=3>12.5<tr><tr><td>进口", "| 出口 | 12.5 |\n| 进口 |  |\n"),
        ("<tr><td>甲<td>乙<td rowspan=2>2023年<tr><td>1", "| 甲 | 乙 | 2023年 |\n| 1 |  | 2023年 |\n"),
        ("<tr><td colspan=2>表1 进出口<tr><td>出口<td>12.5", "表1 进出口\n| 出口 | 12.5 |\n"),
        ("<tr><td>表1 进出口<td><tr><td>出口<td>12.5<tr><td>其中<td>", "表1 进出口\n| 出口 | 12.5 |\n| 其中 |  |\n"),
        ("<form><tr><td>出口<td>12.5</form>", "| 出口 | 12.5 |\n"),
        ("<td>出口<td>12.5", "| 出口 | 12.5 |\n"),
        ("<tr><td>出口<br>货物|服务<td><p>1</p><p>2", "| 出口 货物/服务 | 1 2 |\n"),
        ("<tr><td>发布时间：2024-03-28<td>来源：统计局<tr><td>出口<td>12.5", "发布时间：2024-03-28 来源：统计局\n| 出口 | 12.5 |\n"),
    ],
)  # fmt: skip
def test_merged_empty_and_missing_cells_keep_the_columns_straight(table: str, rows: str, tmp_path: Path) -> None:
    assert read_page(tmp_path, f"<table>{table}</table>").text == f"\n{rows}\n"


def test_columns_that_hold_nothing_are_left_out_and_counted(tmp_path: Path) -> None:
    document = read_page(tmp_path, "<table><tr><td><td>出口<td><td>12.5</table>")
    assert original(document, "12.5") == Place("cell", (1, 1, 4))


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (f"<tr><td><a href='/'>2023年</a><td><h2>综合</h2><p>{PROSE}</p>", f"## 综合\n{PROSE}\n"),
        (f"<tr><td>{PROSE}<td>3", f"{PROSE}\n3\n"),
        ("<tr><td>南京市统计局<td>二〇二四年三月", "南京市统计局\n二〇二四年三月\n"),
        (f"<tr><td>2024年<td>{NESTED}", "2024年\n\n| 水泥 | 731.6 |\n\n"),
        (f"<tr><td>出口<td>12.5<tr><td>顺差<td>9<tr><td>进口<td>{NESTED}", "\n| 出口 | 12.5 |\n| 顺差 | 9 |\n| 进口 |  |\n\n\n| 水泥 | 731.6 |\n\n"),
        ("<tr><td>出口12.5亿元", "出口12.5亿元\n"),
    ],
)  # fmt: skip
def test_a_table_that_places_text_is_read_as_text_and_loses_none(table: str, text: str, tmp_path: Path) -> None:
    assert read_page(tmp_path, f"<table>{table}</table>").text == text


def test_a_note_in_a_cell_makes_no_layout_of_a_table(tmp_path: Path) -> None:
    page = f"<table><tr><td>出口<td>12.5<tr><td>进口<td>3.5<tr><td>注：<td>{PROSE}</table>"
    assert read_page(tmp_path, page).text == f"\n| 出口 | 12.5 |\n| 进口 | 3.5 |\n| 注： | {PROSE} |\n\n"
