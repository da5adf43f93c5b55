"""What the fuzzers begin with: parts of the bulletins in seeds/ and files of each format made of them."""

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from reportlab import rl_config

SEEDS = Path(__file__).parents[2] / "seeds"
PART = 300  # characters
TABLE = "# 2023年统计公报\n表1 进出口\n单位：亿元\n| 指标 | 绝对值 | 增长（%） |\n| --- | --- | --- |\n| 出口 | 12.5 | 4.6 |\n| 其中：机电 | 8.2 | -1.3 |\n注：[1]初步核算。\n"
TAKEN = 8  # parts of each bulletin

WORD = "http://schemas.openxmlformats.org"
OFFICE = f"{WORD}/officeDocument/2006/relationships"
TYPES = f"""<Types xmlns="{WORD}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>"""
ROOT_RELS = f"""<Relationships xmlns="{WORD}/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
RELS = f"""<Relationships xmlns="{WORD}/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>"""
STYLES = f"""<w:styles xmlns:w="{WORD}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>"""
NOTES = f"""<w:footnotes xmlns:w="{WORD}/wordprocessingml/2006/main"><w:footnote w:id="7"><w:p><w:r><w:t>为初步核算数。</w:t></w:r></w:p></w:footnote></w:footnotes>"""
BODY = f"""<w:document xmlns:w="{WORD}/wordprocessingml/2006/main" xmlns:mc="{WORD}/markup-compatibility/2006"><w:body>
<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>某市2023年统计公报</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>综合</w:t><w:tab/><w:br/></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>全年地区生产总值174</w:t></w:r><w:ins w:id="1"><w:r><w:t>21.40亿元</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>9亿元</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="7"/><w:noBreakHyphen/></w:r></w:p></w:sdtContent></w:sdt>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>表1 进出口</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>出口</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12.5</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>进口</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>-1.3%</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>图1 出口12.5亿元</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>
<w:sectPr/></w:body></w:document>"""


@cache
def texts() -> tuple[str, ...]:
    """Parts of the bulletins in seeds/, and a small table."""
    parts = [TABLE]
    for path in sorted(SEEDS.iterdir()):
        if path.suffix in (".txt", ".md"):
            of_bulletin = list(_parts(path.read_text(encoding="utf-8")))
            parts += of_bulletin[:: max(1, len(of_bulletin) // TAKEN)]
    return tuple(parts)


def text_bytes() -> list[bytes]:
    """The same as bytes of UTF-8."""
    return [text.encode() for text in texts()]


def _parts(text: str) -> Iterator[str]:
    part = ""
    for line in text.splitlines(keepends=True):
        part += line[:PART]
        if len(part) >= PART:
            yield part
            part = ""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of parts, the same for the same parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive; none if it is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            small = [member for member in archive.infolist() if member.file_size < 1_000_000]
            return {member.filename: archive.read(member) for member in small}
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is not this that is tested
        return {}


def unpacked_size(data: bytes) -> int:
    """Of all that an archive holds, at least its own."""
    return len(data) + sum(map(len, unpacked(data).values()))


def word_parts() -> dict[str, bytes]:
    """A Word file with a heading, a table, a text box, a footnote, tracked changes and a content control."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELS,
        "word/document.xml": BODY,
        "word/_rels/document.xml.rels": RELS,
        "word/styles.xml": STYLES,
        "word/footnotes.xml": NOTES,
    }
    return {name: f'<?xml version="1.0" encoding="UTF-8"?>{part}'.encode() for name, part in parts.items()}


def sheets() -> list[list[str]]:
    """Sheets as lists of cells with the line ends that stand in them."""
    return [
        ["2023年地区生产总值", "\n", "单位：亿元\n指标", '"2023年\n绝对值"', "增长（%）\n第一产业", "317.63", "1.3\n"]
    ]


def workbook() -> bytes:
    """A workbook with merged, hidden, indented and dated cells on several sheets."""
    book = Workbook()
    first = book.active
    for row in (
        ["2023年各区地区生产总值"],
        [None, None, "单位：亿元"],
        ["地区", "地区生产总值", None],
        [None, "绝对值", "增长"],
        ["全市", 17421.4, 0.046],
        ["玄武区", 1231.05, -0.011],
        [date(2023, 1, 1), 2, "第3位"],
        ["注：本表为初步核算数。"],
    ):
        first.append(row)
    for area in ("A1:C1", "B3:C3", "A3:A4"):
        first.merge_cells(area)
    first["B6"].number_format = "#,##0.00"
    first["C5"].number_format = "0.0%"
    first["A6"].alignment = Alignment(indent=1)
    first.row_dimensions[7].hidden = True
    book.create_sheet("草稿").append(["指标", 1.5])
    book["草稿"].sheet_state = "hidden"
    book.create_sheet("工业").append(["产量", 731.6, True])
    out = BytesIO()
    book.save(out)
    return packed({name: part for name, part in unpacked(out.getvalue()).items() if "theme" not in name})


def bundle() -> list[bytes]:
    """Archives of documents: text, a table, a page, a Word file, one in a folder and one with a name in GBK."""
    page = "<table><tr><td>出口<td>12.5</table>".encode()
    parts = {
        "公报.txt": TABLE.encode("gb18030"),
        "a/b.md": TABLE.encode(),
        "c.csv": "指标,2023年\n出口,12.5\n".encode(),
        "d.html": page,
        "e.docx": packed(word_parts()),
        "f.mht": web_archive(page.decode(), "8bit"),
    }
    return [packed(parts), packed({"公报.txt": parts["公报.txt"], "../x.txt": page, "/y.txt": page, ".z.txt": page})]


def web_archive(page: str, encoding: str) -> bytes:
    """A page as browsers save it with what belongs to it."""
    message = EmailMessage()
    message.set_content(page, subtype="html", charset="utf-8", cte=encoding)
    message.add_related(b"GIF89a", "image", "gif")
    return message.as_bytes()


def printed() -> list[bytes]:
    """Bulletins as PDF files whose streams are not packed."""
    from printer import typeset  # noqa: PLC0415 - registers fonts

    rl_config.pageCompression = 0
    return [typeset(text, columns) for text in texts()[::12] for columns in (1, 2)]
