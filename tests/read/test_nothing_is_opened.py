"""A document names files of this machine and addresses elsewhere: none of them is opened, in whichever format."""

import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from cqcheck.errors import InputError
from cqcheck.read import read_documents

SENTENCE = "全年地区生产总值17421.40亿元，比上年增长4.6%。"
WATCHED: list[str] = []  # what was opened, connected to or run while a test watches
IS_WATCHING = [False]
EVENTS = ("open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")


def _note(event: str, given: tuple[object, ...]) -> None:
    if IS_WATCHING[0] and event in EVENTS:
        WATCHED.append(f"{event} {given}")


sys.addaudithook(_note)  # which cannot be taken away again


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A ZIP archive with one of its members changed."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content.decode()).encode() if member == name else content)
    return changed.getvalue()


def saved(package: Any) -> bytes:
    out = BytesIO()
    package.save(out)
    return out.getvalue()


def word_file(secret: str) -> bytes:
    word = docx.Document()
    word.add_paragraph(SENTENCE)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = "".join(
        f'<Relationship Id="x{number}" Type="{kind}{what}" Target="{secret}" TargetMode="External"/>'
        for number, what in enumerate(("attachedTemplate", "image", "subDocument", "oleObject", "frame", "hyperlink"))
    )
    return with_part(
        saved(word),
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", f"{links}</Relationships>"),
    )


def workbook(secret: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["指标", "2023年"])
    book.active.append(["地区生产总值（亿元）", 17421.4])
    book.active["A4"].hyperlink = secret
    book.active["B4"] = f'=WEBSERVICE("{secret}")'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    link = f'<Relationship Id="x1" Type="{kind}" Target="{secret}" TargetMode="External"/>'
    data = with_part(
        saved(book),
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace("</Relationships>", f"{link}</Relationships>"),
    )
    return with_part(
        data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("<v></v>", "<v>1</v>").replace("<v />", "<v>1</v>")
    )


def page(secret: str) -> bytes:
    parts = (
        f"<{tag} {key}='{secret}'></{tag}>"
        for tag, key in (("img", "src"), ("link", "href"), ("iframe", "src"), ("embed", "src"))
    )
    return f"<base href='{secret}'><p>{SENTENCE}</p>{''.join(parts)}<meta http-equiv=refresh content='0;{secret}'>".encode()


def web_archive(secret: str) -> bytes:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
    return head + f"Content-Location: {secret}\n\n".encode() + page(secret) + b"\n--x--\n"


def text(secret: str) -> bytes:
    return f"{SENTENCE}\n\n![图]({secret})\n[[{secret}]]\n<img src='{secret}'>\n".encode()


FORMATS = {".docx": word_file, ".xlsx": workbook, ".html": page, ".mhtml": web_archive, ".md": text, ".txt": text}


@pytest.mark.parametrize("target", ["{}", "file://{}", "http://127.0.0.1:9/{}", "../secret.txt"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_that_a_document_names_is_opened(suffix: str, target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("机密", encoding="utf-8")
    path = tmp_path / "in" / f"a{suffix}"
    path.write_bytes(FORMATS[suffix](target.format(tmp_path / "secret.txt")))
    with suppress(InputError):
        read_documents(path, "a")  # imports what reads it
    WATCHED.clear()
    IS_WATCHING[0] = True
    try:
        (document,) = read_documents(path, "a")
    finally:
        IS_WATCHING[0] = False
    assert "17421.4" in document.text
    assert "机密" not in document.text
    assert any(str(path) in each for each in WATCHED), "else nothing is watched"
    assert [each for each in WATCHED if "secret" in each or not each.startswith("open ")] == []
