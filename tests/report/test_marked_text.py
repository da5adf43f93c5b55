import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqcheck.read import BlockKind, parse_text
from cqcheck.report.html.marked_text import marked_lines
from sample_run import BULLETIN, claim, faulty_document


def test_the_lines_are_the_source_text() -> None:
    checked = faulty_document()
    lines = [
        "".join(stretch.text for stretch in line.stretches) for line in marked_lines(checked.document, checked.claims)
    ]
    assert lines == BULLETIN.splitlines()


@given(st.text(alphabet="增长1.2%\n\r，。 ", min_size=1, max_size=40))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    document = parse_text(text, "a")
    shown = "".join(stretch.text for line in marked_lines(document, ()) for stretch in line.stretches)
    assert shown == text.replace("\r", "").replace("\n", "")


def test_a_line_knows_what_it_is_for() -> None:
    checked = faulty_document()
    kinds = {line.number: line.kind for line in marked_lines(checked.document, checked.claims)}
    assert kinds[1] is BlockKind.TITLE
    assert kinds[3] is BlockKind.HEADING
    assert (kinds[4], kinds[5]) == (BlockKind.BODY, BlockKind.BODY)


def test_overlapping_claims_are_cut_into_stretches_that_carry_both() -> None:
    document = parse_text("占比超过100亿元\n的20%。", "a")
    whole = claim(document, 0, "100亿元", "产值")
    inner = claim(document, 1, "100", "家数", unit="")
    stretches = [s for line in marked_lines(document, (whole, inner)) for s in line.stretches if s.claims]
    assert [(s.text, len(s.claims), s.is_start) for s in stretches] == [("100", 2, True), ("亿元", 1, False)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_figure_broken_over_two_lines_is_marked_on_both(line_end: str) -> None:
    document = parse_text(f"产值100{line_end}亿元。", "a")
    broken = claim(document, 0, f"100{line_end}亿元", "产值", unit="亿元")
    first, second = marked_lines(document, (broken,))
    assert [s.text for s in first.stretches if s.claims] == ["100"]
    assert [s.text for s in second.stretches if s.claims] == ["亿元"]
