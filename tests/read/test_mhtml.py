"""Web archives: the page in them is read, whatever else they hold."""

import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cqcheck.errors import InputError
from fuzz.targets import mhtml as target
from web_pages import as_site_page, as_word_page, read_page

TEXT = "全年地区生产总值17421.40亿元，比上年增长4.6%。\n"


def archive(page: str, charset: str, encoding: str = "quoted-printable") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message.set_content(page, subtype="html", charset=charset, cte=encoding)
    message.add_related(b"GIF89a", "image", "gif")
    message.add_related("<p>广告9.9亿元</p>", subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["page.mht", "page.MHTML"])
def test_the_page_in_an_archive_is_read_and_its_frames_are_not(name: str, encoding: str, tmp_path: Path) -> None:
    document = read_page(tmp_path, archive(as_word_page(TEXT), "gb18030", encoding), name)
    assert document.text == TEXT
    assert document.encoding == "mhtml"


def test_the_charset_is_that_of_the_part(tmp_path: Path) -> None:
    page = re.sub("<meta[^>]*>", "", as_site_page(TEXT))
    assert TEXT in read_page(tmp_path, archive(page, "gb2312"), "page.mht").text


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "page.mht: no web archive that can be read"),
        (b"Content-Type: text/plain\n\n12.5", "page.mht: no web archive that can be read"),
        (b"Content-Type: text/html\n\n", "page.mht: the file is empty"),
        (b"Content-Type: text/html" + b"; a=b" * 1000 + b"\n\n12.5", "page.mht: more than is read of a web archive"),
        (b"Content-Type: multipart/related; boundary=a\n\n--a\n" * 200, "page.mht: more than is read of a web archive"),
    ],
)
def test_what_is_no_archive_is_told(data: bytes, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=complaint):
        read_page(tmp_path, data, "page.mht")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 30), st.binary(max_size=8)), max_size=8))
def test_changed_bytes_give_a_text_or_an_error(changes: list[tuple[int, int, bytes]]) -> None:
    data = archive(as_word_page(TEXT), "gb18030")
    for at, length, piece in changes:
        data = data[:at] + piece + data[at + length :]
    target.one(data)
