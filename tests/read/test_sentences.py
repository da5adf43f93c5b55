"""Sentences of texts that nobody would write."""

import pytest

from cqcheck.read import parse_text
from cqcheck.read.sentences import LONGEST


@pytest.mark.parametrize("text", ["甲" * 5000, "投资1元；" * 2000, "（" * 4000, "5%、" * 3000])
def test_a_text_without_full_stops_is_read_in_pieces_that_lose_nothing(text: str) -> None:
    sentences = parse_text(f"标题\n\n{text}", "text").sentences[1:]
    assert max(len(sentence.text) for sentence in sentences) <= LONGEST
    assert "".join(sentence.text for sentence in sentences) == text


def test_a_long_sentence_is_parted_at_a_border() -> None:
    first = parse_text("标题\n\n" + "出口增长5%，" * 400, "text").sentences[1]
    assert first.text.endswith("，")
