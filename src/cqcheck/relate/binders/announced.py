"""Numbers of things announced against the names listed beside them: 甲、乙、丙3个城市, 3个（甲、乙、丙）, 八方面."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.interval import INFINITY, Interval
from cqcheck.read import Document
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

MOST = 30  # names are listed one by one up to about so many
LONGEST = 30  # characters of a name in a list
BEFORE = re.compile(r"(?P<names>[^，。；：！？（）\d]*、[^，。；：！？（）\d]*?)(?P<among>等)?(?:共|共计|这|的)*$")
BEHIND = re.compile(
    r"[^，。；：、（）\d]{0,14}[（：](?P<names>[^。；：（）\d]*?、[^。；：（）\d]*?)(?P<among>等)?[）。；]"
)
SPLIT = re.compile(r"、|以及|[和及与]")
NEARLY = 2  # a number further from that of the names counts something else
REACHED = 200  # characters that a list of names may take
SURE = 3  # names, at least, that make a list which is surely one
LIST_ITEM = re.compile(r"^（([一二三四五六七八九十]{1,3})）")
SECTIONS = re.compile(r"个?(?:方面|大?任务|项?重点工作)")
ANNOUNCED = re.compile(r"(?:做好|抓好|突出|围绕|以下|下列|推进|落实|聚焦)[^，。；]{0,6}$")
REACH = 2  # paragraphs between an announcement and the first section
EXCERPT = Bilingual(
    "文中的部分与所说的个数不符，文本可能是节选",
    "the sections that are printed are not as many as announced, and the text may be an excerpt",
)


def bind(rule: Rule, page: Page) -> Iterator[Draft]:
    """The drafts of the lists that the rule's `where` names."""
    return LAWS[str(rule.where)](page)


def _names(page: Page) -> Iterator[Draft]:
    """Every number of things with the names of these things before it or behind it."""
    for each in page.statements:
        if not _is_number(each):
            continue
        text = page.document.blocks[each.block].text
        found = BEFORE.search(text[max(0, each.at - REACHED) : each.at]) or BEHIND.match(
            text[each.until : each.until + REACHED]
        )
        if found is None or each.claim.hedge.value != "exact":
            continue
        names, is_among = found["names"], found["among"] is not None
        least, most = names.count("、") + 1, len([name for name in SPLIT.split(names) if name])
        bounds = Interval(Decimal(least), INFINITY if is_among else Decimal(max(least, most)))
        is_sure = most >= SURE and all(2 <= len(name) <= LONGEST for name in SPLIT.split(names))
        is_sure = is_sure and _are_parallel(names)
        holds = bounds.holds(each.claim.value)
        is_near = -NEARLY <= each.claim.value - most <= NEARLY
        if (holds and is_near) or (is_near and is_sure):
            yield Draft((("statement", each),), bounds=bounds)


def _sections(page: Page) -> Iterator[Draft]:
    """Every number of tasks with as many sections （一）, （二） … after it."""
    for each in page.statements:
        text = page.document.blocks[each.block].text
        words = text[each.at : each.until + 5]
        if (
            each.claim.decimals
            or not SECTIONS.search(words)
            or not ANNOUNCED.search(text[max(0, each.at - 12) : each.at])
        ):
            continue
        last = _last_section(page.document, each.block)
        if last:
            is_all = each.claim.value == last
            yield Draft(
                (("statement", each),),
                bounds=Interval.exactly(Decimal(last)),
                why_undecided=None if is_all else EXCERPT,
            )


LAWS: dict[str, Callable[[Page], Iterator[Draft]]] = {"names": _names, "sections": _sections}


def _is_number(each: Statement) -> bool:
    value = each.claim.value
    is_small = 2 <= value <= MOST and value == value.to_integral_value()
    return each.slot == "level" and is_small and each.claim.unit.is_count and not each.claim.table


def _are_parallel(names: str) -> bool:
    """Whether the names of a list are of one make: one ending, or all short."""
    parts = names.split("、")
    inner = parts[1:-1] or parts[1:]
    return len({part[-1:] for part in parts}) == 1 or all(len(part) <= 6 for part in inner)


def _last_section(document: Document, block: int) -> int:
    """How many sections follow a paragraph, numbered on from （一）."""
    count = 0
    if not any(LIST_ITEM.match(one.text) for one in document.blocks[block + 1 : block + 1 + REACH]):
        return 0
    for one in document.blocks[block + 1 :]:
        found = LIST_ITEM.match(one.text)
        if found is None:
            continue
        if found.group(1) != NUMERALS[count]:
            break
        count += 1
        if count == len(NUMERALS):
            break
    return count


NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
