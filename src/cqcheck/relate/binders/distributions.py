"""分别: as many values as names."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cqcheck.interval import Interval
from cqcheck.lexicons.indicators import BRACKETS
from cqcheck.relate.drafts import Draft
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

WORD = "分别"
BETWEEN = re.compile(r"(?:[、，和及与]|(?:约|达到?|超过?|增长|下降|上涨|提高|占|为|以上|左右|个?百分点|，?其中)*)*")
NAMES = re.compile(r"[、]|(?<!饮)和(?!服务|邮|其他|商|技)|以及|与")
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
        for match in re.finditer(WORD, text):
            values = _values(text, match.end(), statements)
            if len(values) >= 2:
                names = _count_names(text[: match.start()], len(values))
                yield Draft(
                    tuple(("statement", each) for each in values),
                    bounds=Interval.exactly(Decimal(names)),
                    is_counted=True,
                )


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
    if least <= values <= most or values <= 1 or not names:
        return values
    if values < least:
        # Only parallel names (all 业, all 类 …) are surely separate.
        is_parallel = len({name.removesuffix("等")[-1:] for name in names}) == 1
        return most if is_parallel and all(len(name) >= 3 for name in names) else values
    return most if most >= 2 else values
