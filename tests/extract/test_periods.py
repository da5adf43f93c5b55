"""Words of time → SDMX periods."""

import pytest

from cqcheck.extract.periods import read_period


@pytest.mark.parametrize(
    ("words", "after", "text"),
    [
        ("2023年", "", "2023"),
        ("2023年末", "", "2023"),
        ("2023年1-11月", "", "2023-01/2023-11"),
        ("1—11月", "", "2024-01/2024-11"),
        ("11月份", "", "2024-11"),
        ("一季度", "", "2024-Q1"),
        ("前三季度", "", "2024-01/2024-09"),
        ("2018-2023年", "", "2018/2023"),
        ("2012年", "以来", "2012/2024"),
        ("“十四五”时期", "", "2021/2025"),
        ("五年来", "", "2020/2024"),
    ],
)
def test_words_of_time_in_sdmx(words: str, after: str, text: str) -> None:
    period = read_period(words, after, 2024)
    assert period is not None
    assert period.text == text


@pytest.mark.parametrize("words", ["1月29日", "29日"])
def test_a_day_is_no_period_of_a_figure(words: str) -> None:
    assert read_period(words, "", 2024) is None


def test_a_month_without_year_is_untold_where_the_document_has_none() -> None:
    assert read_period("11月份", "", None) is None
