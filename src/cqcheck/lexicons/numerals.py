"""Chinese numerals: 二十三 → 23, 一百零五 → 105, 三点五 → 3.5, 百亿 → 10000000000."""

from decimal import Decimal
from functools import cache
from typing import Any

from cqcheck.lexicons.files import LEXICONS, read_yaml


@cache
def numerals() -> dict[str, Any]:
    """The content of numerals.yaml: digits, powers, words, ranks."""
    return dict(read_yaml(LEXICONS / "numerals.yaml"))


def chinese_number(text: str) -> Decimal:
    """The value of a Chinese numeral.

    Raises:
        ValueError: The text is no numeral.
    """
    whole, _, part = text.partition("点")
    value = Decimal(_whole(whole))
    digits = numerals()["digits"]
    for place, char in enumerate(part, start=1):
        value += Decimal(digits[char]).scaleb(-place)
    return value


def _whole(text: str) -> int:
    """Sections up to 亿 and 万 are multiplied by their power as a whole: 三百五十万 is 350 × 10⁴."""
    digits, powers = numerals()["digits"], numerals()["powers"]
    total = section = digit = 0
    has_digit = False
    for char in text:
        if char in digits:
            # 二〇二三 is read digit by digit
            digit = digit * 10 + digits[char] if has_digit else digits[char]
            has_digit = True
        elif char in powers:
            power: int = powers[char]
            if power == 4:  # 万
                total, section = total + (section + digit or 1) * 10**power, 0
            elif power == 8:  # 亿
                total, section = (total + section + digit or 1) * 10**power, 0
            else:
                section += (digit if has_digit else 1) * 10**power
            digit, has_digit = 0, False
        else:
            msg = f"{text!r} is no Chinese numeral: {char!r} is neither digit nor power"
            raise ValueError(msg)
    return total + section + digit
