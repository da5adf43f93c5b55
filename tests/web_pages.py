"""Web pages for tests: a bulletin's text as sites and Word write it."""

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from cqcheck.read import Document, Place, read_document

MENU = (
    "<ul><li><a href='/'>首页</a></li><li><a href='/tj'>统计数据2024</a></li><li><a href='/hd'>互动交流</a></li></ul>"
)
ABOVE = "<div>您现在的位置：<a href='/'>首页</a> &gt; <a href='/gb'>统计公报</a></div><div>来源：统计局&nbsp;浏览次数：<span>1207</span></div>"
BELOW = (
    "<p><a href='javascript:window.print()'>【打印】</a></p><ul><li><a href='/2022.html'>2022年统计公报</a></li></ul>"
)
FOOT = "<footer><p>主办：某市统计局</p><p>网站标识码：3200000001</p></footer>"


def read_page(folder: Path, page: str | bytes, name: str = "page.html") -> Document:
    """The document of a page, which is written as a file first."""
    (folder / name).write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_document(folder / name, name)


def original(document: Document, surface: str) -> Place | None:
    """Where the first occurrence of a surface stands in the page."""
    return document.original(document.text.index(surface))


def as_plain_page(text: str) -> str:
    """Headings, paragraphs and tables, and nothing else."""
    return f"<!DOCTYPE html><meta charset=utf-8><body>{''.join(_parts(text, escape))}</body>"


def as_word_page(text: str) -> str:
    """What Word saves: each run of digits in a span of its own, in GB 2312 as it says."""
    blocks = "\r\n".join(_parts(text, _in_runs))
    return (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
        "<style>p.MsoNormal {margin:0; mso-pagination:none}</style><!--[if gte mso 9]><xml><w:Zoom>100</w:Zoom></xml><![endif]-->"
        f"</head><body lang=ZH-CN><div class=WordSection1>{blocks}</div></body></html>"
    )


def as_site_page(text: str) -> str:
    """What a site serves: menus, the way to the page and the foot around a table that places the text."""
    blocks = "\n".join(_parts(text, escape))
    return (
        "<html><head><meta charset='utf-8'><title>某市统计局</title><script>var gdp = '99.9亿元';</script></head><body style='display:none'>"
        f"<table><tr><td>{MENU}</td><td>{ABOVE}<div>{blocks}</div>{BELOW}</td></tr></table>{FOOT}</body></html>"
    )


def _in_runs(text: str) -> str:
    runs = re.sub(
        r"\d+|\.\d+", lambda match: f"<span lang=EN-US style='mso-bidi-font-size:16pt'>{match[0]}</span>", text
    )
    return f"<font face=仿宋>{runs}</font><span lang=EN-US><o:p></o:p></span>"


def _parts(text: str, write: Callable[[str], str]) -> Iterator[str]:
    for is_table, lines in groupby(filter(str.strip, text.splitlines()), lambda line: line.startswith("|")):
        if is_table:
            rows = [line.strip("|").split("|") for line in lines if not re.fullmatch(r"[|\-: ]+", line)]
            cells = ("".join(f"<td><p>{write(cell.strip())}</p></td>" for cell in row) for row in rows)
            yield f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
            continue
        for line in lines:
            words = line.lstrip("#")
            tag = f"h{len(line) - len(words)}" if words != line else "p"
            yield f"<{tag}>{write(words.lstrip())}</{tag}>"
