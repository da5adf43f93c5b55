"""PDF files that are damaged, locked, pictures or made to be slow: what is told, and that nothing else happens."""

import re
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from cqcheck.errors import InputError
from cqcheck.read import pdf, read_document
from cqcheck.read.pdf import drawn, scan, transcribe
from cqcheck.read.pdf.scribe import PICTURE
from fuzz.targets import pdf as target
from printer import FONT, MARGIN, SIZE, Sheet, typeset

SENTENCE = "全年地区生产总值17421.40亿元，比上年增长4.6%。"
TEXT = f"一、综合\n{SENTENCE}\n| 指标 | 绝对值（亿元） |\n| 出口 | 12.5 |\n| 进口 | 8.2 |\n"


@cache
def valid() -> bytes:
    return typeset(TEXT)


def picture(sheet: Sheet) -> None:
    sheet.canvas.drawInlineImage(Image.new("L", (40, 40), 128), 0, 0, 500, 500)
    sheet.turn()


@pytest.fixture
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcribe, "can_recognise", lambda: False)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n", valid()[:200]], ids=["empty", "other", "bare", "cut"])
def test_a_damaged_file_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    with pytest.raises(InputError, match=r"^x\.pdf: damaged, no PDF file that can be read; save it again as \.pdf$"):
        read_document(tmp_path / "x.pdf", "x.pdf")


def test_an_encrypted_file_is_told() -> None:
    sheet = Sheet(password="secret")  # noqa: S106
    sheet.text(MARGIN, 100, SENTENCE)
    with pytest.raises(InputError, match=r"^x\.pdf: encrypted; save it without a password$"):
        pdf.read(sheet.finish(), "x.pdf")


def test_a_file_with_too_many_pages_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST_PAGES", 1)
    with pytest.raises(InputError, match=r"^x\.pdf: has 2 pages; 1 to 1 are read$"):
        transcribe.transcribe(typeset(f"{SENTENCE}\n" * 50), "x.pdf")


def test_a_file_with_too_many_characters_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST_GLYPHS", 100)
    with pytest.raises(InputError, match=r"^x\.pdf: more than 100 characters up to page 1; split it"):
        transcribe.transcribe(typeset(f"{SENTENCE}\n" * 50), "x.pdf")


def test_a_file_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0.001)
    with pytest.raises(InputError, match=r"^x\.pdf: takes longer to read than 0.001 seconds; split it"):
        pdf.read(valid(), "x.pdf")


def test_a_page_that_unfolds_without_end_is_given_up() -> None:
    content = zlib.compress(b"BT /F1 1 Tf " + b"(aaaa) Tj " * 2_000_000, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(content), content),
    )
    body = b"".join(b"%d 0 obj%b endobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    with pytest.raises(InputError, match=r"^x\.pdf: .*(memory|characters)"):
        pdf.read(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>", "x.pdf")


def test_characters_that_a_font_does_not_tell_are_told_and_not_guessed(without_recognition: None) -> None:  # noqa: ARG001
    untold = valid().replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", b"(Xy1)")
    with pytest.raises(InputError, match=r"^x\.pdf: page 1, line 1: a font does not tell which characters these are"):
        transcribe.transcribe(untold, "x.pdf")


def test_a_file_of_pictures_is_told(without_recognition: None) -> None:  # noqa: ARG001
    sheet = Sheet()
    picture(sheet)
    with pytest.raises(InputError, match=r"1 of 1 pages are pictures without text; install cqcheck\[ocr\]"):
        transcribe.transcribe(sheet.finish(), "x.pdf")


def test_a_picture_among_pages_of_text_is_told_in_its_place(without_recognition: None) -> None:  # noqa: ARG001
    sheet = Sheet()
    picture(sheet)
    for _ in range(2):
        sheet.text(MARGIN, 100, SENTENCE)
        sheet.turn()
    transcript = transcribe.transcribe(sheet.finish(), "x.pdf")
    assert transcript.text == f"{PICTURE}\n{SENTENCE}\n{SENTENCE}\n"


def test_a_file_without_anything_on_its_pages_is_told(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.turn()
    (tmp_path / "x.pdf").write_bytes(sheet.finish())
    with pytest.raises(InputError, match="there is no text in this file"):
        read_document(tmp_path / "x.pdf", "x.pdf")


def test_pages_that_are_pictures_are_recognised(tmp_path: Path) -> None:
    if not scan.can_recognise():
        pytest.skip("no Tesseract with simplified Chinese")
    import pypdfium2  # noqa: PLC0415

    page = pypdfium2.PdfDocument(valid())[0].render(scale=4).to_pil()
    sheet = Sheet()
    sheet.canvas.drawInlineImage(page, 0, 0, 595, 842)
    (tmp_path / "x.pdf").write_bytes(sheet.finish())
    document = read_document(tmp_path / "x.pdf", "x.pdf")
    assert document.encoding == "pdf-ocr"
    assert "17421.40" in document.text


def test_recognised_pages_are_told_in_the_places(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    for _ in range(2):
        sheet.text(MARGIN, 100, SENTENCE)
        sheet.turn()
    document, pages = drawn.open_pages(sheet.finish(), "x.pdf")
    first, second = pages
    picture_of_it = replace(second, glyphs=(), is_picture=True)
    monkeypatch.setattr(transcribe, "open_pages", lambda *_: (document, iter([first, picture_of_it])))
    monkeypatch.setattr(transcribe, "can_recognise", lambda: True)
    monkeypatch.setattr(transcribe, "recognise", lambda *_: replace(second, is_recognised=True))
    read = transcribe.transcribe(b"", "x.pdf")
    assert read.format == "pdf-ocr"
    assert [place.kind for place in read.places] == ["page", "scan"]


@pytest.mark.parametrize(("mode", "kind"), [(0, "page"), (3, "scan")], ids=["painted", "unseen"])
def test_unseen_text_behind_a_picture_is_what_a_scanner_recognised(mode: int, kind: str) -> None:
    sheet = Sheet()
    text = sheet.canvas.beginText(MARGIN, 700)
    text.setFont(FONT, SIZE)
    text.setTextRenderMode(mode)
    text.textLine(SENTENCE)
    sheet.canvas.drawText(text)
    picture(sheet)
    read = transcribe.transcribe(sheet.finish(), "x.pdf")
    assert read.text == f"{SENTENCE}\n"
    assert {place.kind for place in read.places} == {kind}


def test_the_same_file_is_read_the_same_twice() -> None:
    assert pdf.read(valid(), "x.pdf") == pdf.read(valid(), "x.pdf") == transcribe.transcribe(valid(), "x.pdf")


def test_scripts_and_addresses_in_a_file_are_passed_over(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    action = f"/OpenAction<</S/Launch/F({secret})/Next<</S/JavaScript/JS(app.alert\\(1\\))>>>>".encode()
    changed = re.sub(rb"(/Type\s*/Catalog)", lambda match: match[1] + action, valid())
    assert changed != valid()
    assert pdf.read(changed, "x.pdf").text == transcribe.transcribe(valid(), "x.pdf").text


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=300).map(lambda data: b"%PDF-1.7\n" + data),
        st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=4)), min_size=1, max_size=8).map(
            lambda changes: _changed(valid(), changes)
        ),
        st.integers(0, len(valid())).map(lambda length: valid()[:length]),
    )
)
def test_any_bytes_are_a_transcript_or_a_complaint(data: bytes) -> None:
    target.one(data)


def _changed(data: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    changed = bytearray(data)
    for at, new in changes:
        place = at % len(data)
        changed[place : place + len(new)] = new
    return bytes(changed)
