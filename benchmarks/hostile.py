"""Reads texts made to be slow to read, at one length and at four times that: the time must grow no more than the text.

python benchmarks/hostile.py [--size CHARACTERS]
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from itertools import count, islice

from cqcheck.extract import extract_claims
from cqcheck.read import parse_text

SIZE = 20_000
LONGER = 4
ROUNDS = 3
TITLE = "2023年南京市国民经济和社会发展统计公报\n\n"
COLUMNS = 2000


def repeated(piece: str, end: str = "") -> Callable[[int], str]:
    """A text of as many characters that says one thing over and over."""
    return lambda size: piece * (size // len(piece)) + end


def counted(pattern: str) -> Callable[[int], str]:
    """A text of as many characters in which every piece has a number of its own."""

    def text(size: int) -> str:
        pieces = (pattern.format(number) for number in count(10_000))
        return "".join(islice(pieces, size // len(pattern.format(10_000))))

    return text


def wide_table(size: int) -> str:
    """A table of thousands of columns."""
    row = "| 指标 | " + " | ".join(["12.5"] * COLUMNS) + " |\n"
    head = "| 地区 | " + " | ".join(f"{year}年" for year in islice(count(2000), COLUMNS)) + " |\n"
    return head + row * max(1, size // len(row))


def wider_table(size: int) -> str:
    """A table of one row that is as wide as the text is long."""
    cells = size // 14
    return f"| 地区 {'| 生产总值 ' * cells}|\n| 南京市 {'| 12.5 ' * cells}|\n"


TEXTS: dict[str, Callable[[int], str]] = {
    "digits": repeated("1"),
    "digits and points": repeated("1."),
    "digits and commas": repeated("123,"),
    "blanks between digits": repeated("1 "),
    "blanks": repeated(" ", "增长5%"),
    "line breaks": repeated("增长\n"),
    "enumeration commas": repeated("、", "增长5%"),
    "commas": repeated("，", "增长5%"),
    "percentages listed": repeated("5.1%、"),
    "open brackets": repeated("（", "增长5%"),
    "closed brackets": repeated("（）", "增长5%"),
    "brackets in brackets": repeated("（其中：", "增长5%"),
    "quotes in quotes": repeated("“‘", "增长5%"),
    "book titles": repeated("《十五》", "增长5%"),
    "其中": repeated("其中", "增长5%"),
    "其中 with figures": repeated("其中：工业1.5亿元，"),
    "Chinese numerals": repeated("一"),
    "Chinese fractions": repeated("百分之"),
    "ratios": repeated("1:"),
    "one long name": repeated("甲", "增长5%"),
    "areas listed": repeated("南京、", "增长5%、6%"),
    "areas without end": repeated("南京市"),
    "trends without end": repeated("增长", "5%"),
    "no full stop": counted("投资{}元，增长5.1%，"),
    "no full stop, semicolons": counted("工业{}元；"),
    "sentences": counted("投资{}亿元。"),
    "headings": counted("一、工业{}\n"),
    "paragraphs": counted("投资{}亿元，增长5.1%。\n"),
    "wrapped lines": counted("全市规模以上工业企业实现主营业务收入、利税总额和利润总额分别为{}亿元，\n"),
    "footnotes": repeated("投资[1]"),
    "dates": repeated("2023年1月1日"),
    "ranks": repeated("居第一位"),
    "from and to": repeated("由5%提高到6%"),
    "rows of a table": counted("| 工业 | {} |\n"),
    "tables after one another": counted("| 工业 | {} |\n\n投资。\n\n"),
    "letters in brackets": repeated("南京（ananananananananananq）"),
    "unseen characters": repeated("5\u200b.\u202e"),
    "traditional characters": repeated("工業億元，"),
    "table of many columns": wide_table,
    "table as wide as the text": wider_table,
}


def main(size: int) -> None:
    """Prints how much longer each text takes at four times the length."""
    print(f"\nhostile texts of {size} and of {LONGER * size} characters: their times should be {LONGER} × apart")
    read("投资1亿元，增长5%。")
    worst = 0.0
    for name, make in TEXTS.items():
        short, long = (TITLE + make(size * times) for times in (1, LONGER))
        before, after = seconds_of(short), seconds_of(long)
        worst = max(worst, after / before)
        print(
            f"{name:28}{before * 1000:9.1f} ms{after * 1000:10.1f} ms{after / before:8.1f} ×{len(long) / after:13,.0f} characters/s"
        )
    print(f"{'the worst':28}{worst:32.1f} ×")


def read(text: str) -> None:
    """Reads a text into its claims."""
    extract_claims(parse_text(text, "text"))


def seconds_of(text: str) -> float:
    """The least processor time that reading a text takes: what disturbs only adds."""
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        read(text)
        rounds.append(time.process_time() - start)
    return min(rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    main(parser.parse_args().size)
