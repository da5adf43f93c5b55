"""分别: as many values as names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from cqcheck.codelists import Hedge
from cqcheck.interval import Interval
from cqcheck.lexicons.indicators import BRACKETS
from cqcheck.lexicons.words import head_of, word_list
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

WORD = "分别"
FIGURE = re.compile(r"\d[\d.,]*[^\d，、；。]+(?=[，、；]|$)")
SENTENCE = re.compile("[。！？]")
NAMES_REACH = 400  # characters that the names before 分别 may take
BETWEEN = re.compile(
    r"(?:[、，和及与]|(?:约|达到?|超过?|增长|下降|上涨|上升|提高|降低|占|为|以上|左右|个?百分点|，?其中)*)*"
)
NAMES = re.compile(r"[、]|(?<!饮)和(?!服务|邮|其他|商|技)|以及|与")
# What may stand between the values of one 分别 and the next one that is about the same names.
SAME_NAMES = re.compile(r"[，,]?(?:(?:占|同比|比|较|增速|增幅|增长率|均价|且|并)[^，。；、分]{0,14})?")
SHORT = 8  # characters of a plain name
OPEN = ("、", "和", "及", "与")  # a list goes on behind the last value that could be read
CLAUSE = re.compile(r"[，。；：（）]|其中|比上年|同比|较上年|增速|全年")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every list of values after 分别 with the number of names before it.

    Where a name may itself hold 、 or 和 (体育、娱乐用品) the number that fits is taken; a list is only doubted
    when no reading of the names fits.
    """
    blocks: dict[int, list[Statement]] = {}
    for each in page.statements:
        blocks.setdefault(each.block, []).append(each)
    for number, statements in blocks.items():
        text = page.document.blocks[number].text
        yield from (each.draft() for each in _merged(_distributions(text, statements)))


@dataclass(frozen=True, slots=True)
class _Distribution:
    """The values after one 分别, or after several that share their names, and how many the names ask for."""

    values: tuple[Statement, ...]
    names: int
    shares_names: bool

    def draft(self) -> Draft:
        """The values as statements, counted."""
        terms = tuple(("statement", each) for each in self.values)
        return Draft(terms, bounds=Interval.exactly(Decimal(self.names)), is_counted=True)


def _distributions(text: str, statements: list[Statement]) -> Iterator[_Distribution]:
    """Every 分别 of a paragraph with its values."""
    until = -1
    for match in re.finditer(WORD, text):
        values = _values(text, match.end(), statements)
        if not values or (len(values) == 1 and not _is_closed(text, values[0])):
            continue
        is_open = text[values[-1].until : values[-1].until + 1] in OPEN
        names = (
            len(values)
            if is_open
            else _count_names(text[max(0, match.start() - NAMES_REACH) : match.start()], len(values))
        )
        shares = 0 <= until <= match.start() and SAME_NAMES.fullmatch(text[until : match.start()]) is not None
        until = values[-1].until
        if len(values) > 1 or (names > 1 and not shares):
            yield _Distribution(tuple(values), names, shares)


def _is_closed(text: str, value: Statement) -> bool:
    """Whether a sentence is over behind an exact figure, so that no further value of the list was overlooked."""
    return value.claim.hedge is Hedge.EXACT and text[value.until : value.until + 1] in ("。", "；")


def _merged(distributions: Iterable[_Distribution]) -> Iterator[_Distribution]:
    """A 分别 that goes on about the names of the one before (分别增长2%、3%，分别占5%、6%) makes one list with it."""
    open_one: _Distribution | None = None
    asked = 0  # values that the names of the open list ask for, each time they are told of
    for each in distributions:
        if open_one is not None and each.shares_names and len(each.values) == asked:
            open_one = replace(open_one, values=open_one.values + each.values, names=open_one.names + asked)
            continue
        if open_one is not None:
            yield open_one
        open_one = replace(each, names=asked) if each.shares_names and asked > 1 else each
        asked = asked if each.shares_names and asked > 1 else each.names
    if open_one is not None:
        yield open_one


def _values(text: str, start: int, statements: list[Statement]) -> list[Statement]:
    found: list[Statement] = []
    at = start
    for each in statements:
        if each.at < start or (found and each.at == found[-1].at):
            continue
        gap = text[at : each.at]
        is_near = len(gap) <= 8 and not re.search(r"[，。；：\d]", gap) if not found else BETWEEN.fullmatch(gap)
        if not is_near or (found and each.slot != found[0].slot):
            break
        found.append(each)
        at = each.until
    return found


def _count_names(before: str, values: int) -> int:
    """How many names stand before 分别, as the number of values allows it."""
    before = BRACKETS.sub("", before).rstrip("，")
    marks = list(CLAUSE.finditer(before))
    clause = before[marks[-1].end() :] if marks else before
    names = [name for name in NAMES.split(clause) if name]
    most, least = len(names), clause.count("、") + 1
    if least <= values <= most or not names:
        return values
    figures = len(FIGURE.findall(SENTENCE.split(before)[-1]))
    if FIGURE.search(clause) and most < values <= figures:
        return values  # 主体32.5万户，其中企业12.3万户、个体工商户20.1万户，分别增长…: the names are those of figures, in clauses before as well
    if values < least:
        # Only parallel names (all 业, all 类 …) and names of no compound, with one head for all, are surely separate.
        is_sure = _are_parallel(names) or (values > 1 and _are_simple(clause))
        return most if is_sure else values
    return most if most >= 2 else values


def _are_parallel(names: list[str]) -> bool:
    """Whether names end alike, but for the head noun that the last one has for all: 批发业、零售业、住宿业销售额."""
    *first, last = [name.removesuffix("等") for name in names]
    endings = {name[-1:] for name in first}
    return len(endings) == 1 and endings.pop() in last[1:] and all(len(name) >= 3 for name in names)


def _are_simple(clause: str) -> bool:
    """Whether no name holds a mark and the last one has the head noun of all: 钢材、水泥、平板玻璃产量."""
    *first, last = clause.split("、")
    are_simple = all(2 <= len(name) <= SHORT and name not in compounds() for name in first)
    return are_simple and "等" not in clause[:-1] and len(last) <= 2 * SHORT and head_of(last) not in ("", last)


@cache
def compounds() -> frozenset[str]:
    """What stands before a mark within one name: 体育 of 体育、娱乐用品."""
    return frozenset(word_list("wording")["compounds"])
