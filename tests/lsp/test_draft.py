"""Offsets of the text and places of the editor: code units, line ends, ends of lines and of the text."""

import pytest
from lsprotocol import types
from pygls.workspace import PositionCodec

from cqcheck.lsp.draft import Draft
from cqcheck.pipeline import with_claims
from cqcheck.read import parse_text

# The first line has two characters beyond the BMP (an emoji, 𠮷); lines end in all three ways; a line separator ends none.
TEXT = "😀𠮷林市\r\n常住人口1.2万人\r出口\u20283.4亿元\n"
UTF8, UTF16, UTF32 = types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf32


def draft(encoding: types.PositionEncodingKind = UTF16, text: str = TEXT) -> Draft:
    return Draft("untitled:1", with_claims(parse_text(text, "a.txt")), PositionCodec(encoding))


@pytest.mark.parametrize(
    ("mark", "encoding", "place"),
    [
        ("😀", UTF16, (0, 0)),
        ("𠮷", UTF8, (0, 4)),
        ("𠮷", UTF16, (0, 2)),
        ("𠮷", UTF32, (0, 1)),
        ("市", UTF8, (0, 11)),
        ("市", UTF16, (0, 5)),
        ("市", UTF32, (0, 3)),
        ("\r\n", UTF16, (0, 6)),
        ("1.2", UTF8, (1, 12)),
        ("1.2", UTF16, (1, 4)),
        ("3.4", UTF16, (2, 3)),
        ("3.4", UTF32, (2, 3)),
    ],
)
def test_an_offset_has_its_place_and_the_place_its_offset(
    mark: str, encoding: types.PositionEncodingKind, place: tuple[int, int]
) -> None:
    offset, position = TEXT.index(mark), types.Position(*place)
    assert draft(encoding).position(offset) == position
    assert draft(encoding).offset(position) == offset


@pytest.mark.parametrize("encoding", [UTF8, UTF16, UTF32])
def test_every_offset_outside_a_line_end_is_found_again(encoding: types.PositionEncodingKind) -> None:
    here = draft(encoding)
    inside = [offset for offset in range(len(TEXT) + 1) if TEXT[offset - 1 : offset + 1] != "\r\n"]
    assert [here.offset(here.position(offset)) for offset in inside] == inside


@pytest.mark.parametrize(
    ("place", "offset"),
    [((0, 99), 4), ((1, 99), 15), ((3, 0), len(TEXT)), ((9, 9), len(TEXT))],
    ids=["end of a line", "end of another", "behind the last line end", "beyond the text"],
)
def test_a_place_beyond_the_end_is_that_end(place: tuple[int, int], offset: int) -> None:
    assert draft().offset(types.Position(*place)) == offset


@pytest.mark.parametrize(("encoding", "character"), [(UTF16, 1), (UTF8, 3)])
def test_a_place_within_a_character_is_that_character(encoding: types.PositionEncodingKind, character: int) -> None:
    assert draft(encoding).offset(types.Position(0, character)) == 0


def test_a_text_without_lines_has_one_place() -> None:
    empty = draft(text="")
    assert empty.position(0) == types.Position(0, 0)
    assert empty.offset(types.Position(0, 5)) == 0


def test_the_claim_of_a_figure_is_found_from_its_first_to_its_last_character() -> None:
    here = draft()
    found = [[claim.surface for claim in here.claims_at(types.Position(1, at))] for at in range(3, 10)]
    assert found == [[], ["1.2万人"], ["1.2万人"], ["1.2万人"], ["1.2万人"], ["1.2万人"], []]
