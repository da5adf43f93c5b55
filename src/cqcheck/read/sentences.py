"""Blocks → sentences."""

import re
from collections.abc import Iterator

from cqcheck.read.document import Block, BlockKind, Sentence

ENDS = re.compile(r"[。！？]+[”’）》]*")
BORDERS = re.compile(r"[；，、：]")
# No sentence of the genre is as long; what is read sentence by sentence stays linear in the length of any text.
LONGEST = 1500


def split_sentences(blocks: list[Block]) -> list[Sentence]:
    """The sentences of all blocks, numbered from 0 in the order of the text; a heading or a row is one sentence."""
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        start = 0
        ends = (
            [match.end() for match in ENDS.finditer(block.text)]
            if block.kind in (BlockKind.BODY, BlockKind.NOTE)
            else []
        )
        for end in _shortened([*ends, len(block.text)], block.text):
            if end > start:
                sentences.append(Sentence(len(sentences), number, start, end, block.text[start:end]))
                start = end
    return sentences


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
