"""True relations over two periods and of quotients, for the table in `simulators`.

As there: amounts are in yuan, counts in pieces, growths and shares in per cent.
"""

from collections.abc import Callable
from decimal import Decimal

from cqcheck.codelists import Kind, Measure
from cqcheck.interval import Interval
from forms import GROWTH, LAND, MONEY, MONEY_CHANGE, PEOPLE, PIECES, POINTS_CHANGE, RATE, SHARE
from press import Case, Form, Press

HUNDRED = Decimal(100)
TEN_THOUSAND = Decimal(10_000)
MU = Decimal("666.6666666666666666666666667")
MASS = Form(Measure.LEVEL, {"公斤": None, "吨": None, "万吨": None})
DAYS = Form(Measure.LEVEL, {"天": None}, is_whole=True)
PIECES_A_HEAD = Form(Measure.LEVEL, {"件": None})


def bases_of_parts(press: Press) -> Case:
    """Level and growth of a whole and of one part."""
    bases = press.amounts()
    growths = [press.growth() for _ in bases]
    levels = [base * (1 + each) for base, each in zip(bases, growths, strict=True)]
    press.print("whole", sum(levels), MONEY)
    press.print("whole.growth", (sum(levels) / sum(bases) - 1) * HUNDRED, GROWTH)
    press.print("part", levels[0], MONEY)
    press.print("part.growth", growths[0] * HUNDRED, GROWTH)
    return press.case(Kind.SUBSET)


def rest_of_whole(press: Press) -> Case:
    """The growths and levels of a whole and of one part, what the rest grew by within bounds."""
    part, rest = press.amounts(2, 2)
    grown, other = press.growth(), press.growth()
    now = part * (1 + grown), rest * (1 + other)
    press.print("whole", (sum(now) / (part + rest) - 1) * HUNDRED, GROWTH)
    press.print("part", grown * HUNDRED, GROWTH)
    press.print("weight", sum(now), MONEY)
    press.print("weight", now[0], MONEY)
    slack = press.fraction() * HUNDRED
    return press.case(Kind.HULL, Interval(other * HUNDRED - slack, other * HUNDRED + slack))


def shifted_share(press: Press) -> Case:
    """A share, its change and the growths of part and whole."""
    part, rest = press.amounts(2, 2)
    grown, other = press.growth(), press.growth()
    now = part * (1 + grown), rest * (1 + other)
    share, before = now[0] / sum(now) * HUNDRED, part / (part + rest) * HUNDRED
    press.print("share", share, SHARE)
    press.print("change", share - before, POINTS_CHANGE)
    press.print("part_growth", grown * HUNDRED, GROWTH)
    press.print("whole_growth", (sum(now) / (part + rest) - 1) * HUNDRED, GROWTH)
    return press.case(Kind.SHARE)


def share_of_days(press: Press) -> Case:
    """Days of a year of which all but a few count."""
    year = Decimal(press.between(357, 366))
    days = Decimal(press.between(100, int(year)))
    press.print("part", days, DAYS)
    press.print("share", days / year * HUNDRED, SHARE)
    return press.case(Kind.SHARE, Interval(Decimal(357), Decimal(366)))


def harvest(press: Press) -> Case:
    """A yield: output over area, counted by the mu."""
    area, mass = press.amount(6, 10), press.amount(3, 7)
    press.print("numerator", mass, MASS)
    press.print("denominator", area, LAND)
    press.print("ratio", mass / area * MU, MASS)
    return press.case(Kind.RATIO, Interval.exactly(MU))


def growths_of_quotient(press: Press) -> Case:
    upper, lower = press.growth(), press.growth()
    press.print("numerator.growth", upper * HUNDRED, GROWTH)
    press.print("denominator.growth", lower * HUNDRED, GROWTH)
    press.print("ratio.growth", ((1 + upper) / (1 + lower) - 1) * HUNDRED, GROWTH)
    return press.case(Kind.RATIO)


def moved_rate(press: Press) -> Case:
    """A rate, its change in points and the growths of what it divides."""
    before, upper, lower = press.fraction() / 2 + Decimal("0.01"), press.growth(), press.growth()
    now = before * (1 + upper) / (1 + lower)
    press.print("ratio", now * HUNDRED, Form(Measure.RATE, {"%": "1"}))
    press.print("change", (now - before) * HUNDRED, Form(Measure.CHANGE, {"个百分点": "1"}))
    press.print("numerator_growth", upper * HUNDRED, GROWTH)
    press.print("denominator_growth", lower * HUNDRED, GROWTH)
    return press.case(Kind.RATIO)


def rates_of_one_population(press: Press) -> Case:
    births, deaths = (Decimal(press.between(1000, 900_000)) for _ in range(2))
    people = Decimal(press.between(1_000_000, 90_000_000))
    press.print("numerator", births, PEOPLE)
    press.print("denominator", deaths, PEOPLE)
    press.print("ratio_numerator", births / people * HUNDRED, RATE)
    press.print("ratio_denominator", deaths / people * HUNDRED, RATE)
    return press.case(Kind.RATIO)


def per_ten_thousand(press: Press) -> Case:
    """Things per ten thousand of the average population."""
    people = Decimal(press.between(10_000, 90_000_000))
    things = Decimal(press.between(1000, 900_000))
    average = people * (1 + (press.fraction() - Decimal("0.5")) / 20)
    press.print("total", things, PIECES)
    press.print("population", people, PEOPLE)
    press.print("per_capita", things / average * TEN_THOUSAND, PIECES_A_HEAD)
    return press.case(Kind.PER_CAPITA, Interval.exactly(TEN_THOUSAND))


def growths_per_head(press: Press) -> Case:
    total, people = press.growth(), (press.fraction() - Decimal("0.5")) / 10
    press.print("total.growth", total * HUNDRED, GROWTH)
    press.print("per_capita.growth", ((1 + total) / (1 + people) - 1) * HUNDRED, GROWTH)
    return press.case(Kind.PER_CAPITA, Interval(Decimal("0.95"), Decimal("1.06")))


def whole_base(press: Press) -> Case:
    """A count and its growth from another count."""
    then, now = Decimal(press.between(1, 500)), Decimal(press.between(1, 500))
    press.print("level", now, PIECES)
    press.print("growth", (now / then - 1) * HUNDRED, GROWTH)
    return press.case(Kind.GROWTH)


def set_above(press: Press) -> Case:
    """Growths of which some are said to be above others."""
    growths = sorted(press.growth() * HUNDRED for _ in range(press.between(2, 5)))
    for each in growths[1:]:
        press.print("statement", each, GROWTH)
    press.print("evidence", growths[0], GROWTH)
    return press.case(Kind.WORDING)


def place_in_register(press: Press) -> Case:
    """A place in a field of which the register tells the size."""
    size = press.between(1, 60)
    press.place("place", press.between(1, size), Form(Measure.RANK, {"位": None}))
    return press.case(Kind.RANK, Interval(Decimal(1), Decimal(size)))


def rate_of_contribution(press: Press) -> Case:
    """The points of one part, and the part of the growth that they are."""
    total = press.fraction() * 20 + Decimal("0.1")
    points = total * press.fraction()
    press.print("total_growth", total, GROWTH)
    press.print("contribution", points, Form(Measure.CONTRIBUTION, {"个百分点": None}))
    press.print("rate", points / total * HUNDRED, Form(Measure.CONTRIBUTION, {"%": None}))
    return press.case(Kind.CONTRIBUTION)


def mean_growth(role: str) -> Callable[[Press], Case]:
    """The mean growth of some years, with what shows the whole of it: base, change or the growth over all of them."""

    def simulate(press: Press) -> Case:
        then, mean, years = press.amount(), press.growth() / 2, press.between(2, 10)
        now = then * (1 + mean) ** years
        if role == "level.growth":
            press.print(role, (now / then - 1) * HUNDRED, GROWTH)
        else:
            press.print("level", now, MONEY)
            press.print(role, *((then, MONEY) if role == "base" else (now - then, MONEY_CHANGE)))
        press.print("growth", mean * HUNDRED, GROWTH)
        return press.case(Kind.GROWTH, Interval.exactly(years))

    return simulate


def mean_points(press: Press) -> Case:
    """A rate, what it was some years before, and the points a year."""
    now, then, years = press.fraction() * HUNDRED, press.fraction() * HUNDRED, press.between(2, 10)
    press.print("level", now, RATE)
    press.print("base", then, RATE)
    press.print("change", (now - then) / years, POINTS_CHANGE)
    return press.case(Kind.CHANGE, Interval.exactly(years))
