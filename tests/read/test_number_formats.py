"""Numbers of cells as a spreadsheet shows them."""

from datetime import datetime

import pytest

from cqcheck.read.number_formats import Value, shown

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (0.365, "0.0%", "36.5%"),
        (17421.4, "0.00", "17421.40"),
        (17421.4, "#,##0.00", "17,421.40"),
        (17421.399999999998, "General", "17421.4"),
        (1.005, "0.00", "1.01"),
        (-3, "General", "-3"),
        (100000.0, "0.00E+00", "100000"),
        (12.5, '0.0"亿元"', "12.5亿元"),
        (3, 'General"位"', "3位"),
        (1234567, "#,##0,", "1,235"),
        (123456, '0!.0,"万"', "12.3万"),
        (5, "000", "005"),
        (12.0, "0.##", "12"),
        (0, "#", ""),
        (1.5, "# ?/?", "1.5"),
        (12000, "[>=10000]0.0,;0", "12000"),
        (45, "@", "45"),
        (5, ";;;", ""),
        (1234.5, ACCOUNTING, "1,234.50"),
        (0, ACCOUNTING, "-"),
        (-2.9, "0.0", "-2.9"),
        (float("inf"), "0.0", "Infinity"),
        (True, "General", "TRUE"),
        ("17421.40", "0.0", "17421.40"),
        (None, "0.0", ""),
    ],
)
def test_a_number_is_written_as_it_is_shown(value: Value, pattern: str, text: str) -> None:
    assert shown(value, pattern).strip() == text


@pytest.mark.parametrize("pattern", ["0.0_ ;[Red]\\(0.0\\)", "0.0;[Red]0.0", "0.0;-0.0"])
def test_a_negative_number_has_a_minus_even_where_colour_or_brackets_tell_it(pattern: str) -> None:
    assert shown(-2.9, pattern).strip() == "-2.9"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ('[$-804]yyyy"年"m"月"d"日";@', "2023年12月1日"),
        ("mmm-yy", "2023年12月"),
        ("yyyy/mm", "2023年12月"),
        ("mm-dd-yy", "2023/12/1"),
        ("yyyy-mm-dd h:mm", "2023-12-01 9:05"),
        ('yyyy"年"', "2023年"),
    ],
)
def test_a_date_is_written_as_it_is_shown_and_a_month_in_chinese(pattern: str, text: str) -> None:
    assert shown(datetime(2023, 12, 1, 9, 5), pattern) == text  # noqa: DTZ001
