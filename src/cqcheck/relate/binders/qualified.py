"""A thing and the same thing with a qualifier: 省部共建留学人员创业园 among 留学人员创业园."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cqcheck.bilingual import Bilingual
from cqcheck.lexicons.indicators import fold
from cqcheck.relate.drafts import Draft
from cqcheck.relate.names import is_new
from cqcheck.relate.page import Page, around
from cqcheck.relate.rules import Rule
from cqcheck.relate.statements import Statement

SHORTEST = 4  # characters of a name that is one thing by itself
Subject = tuple[str, str | None, bool]  # area, period, whether a target
LONG = 5  # characters of a name that is one thing in the whole text
JOINT = re.compile(r"、|合计|[省市]$|[和与及]$")  # of several (研究与|试验发展经费), or of another area
CHOSEN = re.compile(r"获评|入选|获批|荣获|被评为|列入|纳入")
UNSAID = Bilingual("未说明入选者从何范围选出", "it is not said what the chosen ones were chosen from")
FAR = Bilingual(
    "两个数字相距较远，口径可能不同", "the two stand far from each other and may be counted in different ways"
)
OTHERS = ("非", "其他", "进", "除", "未", "全部", "全社会", "全口径", "全行业", "累计", "总")


def bind(rule: Rule, page: Page) -> Iterator[Draft]:  # noqa: ARG001 - all binders are called alike
    """Every qualified thing with the thing; where the thing is far off and unknown, a miss decides nothing."""
    for whole, part in qualified_pairs(page):
        is_near = whole.indicator is not None or page.passage(whole) == page.passage(part)
        excuse = UNSAID if CHOSEN.match(part.claim.indicator) else None if is_near else FAR
        yield Draft((("whole", whole), ("part", part)), excuse=excuse)


def qualified_pairs(page: Page) -> list[tuple[Statement, Statement]]:
    """Every amount whose name ends with the whole name of another one, after that one.

    The other stands in its paragraph or table, or is what the catalogue knows by the name, or has a long name.
    """
    return page.once(_make_pairs)


def _make_pairs(page: Page) -> list[tuple[Statement, Statement]]:
    return list(_find_pairs(page))


def _find_pairs(page: Page) -> Iterator[tuple[Statement, Statement]]:
    passages: dict[tuple[int, Subject], list[Statement]] = {}
    known: dict[Subject, list[Statement]] = {}
    for each in page.statements:
        if each.slot == "level" and not each.is_average:
            passages.setdefault((page.passage(each), each.key[1:]), []).append(each)
            if each.indicator is not None or len(each.name) >= LONG:
                known.setdefault(each.key[1:], []).append(each)
    far = {key: _by_ending(statements) for key, statements in known.items()}
    for (_passage, key), statements in passages.items():
        named = _by_ending(statements)
        for part in statements:
            wholes = {whole.claim.claim_id: whole for whole in _endings(named, part)}
            if part.indicator is None and not wholes:
                # Of 商品零售额 and 零售额 the longer is the nearer whole.
                nearest = next(iter(_endings(far[key], part)), None) if key in far else None
                wholes = {nearest.claim.claim_id: nearest} if nearest else {}
            chosen = None if wholes else _chosen_from(statements, part)
            yield from ((whole, part) for whole in (*wholes.values(), *([chosen] if chosen else ())))


def _chosen_from(statements: Sequence[Statement], part: Statement) -> Statement | None:
    """What stands before a thing in its sentence, is counted alike and is what some were chosen from: 223个项目，6个获评典型案例."""
    if not CHOSEN.match(part.claim.indicator):
        return None
    before = [
        each
        for each in around(statements, part)
        if each.claim.sentence == part.claim.sentence and each.claim.start < part.claim.start
        if each.name[-2:] == part.name[-2:] and each.is_comparable(part) and not CHOSEN.match(each.claim.indicator)
    ]
    return before[-1] if before else None


def _by_ending(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """The statements by their names, as compared and as spelled."""
    found: dict[str, list[Statement]] = {}
    for each in statements:
        for name in {each.name, fold(each.claim.indicator)}:
            found.setdefault(name, []).append(each)
    return found


def _endings(named: dict[str, list[Statement]], part: Statement) -> Iterator[Statement]:
    """What is named like an ending of a part's name, the longest ending first, of each name the nearest."""
    names = (part.name, fold(part.claim.indicator))
    endings = {name[start:] for name in names for start in range(1, len(name) - SHORTEST + 1)}
    for ending in sorted(endings, key=lambda each: (-len(each), each)):
        for whole in around(named.get(ending, ()), part):
            if _is_qualified(part, whole):
                yield whole


def _is_qualified(part: Statement, whole: Statement) -> bool:
    return (
        part.is_comparable(whole)
        and not _is_part_itself(whole, part)
        and is_new(part.name) == is_new(whole.name)
        and (_ends_with(part.name, whole.name) or _ends_with(fold(part.claim.indicator), fold(whole.claim.indicator)))
    )


def _is_part_itself(thing: Statement, qualified: Statement) -> bool:
    """Whether by the catalogue it is the other way round: 禽肉产量 is a part of 猪牛羊禽肉产量, which ends with its name."""
    known, other = thing.indicator, qualified.indicator
    return known is not None and other is not None and other.name in known.parents


def _ends_with(name: str, thing: str) -> bool:
    if len(thing) < SHORTEST or len(name) <= len(thing) or not name.endswith(thing):
        return False
    qualifier = name.removesuffix(thing)
    return not (qualifier.startswith(OTHERS) or qualifier.endswith(OTHERS) or JOINT.search(qualifier))
