"""Source text → clean text with offsets: half-width forms, no blanks inside sentences."""

# One character each way, so that offsets stay simple. Full-width punctuation stays: it ends clauses.
HALF_WIDTH = {
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    "％": "%",
    "﹪": "%",
    "．": ".",
    "－": "-",
    "−": "-",
    "﹣": "-",
    "／": "/",
    "(": "（",
    ")": "）",
    ";": "；",
}
BLANKS = frozenset(" \t\r\n\f\v\u00a0\u3000\u2002\u2003\u2009\u202f\u205f")
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def clean(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    """The clean form of `text[start:end]` and the source offset of each of its characters.

    A blank is kept (as one space) only where it parts two digits or two Latin letters; a line break is not.
    """
    chars: list[str] = []
    offsets: list[int] = []
    gap = -1  # offset of the blank just passed, if it could part two words
    for at in range(start, end):
        char = text[at]
        if char in INVISIBLE:
            continue
        if char in BLANKS:
            if char not in "\r\n" and gap < 0:
                gap = at
            continue
        char = HALF_WIDTH.get(char, char)
        if char == "," and not _is_inside(text, at, end):
            char = "，"
        if gap >= 0 and chars and _parted(chars[-1], char):
            chars.append(" ")
            offsets.append(gap)
        gap = -1
        chars.append(char)
        offsets.append(at)
    return "".join(chars), tuple(offsets)


def _is_inside(text: str, at: int, end: int) -> bool:
    """Whether a half-width comma stands within a number or Latin words: 1,234 but not 15.07亿元,同比."""
    left, right = text[at - 1 : at], text[at + 1 : end].lstrip()[:1]
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()


def _parted(left: str, right: str) -> bool:
    return (left.isdecimal() and right.isdecimal()) or (
        left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
    )
