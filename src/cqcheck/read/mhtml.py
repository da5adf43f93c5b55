"""Web pages saved as one file (.mht, .mhtml) → text: the first page in it; its frames, pictures and styles are left out."""

import re
from email import message_from_bytes

from cqcheck.errors import InputError
from cqcheck.read import html
from cqcheck.read.limits import DEEPEST_PART, MOST_LINES, MOST_PARTS
from cqcheck.read.original import Transcript

LONG_HEADER = re.compile(rb"^content-type:(?:[^\n]|\n[ \t]){2000}", re.IGNORECASE | re.MULTILINE)  # slow to take apart


def read(data: bytes, name: str) -> Transcript:
    """The text of the page in a web archive.

    Raises:
        InputError: There is no page in it, it has too many lines or parts, or the page cannot be read.
    """
    is_large = data.count(b"\n") > MOST_LINES or data.count(b"\n--") > MOST_PARTS
    if is_large or data.lower().count(b"multipart/") > DEEPEST_PART or LONG_HEADER.search(data):
        msg = f"{name}: more than is read of a web archive ({MOST_LINES} lines, {MOST_PARTS} parts); save it as .html"
        raise InputError(msg)
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return html.read(page if isinstance(page, bytes) else b"", name, part.get_content_charset())
    msg = f"{name}: no web archive that can be read: there is no page (text/html) in it; save the page as .html"
    raise InputError(msg)
