"""Text of a document → one line that is safe to print.

A bulletin may hold terminal escapes, line breaks inside a figure, characters that XML forbids and marks
that turn the direction of writing round. None of them may reach a terminal, a log or an XML file.
Characters without width, which copies from web pages are full of, are left out of a line.
"""

import re
import unicodedata

BLANKS = re.compile(r"\s+")
WIDTHLESS = re.compile("[\u00ad\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]+")
REPLACED = "\ufffd"
UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co"})
DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def without_controls(text: str) -> str:
    """The text with its line breaks and tabs, other control and direction characters replaced."""
    return text if text.isprintable() else "".join(char if char in "\n\r\t" else _printable(char) for char in text)


def one_line(text: str) -> str:
    r"""The text on one line: blanks joined, characters without width left out, control and direction characters replaced.

    `one_line("1626.0\n亿元")` is "1626.0 亿元".
    """
    joined = BLANKS.sub(" ", WIDTHLESS.sub("", text)).strip()
    return joined if joined.isprintable() else "".join(map(_printable, joined))


def _printable(char: str) -> str:
    is_bad = char in DIRECTIONS or unicodedata.category(char) in UNPRINTABLE
    return REPLACED if is_bad else char
