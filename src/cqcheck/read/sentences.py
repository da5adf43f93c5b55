"""Blocks → sentences."""

import re
from collections.abc import Iterator

from cqcheck.read.document import Block, BlockKind, Sentence

ENDS = re.compile(r"[。！？]+[”’）》]*")
SHOUTED = re.compile(r"“[^“”。]{0,30}[！？]+$")  # “加油！毕业生”: the mark is part of a title
QUOTED = 33
BORDERS = re.compile(r"[；，、：]")
# No sentence of the genre is as long; what is read sentence by sentence stays linear in the length of any text.
LONGEST = 1500


def split_sentences(blocks: list[Block]) -> list[Sentence]:
    """The sentences of all blocks, numbered from 0 in the order of the text; a heading or a row is one sentence."""
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        start = 0
        ends = (
            [match.end() for match in ENDS.finditer(block.text) if not _is_quoted(block.text, match)]
            if block.kind in (BlockKind.BODY, BlockKind.NOTE)
            else []
        )
        for end in _shortened([*ends, len(block.text)], block.text):
            if end > start:
                sentences.append(Sentence(len(sentences), number, start, end, block.text[start:end]))
                start = end
    return sentences


def _is_quoted(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands in the middle of what is quoted."""
    if text[mark.start()] == "。" or text[mark.end() - 1] not in "！？":
        return False
    closing = text.find("”", mark.end(), mark.end() + QUOTED)
    return closing > 0 and SHOUTED.search(text[max(0, mark.end() - QUOTED) : mark.end()]) is not None


def _shortened(ends: list[int], text: str) -> Iterator[int]:
    """The ends, with further ones where a sentence would be too long: at the last border in reach, else anywhere."""
    start = 0
    for end in ends:
        while end - start > LONGEST:
            borders = [match.end() for match in BORDERS.finditer(text, start + LONGEST // 2, start + LONGEST)]
            start = borders[-1] if borders else start + LONGEST
            yield start
        start = end
        yield end
