"""Bytes → text: finds out the encoding of a document.

Bytes of one encoding are often valid in another: nearly any Big5 text is GB 18030 as well, though one of rare characters. The
encoding is the one in which the characters are the commonest; of those that fit alike, the first.
"""

import re
from functools import cache

from cqcheck.errors import InputError

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Signatures of files that are no text whatever bytes follow.
BINARY_SIGNATURES = {
    b"PK\x03\x04": "a ZIP or Office file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x1f\x8b": "a gzip file",
}
CONTROLS = "".join(char for char in map(chr, range(32)) if char not in "\t\n\r\f\v")
MOST_CONTROLS = 0.01
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
SAMPLE = 1 << 14  # bytes by which the encoding is found out
NOT_ASCII = re.compile(rb"[\x80-\xff]")
# What no table of figures and no line of the genre does without, in both scripts: it decides where there are few words.
USUAL = frozenset(
    "，。、；：（）％的年月日上中下一二三人口元万萬亿億吨噸户戶亩畝个個百分点點增长長降比去末全国國省市区區县縣州各业業农農工产產品值总總量额額数數率重"
    "资資金财財政收入支出投进進商贸貿易居民企指标標合计計其"
)
RARE, ODD = -1, -2  # weights beside 1 for a common character and 2 for a usual one


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of a document and the encoding that it was in; a byte-order mark is not part of the text.

    Raises:
        InputError: The document is empty, binary, or in no encoding that gives Chinese text.
    """
    if not data.strip():
        msg = f"{name}: the file is empty; a bulletin's text is expected"
        raise InputError(msg)
    for signature, what in BINARY_SIGNATURES.items():
        if data.startswith(signature):
            msg = f"{name}: this is {what}, not plain text; save it as .txt or .md in UTF-8 or GB18030"
            raise InputError(msg)
    text, encoding = _decode(data, name)
    if not text.strip():
        msg = f"{name}: the file holds only blanks; a bulletin's text is expected"
        raise InputError(msg)
    require_plain_text(text, name)
    return text, encoding


def require_plain_text(text: str, name: str) -> None:
    """Refuses what was decoded but is no text.

    Raises:
        InputError: It is full of control characters.
    """
    controls = sum(map(text.count, CONTROLS))
    if controls > MOST_CONTROLS * len(text):
        msg = f"{name}: binary data, not plain text ({controls} control characters); save it as .txt or .md in UTF-8 or GB18030"
        raise InputError(msg)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    mark, encoding = next(((mark, encoding) for mark, encoding in BOMS if data.startswith(mark)), (b"", ""))
    if not encoding and b"\0" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    encoding = encoding or _likeliest(data, name)
    try:
        return data[len(mark) :].decode(encoding), encoding
    except UnicodeDecodeError as error:
        before = data[len(mark) :][: error.start].decode(encoding)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        at = len(mark) + error.start
        told = f"what its byte-order mark says, {encoding}" if mark else f"{encoding}, which the rest of the text is"
        place = f"line {line}, column {column}, byte {at + 1} of the file (0x{data[at]:02X})"
        msg = f"{name}: {place} is not {told}; mend the character there, or save the text anew as UTF-8"
        raise InputError(msg) from None


def _likeliest(data: bytes, name: str) -> str:
    first = NOT_ASCII.search(data)
    start = first.start() & ~1 if first else 0  # two bytes of UTF-16 stay together
    sample = data[start : start + SAMPLE]
    texts = {encoding: sample.decode(encoding, errors="replace") for encoding in ENCODINGS}
    encoding = max(ENCODINGS, key=lambda each: _commonness(texts[each]))
    if not _looks_chinese(texts[encoding]):
        msg = f"{name}: cannot be decoded: in none of UTF-8, GB18030, Big5 and UTF-16 is it a Chinese text; save it as UTF-8"
        raise InputError(msg)
    return encoding


def _commonness(text: str) -> float:
    """The mean weight of the characters of a text that are not ASCII; control characters lower it."""
    common, weight, count = _common(), 0, 0
    for char in text:
        if not char.isascii():
            count += 1
            weight += 2 if char in USUAL else 1 if char in common else RARE if "\u4e00" <= char <= "\u9fff" else ODD
        elif char < " " and char not in "\t\n\r\f\v":
            weight += ODD
    return weight / count if count else ODD


@cache
def _common() -> frozenset[str]:
    """The characters that the standards for the simplified and the traditional script list as frequent, and Chinese marks."""
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    low_bytes = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for high in range(0xA4, 0xC6) for low in low_bytes for byte in (high, low))
    return frozenset(
        simplified.decode("gb2312", errors="ignore")
        + traditional.decode("big5")
        + "《》“”‘’—…·！？　．１２３４５６７８９０"
    )


def _looks_chinese(text: str) -> bool:
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    words = sum(not char.isascii() or char.isalpha() for char in text)  # a table may be of figures but for its heads
    return han > 0 and han * 10 >= words and _commonness(text) > 0
