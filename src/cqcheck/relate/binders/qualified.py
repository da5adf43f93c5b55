"""A thing and the same thing with a qualifier: 省部共建留学人员创业园 among 留学人员创业园."""

from collections.abc import Iterator

from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import is_new
from cqcheck.relate.page import Page
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SHORTEST = 4  # characters of a name that is one thing by itself
OTHERS = ("非", "其他", "进", "除", "未", "全部", "累计", "总")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every amount in a paragraph or table whose name ends with the whole name of another amount there."""
    passages: dict[tuple[object, ...], list[Statement]] = {}
    for each in page.statements:
        if each.slot == "level" and not each.is_average:
            passages.setdefault((page.passage(each), each.key[1:]), []).append(each)
    for statements in passages.values():
        for part in statements:
            for whole in statements:
                if _is_qualified(part, whole):
                    yield Draft((("whole", whole), ("part", part)))


def _is_qualified(part: Statement, whole: Statement) -> bool:
    if len(whole.name) < SHORTEST or len(part.name) <= len(whole.name) or not part.name.endswith(whole.name):
        return False
    qualifier = part.name.removesuffix(whole.name)
    is_other = qualifier.startswith(OTHERS) or qualifier.endswith(OTHERS)
    return not is_other and is_new(part.name) == is_new(whole.name) and part.is_comparable(whole)
