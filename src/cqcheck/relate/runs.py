"""Run: neighbouring figures of a paragraph or table that add up to the one before or after them.

Bulletins seldom say that a list is complete. Where neighbours add up to a total to within rounding, and the total is
printed so finely that chance would not do it, they are its parts. In a table a total and the rows under it whose
names end with the total's (货物运输总量: 公路货物运输总量, 水路货物运输总量 …) are taken for a run as well if one slip of the
pen in one of them is all that parts them.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cqcheck.interval import Interval, total
from cqcheck.lexicons.indicators import fold
from cqcheck.relate.names import head, heads_agree, is_new
from cqcheck.relate.statements import Statement

LONGEST = 14  # parts of a run
# Chance makes neighbours add up to a figure about as often as the figure is known badly.
FINE = Decimal("0.001")
SLIP_DIGITS = 5  # significant digits of figures of which one slip is told from chance
FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A total and the neighbours that are its parts."""

    total: Statement
    parts: tuple[Statement, ...]

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the total."""
        return total(part.claim.interval for part in self.parts).meets(self.total.claim.interval)


def find_runs(passages: Iterable[Sequence[Statement]]) -> list[Run]:
    """All runs among the statements of each paragraph and table, in the order of the text; the longer of two for a total."""
    found: dict[str, Run] = {}
    for statements in passages:
        levels = [each for each in statements if each.slot == "level" and _may_add_up(each)]
        for run in (*_by_kind(levels), *_rows(levels)):
            known = found.get(run.total.claim.claim_id)
            if known is None or len(run.parts) > len(known.parts):
                found[run.total.claim.claim_id] = run
    return list(found.values())


def _may_add_up(each: Statement) -> bool:
    return each.claim.interval.is_bounded and not each.is_average and each.claim.value > 0


def _by_kind(levels: Sequence[Statement]) -> Iterator[Run]:
    """Runs among all amounts of a passage, and among those of one kind."""
    groups: dict[Hashable, list[Statement]] = {}
    for each in levels:
        unit = (each.dimension, each.claim.unit.unit_measure, each.key[2:])
        groups.setdefault(unit, []).append(each)
        groups.setdefault((unit, head(each.name) or each.name[-2:]), []).append(each)
    for group in groups.values():
        for number, whole in enumerate(group):
            if _width(whole.claim.interval) <= FINE:
                yield from _neighbours(whole, group[number + 1 : number + 1 + LONGEST])
                yield from _neighbours(whole, group[max(0, number - LONGEST) : number][::-1])


def _neighbours(whole: Statement, beside: Sequence[Statement]) -> Iterator[Run]:
    """The neighbours on one side, the nearest first, that add up to the whole."""
    goal, together = whole.claim.interval, Interval.exactly(0)
    parts: list[Statement] = []
    most = whole.claim.obs_value * (1 + FINE)
    for each in beside:
        if (
            each.claim.obs_value > most
            or not _may_be_part(each, whole)
            or each.claim.start in {part.claim.start for part in parts}
        ):
            return
        parts.append(each)
        together = together + each.claim.interval
        if together.lower > goal.upper:
            return
        if len(parts) >= 2 and together.meets(goal) and _width(together) <= FINE:
            yield Run(whole, tuple(sorted(parts, key=lambda part: part.claim.start)))
            return


def _may_be_part(each: Statement, whole: Statement) -> bool:
    is_alike = each.is_comparable(whole) and is_new(each.name) == is_new(whole.name)
    is_itself = each.name == whole.name and each.area == whole.area
    return is_alike and not is_itself and heads_agree(each.name, whole.name)


def _rows(levels: Sequence[Statement]) -> Iterator[Run]:
    """A row of a table and all those under it that are named after it, where one slip at most parts them."""
    for number, whole in enumerate(levels):
        parts: list[Statement] = []
        for each in levels[number + 1 : number + 1 + LONGEST]:
            if not (each.claim.table and _is_named_after(each, whole) and _may_be_part(each, whole)):
                break
            parts.append(each)
        if len(parts) >= FEWEST_ROWS and whole.claim.table:
            run = Run(whole, tuple(parts))
            if run.holds or is_off_by_a_slip(run):
                yield run


def _is_named_after(row: Statement, whole: Statement) -> bool:
    return row.name.endswith(whole.name) or fold(row.claim.indicator).endswith(fold(whole.claim.indicator))


def is_off_by_a_slip(run: Run) -> bool:
    """Whether one slip in the total or in one part is all that keeps the parts from adding up."""
    stated = sum((part.claim.obs_value for part in run.parts), Decimal(0))
    excess = stated - run.total.claim.obs_value
    return is_slip(run.total, run.total.claim.obs_value + excess) or any(
        is_slip(part, part.claim.obs_value - excess) for part in run.parts
    )


def is_slip(stated: Statement, right: Decimal) -> bool:
    """Whether one slip leads from a right figure, in base units, to the stated one: long enough for chance not to."""
    factor = stated.claim.unit.factor
    places = stated.claim.decimals
    true, given = (
        f"{(value / factor).quantize(Decimal(1).scaleb(-places)):f}" for value in (right, stated.claim.obs_value)
    )
    a, b = true.replace(".", "").lstrip("0"), given.replace(".", "").lstrip("0")
    # Few figures can be had by swapping two digits: of an exact count, one less is enough.
    if right > 0 and len(a) == len(b) >= SLIP_DIGITS - stated.claim.unit.is_count and _is_swapped(a, b):
        return True
    if right <= 0 or min(len(a), len(b)) < SLIP_DIGITS:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _is_swapped(one: str, other: str) -> bool:
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    return len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(one) == sorted(other)


def _width(interval: Interval) -> Decimal:
    """How coarsely a figure is known, as a part of it; a count of whole things is one of its neighbours by chance."""
    return max(interval.width, Decimal(1)) / interval.magnitude if interval.magnitude else Decimal(1)
