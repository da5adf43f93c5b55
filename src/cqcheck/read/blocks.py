"""Source lines → blocks: what is a heading, a row, a paragraph, and which lines belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import east_asian_width

from cqcheck.read.clean import clean
from cqcheck.read.document import Block, BlockKind
from cqcheck.read.furniture import is_page_number, is_web_line, running_heads
from cqcheck.read.usual import HIDDEN

NUMERALS = "一二三四五六七八九十"
SHORT = 45
LONGEST_HEADLINE = 60
NARROWEST, WIDEST = 30, 110  # columns of a text that was wrapped at one width
TITLE_LINES = 16  # saved web pages have menus above the title
UNNUMBERED = 9  # the level of a heading without a number

HEADING = re.compile(
    rf"(?P<markdown>#{{1,6}})(?=[^#])|(?P<part>第[{NUMERALS}]+[章节部编])|(?P<first>[{NUMERALS}]{{1,3}}、)"
    rf"|(?P<second>（[{NUMERALS}]{{1,3}}）|[㈠-㈩])|(?P<third>\d{{1,2}}[、.](?!\d)|[⒈-⒛])|(?P<fourth>（\d{{1,2}}）|[⑴-⒇])"
)
CAPTION = re.compile(
    r"(?:附?[图表]\d{1,3}|[图表][一二三四五六七八九十]{1,2}(?![级格]))|\d{4}年.{2,30}(?:情况|统计)?表$"
)
UNITS = re.compile(r"（?(?:计量)?单位[:：]")
NOTE = re.compile(r"注释?\d{0,2}[:：]|[①-⑳]|\[\d{1,2}\]|［\d{1,2}］|(?:资料|数据)来源[:：]|备注[:：]|说明[:：]")
TITLE = re.compile(r"公报|报告|情况|摘登|快报|要点|简析|运行|发布|解读|综述")
OFFICE = re.compile(
    r"(?:书记|主任|市长|区长|县长|省长|局长|厅长|部长|旗长|州长|主席|会长|负责同志|负责人)(?:[、兼].{0,12}?)?[^，。；：、]{0,6}$"
)
NOTES_BELOW = re.compile(r"(?:注释?|备注|说明)[:：]?")
ITEM = re.compile(r"(?:\d{1,2}[.、．]|（\d{1,2}）|[①-⒛])(?!\d)")
# 一、综合  全年…: the heading stands in the line of its text; 永川区区长王某：2023年…: so does the speaker.
IN_LINE = re.compile(
    rf"(?:(?:[{NUMERALS}]{{1,3}}、|（[{NUMERALS}]{{1,3}}）)[\u4e00-\u9fff]{{2,10}}(?=\s{{1,4}}[\u4e00-\u9fff“\d][^\n]{{12,}})"
    rf"|[\u4e00-\u9fff]{{2,12}}(?:书记|主任|市长|区长|县长|省长|州长|旗长|主席)\s?[\u4e00-\u9fff×]{{2,4}}[:：](?=[^\n]{{16,}}))"
)
SENTENCE_END = "。！？!?"
LONGEST_NUMBER = 20
# A number broken at the end of a line: 增长11.|2%, 达352|.8亿元.
BROKEN_NUMBER = re.compile(r"[\u4e00-\u9fff-]\d[\d,，]*[.．]?$")
REST_OF_NUMBER = re.compile(r"[.．]?\d[\d.,]*(?:[%％‰万亿元人户家个]|吨|平方)|[.．%％‰万亿年月]")
FULL_STOP = re.compile(r"[\u4e00-\u9fff%％][.．]$")
CLAUSE_MARK = re.compile("[，。；：、！？]")
RULE_ROW = re.compile(r"[|\-:\s]+$")
BLANK_COLUMNS = re.compile(r"[^\S\n]{2,}|\t")
# A row whose cells stand but one blank apart, as text taken from a PDF has it: 水泥 万吨 731.6 -2.9.
SPACED_ROW = re.compile(
    r"(?!第)(?=[^\s\d]{0,30}[\u4e00-\u9fff])[^\s\d，。；：、][^\s，。；、]{0,40}(?: [^\s\d，。；：、（]{1,5})?(?: (?:[-－−]?\d[\d,.]*[%％]?|[—…-])){2,}"
    r"|(?:19|20)\d\d年?(?: [-－−]?\d[\d,.]*[%％]?)+"
)
NUMBER_CELL = re.compile(r"[-－−]?[\d,，.．]+[%％]?$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source text that holds more than blanks."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> Iterator[SourceLine]:
    """The lines of a text that are not blank, without their line ends and outer blanks.

    A heading or a speaker that stands in the line of its text is a line of its own.
    """
    for match in re.finditer(r"[^\r\n\f\v\x85\u2028\u2029]+", text):
        stripped = match.group().strip()
        if stripped.strip(HIDDEN):
            start = match.start() + match.group().index(stripped)
            if ahead := IN_LINE.match(stripped):
                yield SourceLine(start, start + ahead.end(), ahead.group())
                stripped = stripped[ahead.end() :].lstrip()
                start = match.start() + match.group().rindex(stripped)
            yield SourceLine(start, start + len(stripped), stripped)


def find_blocks(text: str) -> list[Block]:
    """All blocks of a text, in order; lines broken in mid-sentence are joined."""
    furniture, lines = _part_furniture(list(split_lines(text)))
    # Blotted out, page furniture can stand in the midst of a paragraph that goes on behind it.
    plain = _without(text, furniture)
    marks = [Block(BlockKind.FURNITURE, *clean(text, line.start, line.end)) for line in furniture]
    return _with_furniture(_read_blocks(plain, lines), [mark for mark in marks if mark.text])


def _read_blocks(text: str, lines: list[SourceLine]) -> list[Block]:
    width = wrap_width(lines)
    are_notes = False
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        following = [later.text for later in lines[at + 1 : at + 3]]
        if _is_head(line.text, following):
            cleaned, offsets = clean(text, line.start, line.end)
            blocks.append(Block(BlockKind.ROW, cleaned, offsets))
            at += 1
            continue
        block = _block(text, line, is_first=len(blocks) < TITLE_LINES, is_full=columns(line.text) >= width > 0)
        last = at
        if block.kind is BlockKind.BODY or (block.kind is BlockKind.NOTE and columns(line.text) >= width > 0):
            is_headline = last == 0 and _is_headline(lines, width)
            while last + 1 < len(lines) and not is_headline and _continues(lines[last], lines[last + 1], width):
                last += 1
        are_notes = block.kind in (BlockKind.NOTE, BlockKind.BODY) and (are_notes or _opens_notes(block))
        if are_notes and ITEM.match(block.text):
            block = replace(block, kind=BlockKind.NOTE)
        if last > at:
            joined, offsets = clean(text, line.start, lines[last].end)
            block = Block(block.kind, joined, offsets)
        if block.text:
            blocks.append(block)
        at = last + 1
    return blocks


def _part_furniture(lines: list[SourceLine]) -> tuple[list[SourceLine], list[SourceLine]]:
    """The lines of page furniture, and all others."""
    heads = running_heads((line.text for line in lines), TITLE_LINES)
    marks = [
        number in heads or is_page_number(line.text) or is_web_line(line.text) for number, line in enumerate(lines)
    ]
    return [line for line, mark in zip(lines, marks, strict=True) if mark], [
        line for line, mark in zip(lines, marks, strict=True) if not mark
    ]


def _without(text: str, lines: list[SourceLine]) -> str:
    """The text with some lines blank, at the same length."""
    parts, at = [], 0
    for line in lines:
        parts += [text[at : line.start], "\n" * (line.end - line.start)]
        at = line.end
    return "".join([*parts, text[at:]])


def _with_furniture(blocks: list[Block], furniture: list[Block]) -> list[Block]:
    """The blocks with those of page furniture in their places, though behind a table that it stands in."""
    result: list[Block] = []
    waiting = furniture[::-1]
    for block in blocks:
        is_table = bool(result) and result[-1].kind is block.kind is BlockKind.ROW
        while waiting and waiting[-1].offsets[0] < block.offsets[0] and not is_table:
            result.append(waiting.pop())
        result.append(block)
    return result + waiting[::-1]


def _opens_notes(block: Block) -> bool:
    return bool(NOTES_BELOW.fullmatch(block.text))


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
    if SPACED_ROW.fullmatch(line) or (line.count("\t") > 1 and not CLAUSE_MARK.search(line)):
        return True
    cells = _cells(line)
    numbers = sum(bool(NUMBER_CELL.match(cell)) for cell in cells)
    return numbers >= 1 and (len(cells) >= 3 or (len(cells) == 2 and "\t" in line))


def _is_head(line: str, below: list[str]) -> bool:
    """Whether a line is the head of the table row that follows: as many cells, though no numbers.

    So is a line over another head, though it may have fewer cells.
    """
    following = below[0] if below else ""
    if CAPTION.match(line) or UNITS.match(line):
        return False
    if not is_row(following):
        return len(_cells(line)) > 1 and len(_cells(following)) > len(_cells(line)) and _is_head(following, below[1:])
    if SPACED_ROW.fullmatch(following) and not CLAUSE_MARK.search(line):
        return len(line.split()) == len(following.split())
    return len(_cells(line)) >= 2 and len(_cells(line)) == len(_cells(following))


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
    if heading and not has_end and len(cleaned) <= SHORT and cleaned[-1] not in "；，":
        if is_first and heading["markdown"] == "#":
            return BlockKind.TITLE, 0
        return BlockKind.HEADING, _level(heading)
    if not has_end and len(cleaned) <= SHORT and not re.search(r"\d[\d.]*(?:%|亿|万)", cleaned):
        if OFFICE.search(cleaned.rstrip("：:")):
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


def _is_headline(lines: list[SourceLine], width: int) -> bool:
    """Whether the first line of a text that is not wrapped is a headline: short beside the paragraph below it."""
    if width or len(lines) < 2:
        return False
    first, second = (len(line.text) for line in lines[:2])
    return first <= LONGEST_HEADLINE and second > 2 * first


def _continues(line: SourceLine, following: SourceLine, width: int) -> bool:
    """Whether `following` goes on with the sentence that `line` broke off."""
    tail = line.text.rstrip(HIDDEN)
    if (
        BROKEN_NUMBER.search(tail[-LONGEST_NUMBER:])
        and REST_OF_NUMBER.match(following.text)
        and not is_row(following.text)
    ):
        return True
    if (
        tail[-1] in SENTENCE_END
        or tail.endswith(("。”", "。）", "：", ":"))
        or FULL_STOP.match(tail[-2:])
        or is_row(following.text)
    ):
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
