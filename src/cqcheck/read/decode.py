"""Bytes → text: finds out the encoding of a document."""

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
MOST_CONTROLS = 0.01


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
    controls = sum(ord(char) < 32 and char not in "\t\n\r\f\v" for char in text)
    if controls > MOST_CONTROLS * len(text):
        msg = f"{name}: binary data, not plain text ({controls} control characters); save it as .txt or .md in UTF-8 or GB18030"
        raise InputError(msg)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding, name), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error
    for encoding in _wide_candidates(data):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _looks_chinese(text):
        return text, "gb18030"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import and seldom needed

    best = from_bytes(data).best()
    if best is not None and _looks_chinese(str(best)):
        return str(best), best.encoding
    msg = f"{name}: cannot be decoded (no UTF-8 at byte {broken.start}, nor GB18030 or UTF-16); save it as UTF-8"
    raise InputError(msg)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        msg = f"{name}: starts with a byte-order mark of {encoding} but is broken at byte {error.start}; save it again as UTF-8"
        raise InputError(msg) from None


def _wide_candidates(data: bytes) -> list[str]:
    # UTF-16 without a mark: digits and line ends have a zero byte on one side only.
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) * 50 < len(data):
        return []
    return ["utf-16-be"] if even > odd else ["utf-16-le"]


def _looks_chinese(text: str) -> bool:
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    rare = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" or "\u0080" <= char <= "\u009f" for char in text)
    words = sum(not char.isascii() or char.isalpha() for char in text)  # a table may be of figures but for its heads
    return han > 0 and han * 10 >= words and rare * 20 <= words
