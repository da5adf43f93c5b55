"""Web pages made to do harm: bounded in time and size, and a text or one clear error whatever the bytes."""

import socket
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqcheck.errors import InputError
from cqcheck.read import html
from fuzz.targets import html as target
from web_pages import as_site_page, as_word_page, read_page

TEXT = "# 南京市2023年统计公报\n全年出口12.5亿元，增长4.6%。\n| 指标 | 产量 |\n| 水泥 | 731.6 |\n"
PAGES = (as_site_page(TEXT).encode(), as_word_page(TEXT).encode("gb18030"))
PIECES = (
    b"<table>", b"<tr>", b"<td colspan=3>", b"<th rowspan=0>", b"</table>", b"<sup>1", b"</sup>", b"<ol type=A start=-5>", b"<li value=9>",
    b"<div>", b"</div>", b"<a href=x>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<h1>", b"</p>", b"<br>", b"&#0;", b"&#xD800;", b"&amp",
    b"<pre>", b"\xff\xfe", b"\x00", b"12.5", "亿元".encode(), "亿元".encode("gb18030"), b"<p hidden>", b"</html>", b"<!DOCTYPE x [", b"<o:p>",
)  # fmt: skip
DEEP = 10_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * DEEP + "出口12.5亿元" + "</div>" * DEEP,
        "<table><tr><td>" * DEEP + "出口12.5亿元",
        "<footer><table><tr><td><td>" * (DEEP // 2) + "出口12.5亿元",
        "<ol style='list-style:none'><li>" * DEEP + "出口12.5亿元",
        "<b><p>" * DEEP + "出口12.5亿元",
        f"<p {' '.join(f'a{number}=1' for number in range(DEEP * 5))}>出口12.5亿元",
        "<!DOCTYPE p [" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(30)) + "]><p>出口12.5亿元</p>",
    ],
    ids=["blocks", "tables", "tables in feet", "lists", "unclosed", "attributes", "entities"],
)  # fmt: skip
def test_pages_of_any_depth_are_read_in_time(page: str) -> None:
    begun = process_time()
    assert html.read(page.encode(), "page.html").text == "出口12.5亿元\n"
    assert process_time() - begun < 10


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("<table>" + "<tr><td>1<td>2" * 250_000, "page.html: more than 500000 elements; split the page"),
        ("<table>" + "<tr><td colspan=1000 rowspan=65534>1.5<td>2" * 500, "page.html: tables of more than 200000 cells"),
        ("<table><tr>" + "<td colspan=1000>1.5" * 50_000, "page.html: tables of more than 200000 cells"),
    ],
    ids=["cells", "rows spanned", "columns spanned"],
)  # fmt: skip
def test_tables_beyond_all_measure_are_told(page: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        html.read(page.encode(), "page.html")


def test_nothing_that_a_page_names_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "secret.txt").write_text("机密", encoding="utf-8")
    secret = (tmp_path / "secret.txt").as_uri()
    page = (
        f"<!DOCTYPE html SYSTEM 'http://127.0.0.1/x.dtd' [<!ENTITY e SYSTEM '{secret}'>]><base href='{secret}'><link rel=stylesheet href='{secret}'>"
        f"<p onclick='alert(1)'>出口12.5亿元&e;</p><script src='{secret}'></script><iframe src='{secret}'></iframe><object data='{secret}'></object>"
        f"<img src='http://127.0.0.1/a.png' onerror='alert(2)'>"
    )
    assert read_page(tmp_path, page).text == "出口12.5亿元&e;\n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(PAGES),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=8))),
)
def test_changed_bytes_give_a_text_or_an_error(page: bytes, changes: list[tuple[int, int, bytes]]) -> None:
    for at, length, piece in changes:
        page = page[:at] + piece + page[at + length :]
    target.one(page)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join))
def test_any_bytes_give_a_text_or_an_error(page: bytes) -> None:
    target.one(page)
