"""A figure of a series → how it is printed: level, growth, change or share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from cqcheck.bench.roots import HUNDRED, ONE, Figures
from cqcheck.bench.series import Series, load_series
from cqcheck.bench.world import rounded

GROWN, CHANGED = ("增长", "下降"), ("增加", "减少")
MINUS = ("", "-")
LEVEL_WITH = "持平"  # in place of a rise or fall of nothing
RISES_ONLY = frozenset({"up", "rise", "more"})
TOO_COARSE = 50  # last digits: of so small a level a growth or share is next to nothing but rounding


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it is printed: `word` tells its sign, `number` is without one. A move of nothing has no number."""

    series: str
    aspect: str
    word: str
    number: str
    unit: str
    value: Decimal

    def __str__(self) -> str:
        """As it stands in the text."""
        return self.word + self.number + self.unit


def print_figure(name: str, aspect: str, now: Figures, before: Figures) -> Printed | None:
    """The figure of a slot; None where it cannot be told: no level, one too small to move, no rise where one is to be told.

    Args:
        name: The series.
        aspect: As in `facts.yaml`; the printed figure's is level, growth, change or share.
        now: All series of the period.
        before: Those of the period a year before, on the same base.
    """
    one = load_series()[name]
    told, make = MAKERS[aspect]
    is_amount = one.words is None
    if is_amount and (not now[name] or (aspect and _is_coarse(one, now) | _is_coarse(one, before))):
        return None
    value, decimals, unit, words = make(one, now, before)
    value = rounded(value, decimals)
    if aspect in RISES_ONLY:
        if value <= 0:
            return None
        words = None
    if words is None:
        return Printed(name, told, "", f"{value:f}", unit, value)
    if not value and words is not MINUS:
        return Printed(name, told, LEVEL_WITH, "", "", value)
    return Printed(name, told, words[value < 0], f"{abs(value):f}", unit, value)


@cache
def whole_of(name: str) -> str:
    """The series that this one is a part of, empty if there is none."""
    series = load_series()
    for each in series.values():
        if each.make == "sum" and name in each.parts:
            return each.name
    return series[name].parts[0] if series[name].make == "of" else ""


def _is_coarse(one: Series, figures: Figures) -> bool:
    return abs(figures[one.name]) < TOO_COARSE * ONE.scaleb(-one.decimals)


_Made = tuple[Decimal, int, str, tuple[str, str] | None]


def _level(one: Series, now: Figures, _before: Figures) -> _Made:
    return now[one.name], one.decimals, one.unit, one.words


def _growth(one: Series, now: Figures, before: Figures) -> _Made:
    return HUNDRED * (now[one.name] / before[one.name] - 1), 1, "%", GROWN


def _change(one: Series, now: Figures, before: Figures) -> _Made:
    unit = "个百分点" if one.unit == "%" else one.unit
    return now[one.name] - before[one.name], one.decimals, unit, one.pair or CHANGED


def _share(one: Series, now: Figures, _before: Figures) -> _Made:
    return HUNDRED * now[one.name] / now[whole_of(one.name)], 1, "%", None


def _part(one: Series, now: Figures, before: Figures) -> _Made:
    value, decimals, _, words = _share(one, now, before)
    return value, decimals, "", words


def _bare(one: Series, now: Figures, _before: Figures) -> _Made:
    return now[one.name], one.decimals, "", MINUS


def _pace(one: Series, now: Figures, before: Figures) -> _Made:
    value, decimals, _, _ = _growth(one, now, before)
    return value, decimals, "", MINUS


MAKERS: dict[str, tuple[str, Callable[[Series, Figures, Figures], _Made]]] = {
    "": ("level", _level),
    "rise": ("level", _level),
    "growth": ("growth", _growth),
    "up": ("growth", _growth),
    "change": ("change", _change),
    "more": ("change", _change),
    "share": ("share", _share),
    "part": ("share", _part),
    "bare": ("level", _bare),
    "pace": ("growth", _pace),
}
