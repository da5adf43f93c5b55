"""Moves from several bases at once: 余额增长8.5%，增速分别比上月末和上年同期低0.2个和高1.1个百分点."""

from __future__ import annotations

import re

from cqcheck.codelists import Measure
from cqcheck.extract.measures import hedge_at
from cqcheck.extract.predicates import Predicate, parse_predicate
from cqcheck.extract.reading import Draft, Group, Reading
from cqcheck.lexicons.units import parse_unit
from cqcheck.lexicons.words import word_list

BASE = r"(?:上年|去年|上月|上个月|上季度?|年初)(?:同期|末|底)?"
SEVERAL = re.compile(
    rf"，(?:[其该]?(?:增速|增幅|涨幅|余额|占比|比重))?分别[比较](?P<bases>{BASE}(?:(?:[、和与及]|以及){BASE})+)(?P<move>[高低多少]出?|[\u4e00-\u9fff]{{2}})了?$"
)
JOINED = re.compile("[、和与及]|以及")
BELOW = "低少"


def read_several_bases(reading: Reading, group: Group, gap: str) -> list[Draft]:
    """The drafts of how far the figure before has moved from each of several bases; empty for any other figures."""
    match = SEVERAL.fullmatch(gap)
    last = reading.drafts[-1] if reading.drafts else None
    bases = [parse_predicate(f"比{words}").base for words in JOINED.split(match["bases"])] if match else []
    if match is None or last is None or len(bases) != len(group.tokens):
        return []
    trends, move = word_list("trends"), match["move"]
    if len(move) > 1 and move[0] not in "高低多少" and move not in (*trends["up"], *trends["down"]):
        return []
    if parse_unit(group.tokens[-1].unit).dimension == "points" and parse_unit(last.unit).dimension != "percent":
        return []
    own = -1 if move[0] in BELOW or move in trends["down"] else 1
    return [
        last._replace(
            token=token,
            measure=Measure.CHANGE,
            value=(sign or own) * abs(token.value),
            unit=token.unit,
            hedge=hedge_at(reading, group, at, Predicate()),
            reference=base,
        )
        for at, (token, sign, base) in enumerate(zip(group.tokens, group.signs, bases, strict=True))
    ]
