"""Source lines → blocks: what is a heading, a row, a paragraph, and which lines belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

from cqcheck.read.clean import clean
from cqcheck.read.document import Block, BlockKind

NUMERALS = "一二三四五六七八九十"
SHORT = 45
NARROWEST, WIDEST = 30, 110  # columns of a text that was wrapped at one width
TITLE_LINES = 16  # saved web pages have menus above the title
UNNUMBERED = 9  # the level of a heading without a number

HEADING = re.compile(
    rf"(?P<markdown>#{{1,6}})(?=[^#])|(?P<part>第[{NUMERALS}]+[章节部编])|(?P<first>[{NUMERALS}]{{1,3}}、)"
    rf"|(?P<second>（[{NUMERALS}]{{1,3}}）)|(?P<third>\d{{1,2}}[、.](?!\d))|(?P<fourth>（\d{{1,2}}）)"
)
CAPTION = re.compile(
    r"(?:附?[图表]\d{1,3}|[图表][一二三四五六七八九十]{1,2}(?![级格]))|\d{4}年.{2,30}(?:情况|统计)?表$"
)
UNITS = re.compile(r"（?(?:计量)?单位[:：]")
NOTE = re.compile(r"注释?[:：]|\[\d{1,2}\]|［\d{1,2}］|(?:资料|数据)来源[:：]|备注[:：]|说明[:：]")
TITLE = re.compile(r"公报|报告|情况|摘登|快报|要点|简析|运行|发布|解读|综述")
OFFICE = re.compile(
    r"(?:书记|主任|市长|区长|县长|省长|局长|厅长|部长|旗长|州长|主席|会长|负责同志|负责人)(?:[、兼].{0,12}?)?[^，。；：、]{0,6}$"
)
SENTENCE_END = "。！？!?"
CLAUSE_MARK = re.compile("[，。；：、！？]")
RULE_ROW = re.compile(r"[|\-:\s]+$")
BLANK_COLUMNS = re.compile(r"[^\S\n]{2,}|\t")
NUMBER_CELL = re.compile(r"[-－−]?[\d,，.．]+[%％]?$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source text that holds more than blanks."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> Iterator[SourceLine]:
    """The lines of a text that are not blank, without their line ends and outer blanks."""
    for match in re.finditer(r"[^\r\n\f\v\x85\u2028\u2029]+", text):
        stripped = match.group().strip()
        if stripped.strip("\u200b\ufeff"):
            start = match.start() + match.group().index(stripped)
            yield SourceLine(start, start + len(stripped), stripped)


def find_blocks(text: str) -> list[Block]:
    """All blocks of a text, in order; lines broken in mid-sentence are joined."""
    lines = list(split_lines(text))
    width = wrap_width(lines)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        if _is_head(line.text, following):
            cleaned, offsets = clean(text, line.start, line.end)
            blocks.append(Block(BlockKind.ROW, cleaned, offsets))
            at += 1
            continue
        block = _block(text, line, is_first=len(blocks) < TITLE_LINES, is_full=columns(line.text) >= width > 0)
        last = at
        if block.kind is BlockKind.BODY or (block.kind is BlockKind.NOTE and columns(line.text) >= width > 0):
            while last + 1 < len(lines) and _continues(lines[last], lines[last + 1], width):
                last += 1
        if last > at:
            joined, offsets = clean(text, line.start, lines[last].end)
            block = Block(block.kind, joined, offsets)
        if block.text:
            blocks.append(block)
        at = last + 1
    return blocks


def columns(line: str) -> int:
    """The width of a line on screen or paper: a Chinese character takes two columns."""
    return sum(map(_columns_of, line))


@lru_cache(maxsize=1 << 14)
def _columns_of(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1


def wrap_width(lines: list[SourceLine]) -> int:
    """The column at which the lines of a text were broken; 0 if it was not wrapped.

    A wrapped text has many lines of nearly one length that end in mid-sentence.
    """
    broken = sorted(
        columns(line.text)
        for line in lines
        if line.text[-1] not in SENTENCE_END + "；：|" and CLAUSE_MARK.search(line.text)
    )
    if len(broken) < max(5, len(lines) // 5):
        return 0
    middle = broken[len(broken) // 2]
    near = sum(abs(length - middle) <= 6 for length in broken)
    return middle - 6 if near * 2 >= len(broken) and NARROWEST <= middle <= WIDEST else 0


def is_row(line: str) -> bool:
    """Whether a line is a table row: cells between strokes, tabs or wide blanks."""
    if line.count("|") >= 2 or line.count("｜") >= 2:
        return True
    cells = _cells(line)
    numbers = sum(bool(NUMBER_CELL.match(cell)) for cell in cells)
    return numbers >= 1 and (len(cells) >= 3 or (len(cells) == 2 and "\t" in line))


def _is_head(line: str, following: str) -> bool:
    """Whether a line is the head of the table row that follows: as many cells, though no numbers."""
    return is_row(following) and len(_cells(line)) >= 2 and len(_cells(line)) == len(_cells(following))


def _cells(line: str) -> list[str]:
    """The cells of a line that is parted by tabs or wide blanks; none if it is a sentence."""
    if CLAUSE_MARK.search(line.rstrip("：:")):
        return []
    return [cell.strip() for cell in BLANK_COLUMNS.split(line) if cell.strip()]


def _block(text: str, line: SourceLine, *, is_first: bool, is_full: bool) -> Block:
    cleaned, offsets = clean(text, line.start, line.end)
    kind, level = _kind(line.text, cleaned, is_first=is_first)
    if kind is BlockKind.HEADING and level == UNNUMBERED and is_full and not is_first:
        kind, level = BlockKind.BODY, 0  # a full line of a wrapped text that happens to have no mark
    return Block(kind, cleaned, offsets, level)


def _kind(line: str, cleaned: str, *, is_first: bool) -> tuple[BlockKind, int]:
    if is_row(line):
        return BlockKind.ROW, 0
    has_end = cleaned[-1:] in SENTENCE_END or any(mark in cleaned[:-1] for mark in SENTENCE_END)
    if UNITS.match(cleaned):
        return BlockKind.UNITS, 0
    if NOTE.match(cleaned):
        return BlockKind.NOTE, 0
    if CAPTION.match(cleaned) and len(cleaned) <= SHORT and not has_end:
        return BlockKind.CAPTION, 0
    heading = HEADING.match(cleaned)
    if heading and not has_end and len(cleaned) <= SHORT:
        if is_first and heading["markdown"] == "#":
            return BlockKind.TITLE, 0
        return BlockKind.HEADING, _level(heading)
    if not has_end and len(cleaned) <= SHORT and not re.search(r"\d[\d.]*(?:%|亿|万)", cleaned):
        if OFFICE.search(cleaned):
            return BlockKind.SPEAKER, 0
        if is_first and TITLE.search(cleaned):
            return BlockKind.TITLE, 0
        if not re.search(r"[，；：、]", cleaned) and len(cleaned) <= 30 and not re.search(r"\d", cleaned):
            return BlockKind.HEADING, UNNUMBERED
    return BlockKind.BODY, 0


def _level(heading: re.Match[str]) -> int:
    if heading["markdown"]:
        return len(heading["markdown"])
    return {"part": 1, "first": 2, "second": 3, "third": 4, "fourth": 5}[str(heading.lastgroup)]


def _continues(line: SourceLine, following: SourceLine, width: int) -> bool:
    """Whether `following` goes on with the sentence that `line` broke off."""
    tail = line.text.rstrip("\u200b\ufeff")
    if tail[-1] in SENTENCE_END or tail.endswith(("。”", "。）", "：", ":")) or is_row(following.text):
        return False
    cleaned, _ = clean(following.text, 0, len(following.text))
    if not cleaned or CAPTION.match(cleaned) or UNITS.match(cleaned) or NOTE.match(cleaned):
        return False
    heading = HEADING.match(cleaned)
    if heading and not (heading["third"] or heading["fourth"]):
        return False
    if columns(tail) >= width > 0:
        return True
    # Not wrapped at one width (a page's end, say): a paragraph goes on if it is no heading and broke off.
    return (
        bool(CLAUSE_MARK.search(tail))
        and len(tail) > 20
        and bool(CLAUSE_MARK.search(cleaned) or cleaned[-1] in SENTENCE_END)
    )
