"""A change told again in another unit, in brackets: 比上年增加62.4千公顷（93.6万亩）."""

from __future__ import annotations

import re

from cqcheck.codelists import Measure
from cqcheck.extract.measures import hedge_at
from cqcheck.extract.predicates import Predicate
from cqcheck.extract.reading import Draft, Group, Reading
from cqcheck.lexicons.units import parse_unit

OPENING = re.compile(r"（(?:折合?|约合?|合|即)?(?:约)?$")
MOVED = (Measure.CHANGE, Measure.DIFFERENCE)
RELATIVE = ("percent", "points", "number", "rank")


def read_conversion(reading: Reading, group: Group, gap: str) -> list[Draft]:
    """The drafts of a change told again in brackets: as before but for the value; empty for any other figure."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or last.measure not in MOVED or not OPENING.fullmatch(gap) or len(group.tokens) > 1:
        return []
    if group.unit.dimension in RELATIVE or parse_unit(last.unit).dimension != group.unit.dimension:
        return []
    if not reading.masked.startswith("）", group.end):
        return []
    token = group.tokens[0]
    value = -abs(token.value) if last.value < 0 else token.value
    hedge = hedge_at(reading, group, 0, Predicate())
    told = [draft for draft in reading.drafts if draft.token == last.token]
    return [draft._replace(token=token, value=value, unit=token.unit, hedge=hedge) for draft in told]
