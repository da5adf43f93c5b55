"""Relations that are true, by the definition of each kind: a table of kinds and their variants.

A new variant is a function that draws unrounded figures which satisfy the kind, prints them and returns the case,
and a line in `SIMULATORS`. Amounts are in yuan, counts in pieces, growths and shares in per cent.
"""

from collections.abc import Callable
from decimal import Decimal

from cqcheck.codelists import Kind
from cqcheck.interval import INFINITY, ZERO, Interval
from forms import (
    CONTRIBUTION,
    DOLLARS,
    GROWTH,
    HOUSEHOLDS,
    LAND,
    MONEY,
    MONEY_CHANGE,
    PEOPLE,
    PEOPLE_A_HOUSEHOLD,
    PEOPLE_CHANGE,
    PIECES,
    PLACE,
    POINTS,
    POINTS_CHANGE,
    RATE,
    RATIO,
    SHARE,
)
from moving_simulators import (
    bases_of_parts,
    growths_of_quotient,
    growths_per_head,
    harvest,
    mean_growth,
    mean_points,
    moved_rate,
    per_ten_thousand,
    place_in_register,
    rate_of_contribution,
    rates_of_one_population,
    rest_of_whole,
    set_above,
    share_of_days,
    shifted_share,
    whole_base,
)
from press import Case, Form, Press

HUNDRED = Decimal(100)
Simulator = Callable[[Press], Case]


def several(press: Press, role: str, truths: list[Decimal], form: Form) -> Decimal:
    """Prints each truth in a role, and returns their sum."""
    for truth in truths:
        press.print(role, truth, form)
    return sum(truths, ZERO)


def adding(kind: Kind, whole: str, part: str, truths: Callable[[Press], list[Decimal]], form: Form) -> Simulator:
    """A whole and its parts."""

    def simulate(press: Press) -> Case:
        press.print(whole, several(press, part, truths(press), form), form)
        return press.case(kind)

    return simulate


def less(kind: Kind, roles: tuple[str, str, str], truths: Callable[[Press], list[Decimal]], *forms: Form) -> Simulator:
    """Two figures and what the first is more than the second."""

    def simulate(press: Press) -> Case:
        first, second = truths(press)
        for role, truth, form in zip(roles, (first, second, first - second), forms, strict=True):
            press.print(role, truth, form)
        return press.case(kind)

    return simulate


def balance(truths: Callable[[Press], list[Decimal]], form: Form) -> Simulator:
    def simulate(press: Press) -> Case:
        gains, losses = truths(press), truths(press)
        net = several(press, "plus", gains, form) - several(press, "minus", losses, form)
        press.print("total", net, form)
        return press.case(Kind.BALANCE)

    return simulate


def structure(press: Press) -> Case:
    amounts = press.amounts(2, 8)
    several(press, "part", [each / sum(amounts) * HUNDRED for each in amounts], SHARE)
    return press.case(Kind.STRUCTURE)


def share(truths: Callable[[Press], list[Decimal]], form: Form, printed: Form) -> Simulator:
    def simulate(press: Press) -> Case:
        part, rest = truths(press)
        press.print("part", part, form)
        press.print("whole", part + rest, form)
        press.print("share", part / (part + rest) * HUNDRED, printed)
        return press.case(Kind.SHARE)

    return simulate


def growth(
    level: Callable[[Press], tuple[Decimal, Decimal]], forms: tuple[Form, Form], *, is_change: bool
) -> Simulator:
    def simulate(press: Press) -> Case:
        now, then = level(press)
        press.print("level", now, forms[0])
        if is_change:
            press.print("change", now - then, forms[1])
        else:
            press.print("base", then, forms[0])
        press.print("growth", (now / then - 1) * HUNDRED, GROWTH)
        return press.case(Kind.GROWTH)

    return simulate


def grown(press: Press) -> tuple[Decimal, Decimal]:
    then = press.amount()
    return then * (1 + press.growth()), then


def grown_count(press: Press) -> tuple[Decimal, Decimal]:
    then = press.count(6)
    return max(Decimal(1), (then * (1 + press.growth())).to_integral_value()), then


def ratio(press: Press) -> Case:
    lower = press.amount(4, 10)
    upper = lower * (press.fraction() * 9 + Decimal("0.1"))
    press.print("numerator", upper, MONEY)
    press.print("denominator", lower, MONEY)
    press.print("ratio", upper / lower, RATIO)
    return press.case(Kind.RATIO)


def bounded_ratio(press: Press) -> Case:
    dollars, rate = press.amount(3, 10), 6 + press.fraction() * 2
    press.print("numerator", dollars * rate, MONEY)
    press.print("denominator", dollars, DOLLARS)
    low, high = rate - press.fraction(), rate + press.fraction()
    return press.case(Kind.RATIO, Interval(low, high))


def per_capita(*, is_change: bool) -> Simulator:
    def simulate(press: Press) -> Case:
        now = Decimal(press.between(10_000, 90_000_000))
        then = (now * (1 + (press.fraction() - Decimal("0.5")) / 20)).to_integral_value()
        total = now * press.amount(2, 5)
        press.print("total", total, MONEY)
        press.print("population", now, PEOPLE)
        if is_change:
            press.print("change", now - then, PEOPLE_CHANGE)
        press.print("per_capita", total / ((now + then) / 2), MONEY)
        return press.case(Kind.PER_CAPITA)

    return simulate


def household_size(press: Press) -> Case:
    households = Decimal(press.between(1000, 9_000_000))
    people = (households * (1 + press.fraction() * 4)).to_integral_value()
    press.print("total", people, PEOPLE)
    press.print("population", households, HOUSEHOLDS)
    press.print("per_capita", people / households, PEOPLE_A_HOUSEHOLD)
    return press.case(Kind.PER_CAPITA)


def contribution(press: Press) -> Case:
    bases = press.amounts(2, 6)
    points = [base * press.growth() / sum(bases) * HUNDRED for base in bases]
    press.print("total_growth", several(press, "contribution", points, CONTRIBUTION), GROWTH)
    return press.case(Kind.CONTRIBUTION)


def hull(*, is_weighted: bool) -> Simulator:
    def simulate(press: Press) -> Case:
        bases = press.amounts()
        growths = [press.growth() for _ in bases]
        levels = [base * (1 + each) for base, each in zip(bases, growths, strict=True)]
        press.print("whole", (sum(levels, ZERO) / sum(bases, ZERO) - 1) * HUNDRED, GROWTH)
        several(press, "part", [each * HUNDRED for each in growths], GROWTH)
        if is_weighted:
            several(press, "weight", levels, MONEY)
        return press.case(Kind.HULL)

    return simulate


def subset(truths: Callable[[Press], list[Decimal]], form: Form, parts: int | None) -> Simulator:
    """Some or all of the parts of a whole; None for all but perhaps one."""

    def simulate(press: Press) -> Case:
        figures = truths(press)
        shown = figures[: press.between(len(figures) - 1, len(figures)) if parts is None else parts]
        several(press, "part", shown, form)
        press.print("whole", sum(figures, ZERO), form)
        return press.case(Kind.SUBSET)

    return simulate


def places(press: Press) -> Case:
    higher = press.between(1, 40)
    press.place("higher", higher, PLACE)
    press.place("lower", press.between(higher + 1, 60), PLACE)
    return press.case(Kind.RANK)


def field(press: Press) -> Case:
    place = press.between(1, 40)
    press.place("place", place, PLACE)
    press.place("field_size", press.between(place, 60), PIECES)
    return press.case(Kind.RANK)


def first(draw: Callable[[Press], Decimal], form: Form) -> Simulator:
    def simulate(press: Press) -> Case:
        figures = sorted((draw(press), draw(press)))
        press.place("first", 1, PLACE)
        press.print("value", figures[1], form)
        press.print("tied", figures[0], form)
        return press.case(Kind.RANK)

    return simulate


def repeat(draw: Callable[[Press], Decimal], form: Form) -> Simulator:
    def simulate(press: Press) -> Case:
        several(press, "statement", [draw(press)] * press.between(2, 4), form)
        return press.case(Kind.REPEAT)

    return simulate


def within(kind: Kind, draw: Callable[[Press], Decimal], form: Form, bounds: Interval) -> Simulator:
    """Statements that lie within bounds: any figure is put there by mirroring it at the end that it is beyond."""

    def simulate(press: Press) -> Case:
        truths = [draw(press) for _ in range(press.between(1, 3))]
        inside = [max(min(each, bounds.upper), bounds.lower) for each in truths]
        several(press, "statement", inside, form)
        return press.case(kind, bounds)

    return simulate


def counted(press: Press) -> Case:
    statements = [press.growth() * HUNDRED for _ in range(press.between(2, 6))]
    several(press, "statement", statements, GROWTH)
    return press.case(Kind.WORDING, Interval.exactly(len(statements)), is_counted=True)


def percent(press: Press) -> Decimal:
    return press.fraction() * HUNDRED


def growth_percent(press: Press) -> Decimal:
    return press.growth() * HUNDRED


def two_amounts(press: Press) -> list[Decimal]:
    return press.amounts(2, 2)


def two_counts(press: Press) -> list[Decimal]:
    return press.counts(2, 2)


def two_rates(press: Press) -> list[Decimal]:
    return [percent(press), percent(press)]


def two_growths(press: Press) -> list[Decimal]:
    return [growth_percent(press), growth_percent(press)]


def some_rates(press: Press) -> list[Decimal]:
    return [press.fraction() * 2 for _ in range(press.between(1, 2))]


NOT_FALLING = Interval(ZERO, INFINITY)
SIMULATORS: dict[Kind, dict[str, Simulator]] = {
    Kind.SUM: {
        "money": adding(Kind.SUM, "total", "part", Press.amounts, MONEY),
        "counts": adding(Kind.SUM, "total", "part", Press.counts, PIECES),
        "land": adding(Kind.SUM, "total", "part", Press.amounts, LAND),
    },
    Kind.BALANCE: {
        "money": balance(lambda press: press.amounts(1, 2), MONEY),
        "counts": balance(lambda press: press.counts(1, 2), PIECES),
        "rates": balance(some_rates, RATE),
    },
    Kind.STRUCTURE: {"shares": structure},
    Kind.SHARE: {
        "money": share(two_amounts, MONEY, SHARE),
        "counts": share(two_counts, PEOPLE, SHARE),
        "rate": share(two_counts, PIECES, RATE),
        "days": share_of_days,
        "shift": shifted_share,
    },
    Kind.GROWTH: {
        "base": growth(grown, (MONEY, MONEY_CHANGE), is_change=False),
        "change": growth(grown, (MONEY, MONEY_CHANGE), is_change=True),
        "counted base": growth(grown_count, (PEOPLE, PEOPLE_CHANGE), is_change=False),
        "counted change": growth(grown_count, (PEOPLE, PEOPLE_CHANGE), is_change=True),
        "whole base": whole_base,
        "mean from base": mean_growth("base"),
        "mean from change": mean_growth("change"),
        "mean and total": mean_growth("level.growth"),
    },
    Kind.CHANGE: {
        "money": less(Kind.CHANGE, ("level", "base", "change"), two_amounts, MONEY, MONEY, MONEY_CHANGE),
        "counts": less(Kind.CHANGE, ("level", "base", "change"), two_counts, PEOPLE, PEOPLE, PEOPLE_CHANGE),
        "rates": less(Kind.CHANGE, ("level", "base", "change"), two_rates, RATE, RATE, POINTS_CHANGE),
        "shares": less(Kind.CHANGE, ("level", "base", "change"), two_rates, SHARE, SHARE, POINTS_CHANGE),
        "points a year": mean_points,
    },
    Kind.DIFFERENCE: {
        "growths": less(Kind.DIFFERENCE, ("own", "other", "difference"), two_growths, GROWTH, GROWTH, POINTS),
        "money": less(Kind.DIFFERENCE, ("own", "other", "difference"), two_amounts, MONEY, MONEY, MONEY),
    },
    Kind.RATIO: {
        "printed": ratio,
        "bounds": bounded_ratio,
        "harvest": harvest,
        "growths": growths_of_quotient,
        "move": moved_rate,
        "rates": rates_of_one_population,
    },
    Kind.PER_CAPITA: {
        "change": per_capita(is_change=True),
        "year-end": per_capita(is_change=False),
        "household": household_size,
        "per ten thousand": per_ten_thousand,
        "growths": growths_per_head,
    },
    Kind.CONTRIBUTION: {"points": contribution, "rate": rate_of_contribution},
    Kind.HULL: {"bare": hull(is_weighted=False), "weighted": hull(is_weighted=True), "rest": rest_of_whole},
    Kind.SUBSET: {
        "one": subset(Press.amounts, MONEY, 1),
        "several": subset(Press.amounts, MONEY, None),
        "one count": subset(Press.counts, PIECES, 1),
        "several counts": subset(Press.counts, PIECES, None),
        "bases": bases_of_parts,
    },
    Kind.RANK: {
        "places": places,
        "field": field,
        "register": place_in_register,
        "first by growth": first(growth_percent, GROWTH),
        "first by level": first(Press.amount, MONEY),
    },
    Kind.REPEAT: {
        "money": repeat(Press.amount, MONEY),
        "counts": repeat(Press.count, PEOPLE),
        "shares": repeat(percent, SHARE),
        "growths": repeat(growth_percent, GROWTH),
    },
    Kind.WORDING: {
        "rise": within(Kind.WORDING, growth_percent, GROWTH, NOT_FALLING),
        "fall": within(Kind.WORDING, growth_percent, GROWTH, -NOT_FALLING),
        "over half": within(Kind.WORDING, percent, SHARE, Interval(Decimal(50), INFINITY)),
        "threshold": within(Kind.WORDING, Press.amount, MONEY, Interval(Decimal(10) ** 8, INFINITY)),
        "counted": counted,
        "above": set_above,
    },
    Kind.RANGE: {
        "share": within(Kind.RANGE, percent, SHARE, Interval(ZERO, HUNDRED)),
        "growth": within(Kind.RANGE, growth_percent, GROWTH, Interval(Decimal(-30), Decimal(30))),
        "level": within(Kind.RANGE, Press.amount, MONEY, Interval(Decimal(10) ** 5, Decimal(10) ** 9)),
    },
}
