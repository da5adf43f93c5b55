"""What the writers share: figures in a row, sums, and the phrases behind them."""

from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.check.figures import write_interval, write_number
from cqcheck.check.writers import phrases
from cqcheck.interval import Interval

Values = dict[str, list[Decimal]]


def listed(figures: list[Decimal], sign: str = " + ") -> str:
    """Figures with a sign between them: `12.3 + 640.5`."""
    return sign.join(write_number(figure) for figure in figures)


def enumerated(figures: list[Decimal], sign: Bilingual = phrases.COMMA) -> Bilingual:
    """Figures with the comma of each language, or another sign, between them."""
    return joined([write_number(figure) for figure in figures], sign)


def joined(shown: list[str], sign: Bilingual) -> Bilingual:
    """Pieces that are alike in both languages, with each language's sign between them."""
    return Bilingual(sign.zh.join(shown), sign.en.join(shown))


def sum_of(values: Values, role: str) -> Decimal:
    """The figures of a role added up; zero if there are none."""
    return sum(values.get(role, []), Decimal(0))


def summed(values: Values, role: str) -> str:
    """The figures of a role and their sum: `12.3 + 640.5 = 652.8`."""
    return f"{listed(values[role])} = {write_number(sum_of(values, role))}"


def beside_stated(shown: str, implied: Decimal, stated: Decimal, unit: str = "") -> Bilingual:
    """A calculation, its result, and the figure that is stated for it."""
    return phrases.STATED.fill(shown, write_number(implied), write_number(stated), unit)


def growth_factor(growth: Decimal) -> Decimal:
    """What a growth in per cent multiplies its base by."""
    return 1 + growth / 100


def quotient(upper: Decimal, lower: Decimal) -> Decimal:
    """A quotient; infinite where the divisor is zero, as after a fall of 100 %."""
    return upper / lower if lower else Decimal("Infinity")


def within(shown: Bilingual, bounds: Interval | None, unit: str = "") -> Bilingual:
    """A calculation and the interval in which its result should lie; the calculation alone without one."""
    return phrases.WITHIN.fill(shown, write_interval(bounds) + unit) if bounds else shown


def lies_within(shown: Bilingual, bounds: Interval | None) -> Bilingual:
    """A figure and the interval in which it should lie; the figure alone without one."""
    return phrases.LIES_WITHIN.fill(shown, write_interval(bounds)) if bounds else shown
