"""Bytes of a web page → its text: in UTF-8 or the charset that it declares, else in the one that is found out."""

import re
from contextlib import suppress

from cqcheck.read.decode import BOMS, decode, require_plain_text

DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE
)
HEAD = 8192  # bytes, in which a declaration stands
# Pages that declare GB 2312 use characters of its successors. What is not here is no charset of Chinese and declared by mistake.
CHARSETS = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
}
# Scripts, styles and tags are Latin, however Chinese the page is.
MARKUP = re.compile(rb"<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)
NO_LINE_END = re.compile(rb"[^\r\n]")


def page_text(data: bytes, name: str, charset: str | None = None) -> str:
    """The text of a page with its markup; `charset` is what was declared outside of it.

    Raises:
        InputError: It is empty, binary, or in no encoding that gives Chinese text.
    """
    if data.startswith(tuple(bom for bom, _ in BOMS)):
        return decode(data, name)[0]
    if charset is None and (match := DECLARED.search(data[:HEAD])):
        charset = match[1].decode()
    for encoding in ("utf-8", CHARSETS.get(charset.lower(), "utf-8")) if charset else ():
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if "\0" not in text and text.strip():
                require_plain_text(text, name)
                return text
    bare = data if b"\0" in data else MARKUP.sub(lambda tag: NO_LINE_END.sub(b" ", tag[0]), data)  # places stay
    _, encoding = decode(bare if bare.strip() else data, name)
    return data.decode(encoding, errors="replace")  # what was undecodable stood in the markup
