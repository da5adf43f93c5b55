"""One file with several bulletins → each for itself."""

import re
from collections.abc import Iterator

from cqcheck.read.original import Transcript

# 南京市2024年国民经济和社会发展统计公报, on a line of its own.
TITLE = re.compile(
    r"(?!表|图|附)[^，。；：、！？]{0,24}(?:19|20)\d\d年[^，。；：、！？]{0,40}?(?:公报|报告)(?:（[^（）]{1,8}）)?"
)
# 南京市统计局, 2023年3月: who issues a bulletin and when, above its text.
ISSUER = re.compile(r"[^，。；：！？\d]{2,30}(?:统计局|调查队|人民政府|委员会|财政局|办公[厅室]|部|局)")
DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")
FIRST_SECTION = re.compile(r"一、[^，。；：！？]{2,20}")
PREAMBLE = 6  # lines between the day of issue and the first section
FOOTNOTE = re.compile(r"\[\d{1,2}\]")
SHORTEST = 1000  # characters of a bulletin: what is shorter is a list of titles

Line = tuple[int, str]


def split_bulletins(transcript: Transcript) -> list[Transcript]:
    """The bulletins of a file, parted where another one begins.

    It begins with its title on a line of its own or, where the title is a picture, with its issuer and the day of issue above the first section.
    """
    cuts = [0]
    for start in sorted(_beginnings(list(_lines(transcript.text)))):
        if start - cuts[-1] >= SHORTEST and len(transcript.text) - start >= SHORTEST:
            cuts.append(start)
    return [transcript.part(start, end) for start, end in zip(cuts, [*cuts[1:], len(transcript.text)], strict=True)]


def _beginnings(lines: list[Line]) -> Iterator[int]:
    titles: set[str] = set()
    for number, (start, line) in enumerate(lines):
        if TITLE.fullmatch(line):
            if line not in titles:  # a running head is repeated on every page
                yield start
            titles.add(line)
        elif DAY.fullmatch(line) and _is_above_text(lines[number + 1 :]):
            first = number
            while first and ISSUER.fullmatch(lines[first - 1][1]):
                first -= 1
            is_titled = first and TITLE.fullmatch(lines[first - 1][1])
            if first < number and not is_titled:
                yield lines[first][0]


def _is_above_text(following: list[Line]) -> bool:
    return any(FIRST_SECTION.fullmatch(line) for _, line in following[:PREAMBLE])


def _lines(text: str) -> Iterator[Line]:
    """Each line that is not blank, without blanks and marks of footnotes, and where it starts."""
    at = 0
    for line in text.splitlines(keepends=True):
        if words := FOOTNOTE.sub("", re.sub(r"\s", "", line)).lstrip("#"):
            yield at, words
        at += len(line)
