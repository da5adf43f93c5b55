"""The tools that are measured: each loads once and gives a function from a text to how many figures it found there."""

from __future__ import annotations

import re
from collections.abc import Callable

Reader = Callable[[str], int]


def claims_table() -> Reader:
    """From the text to the table of claims that Pandera has validated."""
    from cqcheck.extract import extract_claims  # noqa: PLC0415 - each tool is loaded only where it is measured
    from cqcheck.read import parse_text  # noqa: PLC0415
    from cqcheck.tables import claims_table  # noqa: PLC0415

    return lambda text: len(claims_table(extract_claims(parse_text(text, "text")).claims, text))


def extraction() -> Reader:
    """From the text to its claims and the ledger of its numbers."""
    from cqcheck.extract import extract_claims  # noqa: PLC0415
    from cqcheck.read import parse_text  # noqa: PLC0415

    return lambda text: len(extract_claims(parse_text(text, "text")).claims)


def recognizers_numbers() -> Reader:
    """Recognizers-Text: numbers alone, neither units nor what they are of."""
    from recognizers_number import recognize_number  # noqa: PLC0415
    from recognizers_text import Culture  # noqa: PLC0415

    return lambda text: sum(len(recognize_number(line, Culture.Chinese)) for line in text.splitlines())


def recognizers_units() -> Reader:
    """Recognizers-Text: numbers with their units, which takes its models of percentages, money and dimensions."""
    from recognizers_number import recognize_number, recognize_percentage  # noqa: PLC0415
    from recognizers_number_with_unit import recognize_currency, recognize_dimension  # noqa: PLC0415
    from recognizers_text import Culture  # noqa: PLC0415

    models = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)

    def read(line: str) -> int:
        spans = {(found.start, found.end) for model in models for found in model(line, Culture.Chinese)}
        return len(outermost(spans))

    return lambda text: sum(map(read, text.splitlines()))


def jionlp_money() -> Reader:
    """JioNLP: amounts of money."""
    from jionlp import ner  # noqa: PLC0415

    return lambda text: len(ner.extract_money(text, with_parsing=True))


def number_pattern() -> Reader:
    """A bare regular expression for digits: what no extractor can beat."""
    number = re.compile(r"\d[\d,]*(?:\.\d+)?")
    return lambda text: len(number.findall(text))


def outermost(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that lie in no other: 5.3亿元 is one figure, not the number 5.3 beside it."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


TOOLS: dict[str, Callable[[], Reader]] = {
    "cqcheck, validated claims table": claims_table,
    "cqcheck, extraction alone": extraction,
    "Recognizers-Text, numbers": recognizers_numbers,
    "Recognizers-Text, with units": recognizers_units,
    "JioNLP, money": jionlp_money,
    "bare number regex": number_pattern,
}
