"""Word files: what is read, in which order, and where it stands in the original."""

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from cqcheck.errors import InputError
from cqcheck.pipeline import check_document
from cqcheck.read import Document, Place, read_document, read_documents
from cqcheck.report.colour import plain
from cqcheck.report.console import headline
from cqcheck.report.formats import writer
from cqcheck.report.html.pages import document_page
from cqcheck.report.html.view import DocumentView
from cqcheck.report.rows import finding_rows
from cqcheck.report.texts import Lang

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "全年地区生产总值17421.40亿元，比上年增长4.6%。"
PADDING = "全市经济运行总体平稳，社会大局保持稳定。" * 60


def read(tmp_path: Path, write: Callable[[Any], object], name: str = "公报.docx") -> Document:
    word = docx.Document()
    write(word)
    word.save(str(tmp_path / name))
    return read_document(tmp_path / name, name)


def original(document: Document, surface: str) -> Place | None:
    return document.original(document.text.index(surface))


def test_paragraphs_and_headings_are_read_in_order_and_keep_their_numbers(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        word.add_heading("南京市2023年统计公报", 0)
        word.add_paragraph("")
        word.add_heading("综合", 1)
        word.add_paragraph(SENTENCE)

    document = read(tmp_path, write)
    assert document.text == f"# 南京市2023年统计公报\n## 综合\n{SENTENCE}\n"
    assert document.title.lstrip("#") == "南京市2023年统计公报"
    assert document.encoding == "docx"
    assert original(document, "17421.40") == Place("paragraph", (4,))


def test_figures_that_are_cut_into_runs_are_whole(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        paragraph = word.add_paragraph("全年地区生产总值174")
        paragraph.add_run("21").bold = True
        paragraph.add_run(".40亿元。")

    assert "17421.40亿元" in read(tmp_path, write).text


def test_a_table_is_read_by_its_grid(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        word.add_paragraph("表1 2023年主要产品产量")
        table = word.add_table(rows=4, cols=3)
        rows = [
            ("指标", "绝对值", ""),
            ("", "产量（万吨）", "增长（%）"),
            ("工业", "731.6", "-2.9"),
            ("", "82.5", "3.1"),
        ]
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(2, 0).merge(table.cell(3, 0))

    document = read(tmp_path, write)
    rows = [[cell.text for cell in row] for row in document.tables[0].rows]
    assert rows == [
        ["指标", "绝对值", "绝对值"],
        ["", "产量（万吨）", "增长（%）"],
        ["工业", "731.6", "-2.9"],
        ["工业", "82.5", "3.1"],
    ]
    assert original(document, "82.5") == Place("cell", (1, 4, 2))


def test_a_figure_in_a_cell_over_several_rows_is_stated_once(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        table = word.add_table(rows=3, cols=2)
        for row, (name, figure) in zip(
            table.rows, [("指标", "绝对值（亿元）"), ("出口", "12.5"), ("进口", "")], strict=True
        ):
            row.cells[0].text, row.cells[1].text = name, figure
        table.cell(1, 1).merge(table.cell(2, 1))

    assert read(tmp_path, write).text.count("12.5") == 1


def test_a_row_that_is_one_cell_is_a_line_of_text(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        table = word.add_table(rows=2, cols=2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "表1 2023年进出口"
        table.cell(1, 0).text, table.cell(1, 1).text = "出口", "12.5"

    assert read(tmp_path, write).text.startswith("\n表1 2023年进出口\n| 出口 | 12.5 |\n")


def table_of(rows: str) -> Callable[[Any], None]:
    return lambda word: word.element.body.insert(0, parse_xml(f"<w:tbl {NAMESPACE}>{rows}</w:tbl>"))


def cell_of(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_places_that_a_row_leaves_out_in_front_are_empty_cells(tmp_path: Path) -> None:
    rows = f"<w:tr>{cell_of('指标')}{cell_of('2023年')}</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell_of('12.5')}</w:tr>"
    assert read(tmp_path, table_of(rows)).text == "\n| 指标 | 2023年 |\n|  | 12.5 |\n\n"


def test_a_cell_merged_over_thousands_of_rows_is_read(tmp_path: Path) -> None:
    first, further = (f"<w:vMerge{value}/>" for value in (' w:val="restart"', ""))
    rows = (
        f"<w:tr>{cell_of('工业', first)}{cell_of('1.5')}</w:tr>"
        + f"<w:tr>{cell_of('', further)}{cell_of('2.5')}</w:tr>" * 2000
    )
    assert read(tmp_path, table_of(rows)).text.count("| 工业 | 2.5 |") == 2000


def test_cells_beyond_all_measure_are_told(tmp_path: Path) -> None:
    span = "<w:gridSpan w:val='200000000'/>"
    rows = f"<w:tr>{cell_of('指标', span)}{cell_of('1.5')}</w:tr>"
    with pytest.raises(InputError, match=r"公报\.docx: more than the 200000 cells that are read"):
        read(tmp_path, table_of(rows))


def test_sentences_in_a_merged_cell_are_told_once(tmp_path: Path) -> None:
    span = "<w:gridSpan w:val='3'/>"
    rows = f"<w:tr>{cell_of(SENTENCE, span)}{cell_of('出口')}</w:tr>"
    assert read(tmp_path, table_of(rows)).text == f"\n| {SENTENCE} |  |  | 出口 |\n\n"


def test_strokes_and_line_ends_in_a_cell_do_not_part_it(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        table = word.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["指标", "2023年\n绝对值", "出口|货物", "12.5"], strict=True):  # noqa: SLF001
            cell.text = text

    document = read(tmp_path, write)
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [
        ["指标", "2023年绝对值"],
        ["出口/货物", "12.5"],
    ]


def test_inserted_text_is_read_and_deleted_text_is_not(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        paragraph = word.add_paragraph("全年地区生产总值")
        for change, tag, text in (("del", "delText", "17412.40亿元。"), ("ins", "t", "17421.40亿元。")):
            paragraph._p.append(  # noqa: SLF001
                parse_xml(f'<w:{change} {NAMESPACE} w:id="1"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{change}>')
            )

    assert read(tmp_path, write).text == "全年地区生产总值17421.40亿元。\n"


def test_content_controls_and_text_boxes_are_read(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        word.element.body.insert(
            0,
            parse_xml(
                f"<w:sdt {NAMESPACE}><w:sdtContent><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            ),
        )
        word.add_paragraph("图")._p.append(  # noqa: SLF001
            parse_xml(
                f"<w:r {NAMESPACE}><w:pict><w:txbxContent><w:p><w:r><w:t>出口12.5亿元。</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
            )
        )

    document = read(tmp_path, write)
    assert document.text == f"{SENTENCE}\n图\n出口12.5亿元。\n"
    assert original(document, "12.5") == Place("box", (1,))


def test_footnotes_stand_at_the_end_under_the_numbers_of_their_marks(tmp_path: Path) -> None:
    def write(word: Any) -> None:
        paragraph = word.add_paragraph("全年地区生产总值")
        paragraph._p.append(parse_xml(f'<w:r {NAMESPACE}><w:footnoteReference w:id="7"/></w:r>'))  # noqa: SLF001
        paragraph.add_run("17421.40亿元。")

    name = "notes.docx"
    read(tmp_path, write, name)
    notes = f'<w:footnotes {NAMESPACE}><w:footnote w:id="7"><w:p><w:r><w:t>为初步核算数。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    _add_part(tmp_path / name, "footnotes", notes)
    document = read_document(tmp_path / name, name)
    assert document.text == "全年地区生产总值[1]17421.40亿元。\n[1]为初步核算数。\n"
    assert original(document, "初步") == Place("note", (1,))


def test_a_footnote_with_a_mark_of_its_own_ends(tmp_path: Path) -> None:
    mark = f'<w:r {NAMESPACE}><w:footnoteReference w:id="7"/></w:r>'
    read(tmp_path, lambda word: word.add_paragraph("出口12.5亿元")._p.append(parse_xml(mark)), "x.docx")  # noqa: SLF001
    _add_part(
        tmp_path / "x.docx",
        "footnotes",
        f'<w:footnotes {NAMESPACE}><w:footnote w:id="7"><w:p>{mark}</w:p></w:footnote></w:footnotes>',
    )
    assert read_document(tmp_path / "x.docx", "x.docx").text == "出口12.5亿元[1]\n[1][1]\n"


@pytest.mark.parametrize("is_titled", [True, False])
def test_several_bulletins_in_one_file_are_several_documents(is_titled: bool, tmp_path: Path) -> None:  # noqa: FBT001
    def write(word: Any) -> None:
        for year in (2024, 2023):
            if is_titled or year == 2024:
                word.add_paragraph(f"南京市{year}年国民经济和社会发展统计公报")
            for line in ("南京市统计局", f"{year + 1}年3月", "一、综合", f"全年地区生产总值{year}.5亿元。", PADDING):
                word.add_paragraph(line)

    word = docx.Document()
    write(word)
    word.save(str(tmp_path / "both.docx"))
    new, old = read_documents(tmp_path / "both.docx", "both.docx")
    assert (new.doc_id, old.doc_id) == ("both.docx[1]", "both.docx[2]")
    assert "2024.5亿元" in new.text
    assert "2024.5亿元" not in old.text
    assert original(old, "2023.5亿元") == Place("paragraph", (11 if is_titled else 10,))
    with pytest.raises(InputError, match="holds 2 bulletins; one is expected"):
        read_document(tmp_path / "both.docx", "both.docx")


def test_findings_are_those_of_the_same_text_and_tell_where_they_stand_in_the_original(tmp_path: Path) -> None:
    wrong = "全市地区生产总值4126.53亿元。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，第三产业增加值1693.42亿元。"
    checked = check_document(read(tmp_path, lambda word: (word.add_paragraph(""), word.add_paragraph(wrong))))
    (finding,) = checked.findings
    assert finding.rule == "SUM01"
    (row,) = finding_rows(checked)
    assert row["original"] == {"kind": "paragraph", "numbers": (2,)}
    assert plain(headline(finding, checked.document, Lang.ZH)).startswith("公报.docx:1:61 (第2段): SUM01 严重")
    assert "第2段" in document_page(DocumentView(checked, prefix=""), Lang.ZH)
    out = StringIO()
    writer("findings", "sarif")([checked], out, Lang.ZH)
    (result,) = json.loads(out.getvalue())["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [{"name": "paragraph 2", "kind": "paragraph"}]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"no archive", "x.docx: damaged"),
        (b"", "x.docx: damaged"),
        (b"PK\x03\x04" + bytes(40), "x.docx: damaged"),
    ],
)
def test_what_is_no_word_file_is_told(data: bytes, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(data)
    with pytest.raises(InputError, match=re.escape(complaint)):
        read_documents(tmp_path / "x.docx", "x.docx")


def test_an_archive_of_something_else_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(InputError, match=r"x\.docx: no Word file that can be read"):
        read_documents(tmp_path / "x.docx", "x.docx")


def test_an_archive_that_would_swell_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(50_000_000))
    with pytest.raises(InputError, match="would unpack to 1 files of 50 MB, more than is read"):
        read_documents(tmp_path / "x.docx", "x.docx")


def test_entities_are_not_expanded_and_nothing_outside_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    read(tmp_path, lambda word: word.add_paragraph("MARK"), "x.docx")
    _replace(
        tmp_path / "x.docx",
        "word/document.xml",
        lambda xml: re.sub(
            r"(<\?xml.*?\?>)", rf'\1<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>', xml, count=1
        ).replace("MARK", "出口12.5亿元&e;。"),
    )
    assert "机密" not in read_document(tmp_path / "x.docx", "x.docx").text


def test_a_word_file_without_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no text in this file"):
        read(tmp_path, lambda word: word.add_paragraph("  "))


def _add_part(path: Path, name: str, content: str) -> None:
    relation = f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}" Target="{name}.xml"/>'
    kind = f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
    _replace(
        path, "word/_rels/document.xml.rels", lambda xml: xml.replace("</Relationships>", f"{relation}</Relationships>")
    )
    _replace(path, "[Content_Types].xml", lambda xml: xml.replace("</Types>", f"{kind}</Types>"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"word/{name}.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')


def _replace(path: Path, member: str, change: Callable[[str], str]) -> None:
    changed = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for each in old.infolist():
            data = old.read(each)
            new.writestr(each, change(data.decode()).encode() if each.filename == member else data)
    path.write_bytes(changed.getvalue())
