"""Blocks → sentences."""

import re

from cqcheck.read.document import Block, BlockKind, Sentence

ENDS = re.compile(r"[。！？]+[”’）》]*")


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
        for end in [*ends, len(block.text)]:
            if end > start:
                sentences.append(Sentence(len(sentences), number, start, end, block.text[start:end]))
                start = end
    return sentences
