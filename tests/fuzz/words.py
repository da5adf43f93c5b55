"""What bulletins and the files that hold them are made of: the words that mutations put in."""

import re
from functools import cache

from cqcheck.lexicons.indicators import load_catalogue
from cqcheck.lexicons.units import base_units

FIGURES = (
    "0", "1", "10", "100", "12.5", "1,234.5", "1，234.5", "０．５", "-3", "－3.2", "+4", "0.0", "00", "1e5", "9" * 40, "0." + "9" * 30, "1.2.3", "14..3",
    "1O5", "3.", ".5", "2023", "2023年", "1—11月", "2018-2023年", "第1", "前三季度", "二十", "一百零三", "两", "半", "三分之一", "1/3", "第二", "②", "Ⅳ",
    "٣", "²", "½", "〇", "㈠", "1:2", "3∶7∶90", "1、", "[1]", "［2］", "6-7", "6～7", "5.5以上", "三成", "翻两番",
)  # fmt: skip
MARKS = (
    "，", "。", "；", "：", "、", "（", "）", "(", ")", "“", "”", "《", "》", ",", ".", "|", "｜", "\t", "\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028",
    " ", "  ", "\u3000", "\u00a0", "\u200b", "\ufeff", "\u00ad", "\u202e", "\x00", "\x1b[31m", "---", "| --- |", "# ", "## ", "——", "—", "-", "…", "!", "？",
    "e\u0301", "\U00020000", "\U0001f600", "\ue000", "\ufffd", "İ", "ß", "ﬁ", "㎡", "℃", "<script>", "&amp;", '"', "'", "=1+1", "\\", "{}", "%s", "`",
)  # fmt: skip
PHRASES = (
    "其中", "其中：", "分别", "分别为", "占", "占比", "占比为", "占全市的", "比重", "比重为", "增长", "下降", "同比增长", "比上年增长", "环比", "比上年末", "增加",
    "减少", "提高", "个百分点", "倍", "达到", "超", "超过", "近", "约", "不足", "左右", "以上", "位居", "位", "第", "居全国", "均", "合计", "总计", "贡献率",
    "拉动", "人均", "高于", "低于", "由", "从", "至", "到", "为", "和", "与", "及", "的", "实际", "名义", "按不变价", "可比价", "初步核算", "全年", "全市",
    "全国", "全省", "上年", "同期", "年末", "累计", "当月", "一、综合", "（一）", "表1", "单位：亿元", "注：", "图1", "指标", "绝对值", "增长（%）", "南京市",
    "重庆", "江苏省", "主城都市区", "三次产业结构比", "调整为", "农业、工业、建筑业", "收支相抵", "结余", "余额", "计划", "预计", "目标", "万", "亿", "千",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "<td colspan=3>", "<th rowspan=0>", "<td colspan=1000 rowspan=65534>", "<h1>", "<br>", "<sup>1</sup>",
    "<ol type=A start=-5>", "<ol start=99999999999>", "<li value=9>", "<a href=x>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY e 'e'>]>", "<pre>",
    "&e;", "&#0;", "&#xD800;", "&lt;", "<p hidden>", "<o:p>", "<meta charset=utf-7>", "<meta charset=x>", "<base href=x>", "<template>", "<svg>", "<math>",
    "<w:p/>", "<w:tbl>", "<w:tr/>", "<w:tc/>", "<w:tbl/>", '<w:gridSpan w:val="3"/>', "<w:vMerge/>", '<w:footnoteReference w:id="7"/>', "<w:footnoteReference/>",
    '<w:gridBefore w:val="-1"/>', "<w:pStyle/>", "<w:txbxContent/>", '<c r="A1"><v>1</v></c>', '<c t="s"><v>9</v></c>', '<c t="e"><v>#N/A</v></c>',
    '<c t="d"><v>x</v></c>', '<mergeCell ref="A1:XFD9"/>', '<mergeCell ref="B2:A1"/>', '<row r="0"/>', '<row hidden="1"/>', '<col min="0" max="9" hidden="1"/>',
)  # fmt: skip
VALUES = (
    "", "0", "-1", "1", "2", "3", "7", "1.5", "99999999999", "NaN", "1e400", "-1e308", "true", "x", "A1", "A0", "XFE1", "ZZZZ1", "A1:B2", "A1:XFD1048576", "s",
    "str", "inlineStr", "b", "e", "d", "0.00%", 'yyyy"年"m"月"', "[h]:mm", "General;;;@", "# ?/?", "hidden", "../x", "http://a/b", "word/document.xml", "ﾠ", "１",
    "57", "164", "2958466", "-0.0", "1E+20", "#REF!", "restart", "continue", "heading 9", "标题 0",
)  # fmt: skip
HEADS = (
    b"Content-Type: text/html\n\n", b"Content-Type: text/html; charset=x\n\n", b"Content-Type: multipart/related; boundary=a\n\n--a\n", b"--a--\n", b"\n\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n", b"charset*0*=utf-8''x", b"=?utf-8?b?!?=", b"=3D", b"=\n", b"\xff", b"\x00",
)  # fmt: skip
SYNTAX = (
    "[" * 2000, "{a: " * 500, "[", "]", "{", "}", "[[accept]]\n", "[tool.cqcheck]\n", ": ", "- ", "&a ", "*a", "<<: ", "!!python/object:os.system ", "!!int ",
    "? ", "| ", "> ", "---\n", "...\n", "%YAML 9.9\n", "null", "~", "true", "[]", "{}", '""', "''", "0", "-1", "1.5", ".inf", ".nan", "1e999", "9" * 5000, "0x1F",
    "0o9", "1:2:3", "2024-13-99", "2024-02-30", "0000-00-00", "9999-12-31", "2024-01-01T00:00:00Z", "[1, 2]", "[2, 1]", "{a: 1}", "{SUM = -1}", '"SUM99"', '"("', "\t",
    "\n", "#", '"', "'", "\\", "\\ud800", "\x00", "\x85", "\u2028", "\ufeff", "丨", "level: 7\n", "code: [1]\n", "examples: 1\n", "terms: {a: 1}\n", "where: []\n", "bounds: x\n",
)  # fmt: skip
OPERATORS = (
    b" BT ", b" ET ", b" Tj ", b" Td ", b" Tm ", b" Tf ", b" Tz ", b" Tr ", b" TL ", b" T* ", b" q ", b" Q ", b" cm ", b" re ", b" f ", b" S ", b" n ", b" l ",
    b" m ", b" c ", b" h ", b" w ", b" Do ", b" W ", b" 0 ", b" -1 ", b" 1e9 ", b" 99999999999 ", b" 0.0001 ", b" /F1 12 Tf ", b" 1 0 0 -1 0 0 cm ", b" 0 1 -1 0 0 0 cm ",
    b"/Rotate 90", b"/Rotate 45", b"/MediaBox[0 0 0 0]", b"/MediaBox[9 9 -9 -9]", b"/CropBox[0 0 1e9 1e9]", b"/UserUnit 9", b"/Kids[3 0 R 3 0 R]", b"/Count -1",
    b"(\\000)", b"<00>", b"[(a)-9e9(b)]TJ", b"/Encrypt 1 0 R", b" endobj ", b" stream\n", b" endstream ", b" 1 0 R ", b"%%EOF",
)  # fmt: skip
DIGITS = re.compile(r"\d+")


@cache
def words() -> tuple[tuple[str, ...], ...]:
    """Groups of words, each as likely as the others: figures, marks, phrases, units, indicators."""
    units = tuple(f"{many}{unit}" for unit in base_units() for many in ("", "万", "亿"))
    indicators = tuple(name for each in load_catalogue() for name in (each.name, *each.aliases))
    return FIGURES, MARKS, PHRASES, units, indicators
