"""Laws of the arithmetic kinds: rounded truth is never invalid, an error beyond rounding always is."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cqcheck.codelists import Hedge, Kind
from cqcheck.interval import Interval, stated_interval
from cqcheck.kinds import KINDS
from cqcheck.terms import Terms

AMOUNTS = st.decimals(min_value=Decimal("0.5"), max_value=Decimal(90000), places=8)
GROWTHS = st.decimals(min_value=Decimal(-40), max_value=Decimal(60), places=8)
DECIMALS = st.integers(min_value=0, max_value=4)


Figures = tuple[list[Decimal], list[Decimal]]


def printed(value: Decimal, decimals: int) -> Interval:
    return stated_interval(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), decimals, Hedge.EXACT)


def shifted(interval: Interval, by: Decimal) -> Interval:
    return interval + Interval.exactly(by)


def truth(kind: Kind, amounts: list[Decimal], growths: list[Decimal]) -> dict[str, list[Decimal]]:  # noqa: PLR0911 - a table
    """Unrounded figures that satisfy a kind."""
    first, second = amounts[0], amounts[1]
    match kind:
        case Kind.SUM:
            return {"total": [sum(amounts)], "part": amounts}
        case Kind.BALANCE:
            return {"total": [first - second], "plus": [first], "minus": [second]}
        case Kind.STRUCTURE:
            return {"part": [each / sum(amounts) * 100 for each in amounts]}
        case Kind.SHARE:
            return {"part": [first], "whole": [first + second], "share": [first / (first + second) * 100]}
        case Kind.CHANGE:
            return {"level": [first], "base": [second], "change": [first - second]}
        case Kind.DIFFERENCE:
            return {"own": [first], "other": [second], "difference": [first - second]}
        case Kind.RATIO:
            return {"numerator": [first], "denominator": [second], "ratio": [first / second]}
        case Kind.GROWTH:
            return {"level": [first + second], "change": [second], "growth": [second / first * 100]}
        case Kind.CONTRIBUTION:
            return {"total_growth": [sum(growths)], "contribution": growths}
        case Kind.HULL:
            bases = [a / (1 + g / 100) for a, g in zip(amounts, growths, strict=True)]
            return {"whole": [(sum(amounts) / sum(bases) - 1) * 100], "part": growths, "weight": amounts}
    return {"whole": [sum(amounts)], "part": amounts}


KINDS_OF_ARITHMETIC = st.sampled_from(
    [
        Kind.SUM,
        Kind.BALANCE,
        Kind.STRUCTURE,
        Kind.SHARE,
        Kind.CHANGE,
        Kind.DIFFERENCE,
        Kind.RATIO,
        Kind.GROWTH,
        Kind.CONTRIBUTION,
        Kind.HULL,
        Kind.SUBSET,
    ]
)
PAIRED = st.integers(min_value=2, max_value=5).flatmap(
    lambda n: st.tuples(st.lists(AMOUNTS, min_size=n, max_size=n), st.lists(GROWTHS, min_size=n, max_size=n))
)


@settings(max_examples=150, deadline=None)
@given(KINDS_OF_ARITHMETIC, PAIRED, DECIMALS)
def test_truth_printed_with_any_decimals_is_never_invalid(kind: Kind, figures: Figures, decimals: int) -> None:
    true = truth(kind, *figures)
    rounded = Terms({role: tuple(printed(each, decimals) for each in values) for role, values in true.items()})
    assert KINDS[kind].residual(rounded).holds(0)


@settings(max_examples=150, deadline=None)
@given(KINDS_OF_ARITHMETIC.filter(lambda kind: kind is not Kind.SUBSET), PAIRED, DECIMALS)
def test_an_error_beyond_the_residual_is_found(kind: Kind, figures: Figures, decimals: int) -> None:
    true = truth(kind, *figures)
    by_role = {role: tuple(printed(each, decimals) for each in values) for role, values in true.items()}
    residual = KINDS[kind].residual(Terms(by_role))
    if not residual.is_bounded:
        return
    linear = {
        Kind.SUM: "total",
        Kind.BALANCE: "total",
        Kind.STRUCTURE: "part",
        Kind.SHARE: "share",
        Kind.CHANGE: "change",
        Kind.DIFFERENCE: "difference",
        Kind.RATIO: "ratio",
        Kind.GROWTH: "growth",
        Kind.CONTRIBUTION: "total_growth",
        Kind.HULL: "whole",
    }[kind]
    error = residual.width + Decimal("0.001")
    wrong = (shifted(by_role[linear][0], error), *by_role[linear][1:])
    assert not KINDS[kind].residual(Terms({**by_role, linear: wrong})).holds(0)


@settings(max_examples=100, deadline=None)
@given(KINDS_OF_ARITHMETIC, PAIRED, DECIMALS, st.decimals(min_value=0, max_value=10, places=3))
def test_wider_intervals_never_turn_valid_into_invalid(
    kind: Kind, figures: Figures, decimals: int, more: Decimal
) -> None:
    true = truth(kind, *figures)
    by_role = {role: tuple(printed(each, decimals) for each in values) for role, values in true.items()}
    wider = {
        role: tuple(Interval(each.lower - more, each.upper + more) for each in many) for role, many in by_role.items()
    }
    assert KINDS[kind].residual(Terms(wider)).holds(0)
