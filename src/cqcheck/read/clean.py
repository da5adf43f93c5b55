"""Source text → clean text with offsets: half-width forms, no blanks inside sentences."""

import re
from array import array
from collections.abc import Sequence

from cqcheck.read.usual import HIDDEN

# One character each way, so that offsets stay simple. Full-width punctuation stays: it ends clauses.
HALF_WIDTH = {
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    "％": "%",
    "．": ".",
    "－": "-",
    "＋": "+",
    "−": "-",
    "／": "/",
    "(": "（",
    ")": "）",
    ";": "；",
}


class _Halves(dict[int, str]):
    """The half-width form of each character, found out when it first comes; digits of any script are figures."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = half = HALF_WIDTH.get(char) or (str(int(char)) if char.isdecimal() else char)
        return half


HALVES = _Halves()
BLANKS = " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029\u00a0\u3000\u2002\u2003\u2009\u202f\u205f"
EDGES = BLANKS + HIDDEN
SPECIAL = re.compile(f"(?P<gap>[{EDGES}]+)|,")
PARTING = re.compile(f"[{BLANKS}]".replace("\r\n", ""))
FULL_STOP = re.compile(r"(?<=....[%\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|$)")
NEXT = re.compile(r"\s*(\S)")


def clean(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """The clean form of `text[start:end]` and the source offset of each of its characters.

    A blank is kept (as one space) only where it parts two digits or two Latin letters; a line break is not.
    """
    pieces: list[str] = []
    offsets = array("I")
    at = start
    for match in SPECIAL.finditer(text, start, end):
        if match.start() > at:
            pieces.append(text[at : match.start()].translate(HALVES))
            offsets.extend(range(at, match.start()))
        at = match.end()
        if not match["gap"]:
            pieces.append("," if _is_inside(text, match.start(), end) else "，")
            offsets.append(match.start())
        elif pieces and at < end and (blank := PARTING.search(text, match.start(), at)):
            following = text[at]
            if _parted(pieces[-1][-1], HALF_WIDTH.get(following, following)):
                pieces.append(" ")
                offsets.append(blank.start())
    if not pieces:  # most lines: no offsets but those of an unbroken run, which takes no memory
        return _stopped(text[at:end].translate(HALVES)), range(at, end)
    pieces.append(text[at:end].translate(HALVES))
    offsets.extend(range(at, end))
    return _stopped("".join(pieces)), offsets


def _stopped(text: str) -> str:
    """The text with full stops for the points that end sentences: 下降0.2%.秋粮 but not 一.综合."""
    return FULL_STOP.sub("。", text)


def _is_inside(text: str, at: int, end: int) -> bool:
    """Whether a half-width comma stands within a number or Latin words: 1,234 but not 15.07亿元,同比."""
    following = NEXT.match(text, at + 1, end)
    left, right = text[at - 1 : at], following[1] if following else ""
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()


def _parted(left: str, right: str) -> bool:
    return (left.isdecimal() and right.isdecimal()) or (
        left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
    )
