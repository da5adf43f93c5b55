"""Values of a sentence → groups of values that are listed together."""

import re

from cqcheck.codelists import TokenState
from cqcheck.extract.reading import Group, Reading
from cqcheck.extract.values import MOVED_LISTED, Form, NumberToken
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import hedge_after, word_list

LISTED = re.compile(r"(?:[、]|[、]?(?:和|与|及|以及|或))(?:约|超过?|近|逾|突破)?$")
RANGED = re.compile(r"(?:[-~～—–]|—|至|到)$")
DISTRIBUTED = 14  # characters in which 分别 stands before a list


def find_groups(reading: Reading) -> list[Group]:
    """The values of a sentence in order, each with those that are listed with it."""
    groups: list[Group] = []
    for token in reading.tokens:
        if token.state is TokenState.CLAIM and not (groups and _joins(reading, groups[-1], token)):
            groups.append(Group([token]))
    return groups


def _joins(reading: Reading, group: Group, token: NumberToken) -> bool:
    """Whether a value belongs to the group before it; if so it is added."""
    last = group.tokens[-1]
    if last.group and last.group == token.group:
        return _add(group, token)
    if group.is_structure or token.form is Form.TERM or (last.form is Form.RANK) != (token.form is Form.RANK):
        return False
    if parse_unit(last.unit).dimension != parse_unit(token.unit).dimension:
        return False
    between = reading.masked[last.end : token.start]
    after = hedge_after().match(between)
    rest = between[after.end() :] if after else between
    if token.form is Form.RANK:
        rest = rest.removeprefix("位").removeprefix("名")  # 总量和增速分别居全省第6位、第3位
    if RANGED.fullmatch(rest) and len(group.tokens) == 1 and not token.unit.startswith("年"):
        group.is_range = True
        return _add(group, token)
    if LISTED.fullmatch(rest):
        return _add(group, token)
    match = MOVED_LISTED.fullmatch(rest)
    if match and "分别" in reading.masked[max(0, group.start - DISTRIBUTED) : group.start]:
        return _add(group, token, -1 if match["trend"] in (*word_list("trends")["down"], "低") else 1)
    return False


def _add(group: Group, token: NumberToken, sign: int = 0) -> bool:
    group.tokens.append(token)
    group.signs.append(sign)
    return True
