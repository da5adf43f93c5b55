"""Each kind with a handful of numbers: what holds, what does not, what the others imply."""

from decimal import Decimal

import pytest

from cqcheck.codelists import Kind
from cqcheck.interval import EVERYTHING, INFINITY, Interval
from cqcheck.kinds import KINDS
from cqcheck.terms import Terms

PLACES = {"higher", "lower", "first", "place", "field_size"}  # ranks and counts are exact


def printed(figure: str | Decimal) -> Interval:
    """The interval of a printed figure: half a unit of its last digit either way."""
    value = Decimal(figure)
    half = Decimal(5).scaleb(value.as_tuple().exponent - 1)
    return Interval(value - half, value + half)


def terms(bounds: Interval | None = None, *, is_counted: bool = False, **roles: str) -> Terms:
    read = {role: Interval.exactly if role in PLACES else printed for role in roles}
    by_role = {role: tuple(read[role](Decimal(each)) for each in figures.split()) for role, figures in roles.items()}
    return Terms(by_role, bounds=bounds, is_counted=is_counted)


HOLDS = [
    (Kind.SUM, {"total": "1626.1", "part": "12.3 640.5 973.2"}),
    (Kind.BALANCE, {"total": "0.62", "plus": "5.68", "minus": "5.06"}),
    (Kind.BALANCE, {"total": "-1006.3", "plus": "2326.8", "minus": "3333.1"}),
    (Kind.STRUCTURE, {"part": "1.8 34.0 64.1"}),
    (Kind.SHARE, {"part": "832.50", "whole": "954.70", "share": "87.20"}),
    (Kind.GROWTH, {"level": "954.70", "change": "5.59", "growth": "0.59"}),
    (Kind.GROWTH, {"level": "95.9", "base": "100.0", "growth": "-4.1"}),
    (Kind.CHANGE, {"level": "161", "base": "118", "change": "43"}),
    (Kind.DIFFERENCE, {"own": "4.6", "other": "5.2", "difference": "-0.6"}),
    (Kind.RATIO, {"numerator": "79858", "denominator": "36789", "ratio": "2.17"}),
    (Kind.PER_CAPITA, {"total": "174214000", "population": "954.70", "change": "5.59", "per_capita": "183015"}),
    (Kind.CONTRIBUTION, {"total_growth": "4.6", "contribution": "0.1 1.0 3.5"}),
    (Kind.CONTRIBUTION, {"total_growth": "5.2", "contribution": "2.1", "rate": "40.4"}),
    (Kind.HULL, {"whole": "4.6", "part": "1.7 2.8 5.6"}),
    (Kind.HULL, {"whole": "-9.3", "part": "-11.8 -5.6", "weight": "3333.1 2326.8"}),
    (Kind.SUBSET, {"whole": "474.65", "part": "208.53"}),
    (Kind.RANK, {"higher": "1", "lower": "3"}),
    (Kind.RANK, {"first": "1", "value": "11.4", "tied": "11.0"}),
    (Kind.RANK, {"place": "8", "field_size": "38"}),
    (Kind.RANK, {"higher": "4", "lower": "5", "value": "1626", "tied": "1401"}),
    (Kind.RANK, {"lower": "2", "whole": "65701", "value": "46456", "tied": "12517"}),
    (Kind.REPEAT, {"statement": "17421.40 17421.4"}),
]
FAILS = [
    (Kind.SUM, {"total": "1626.2", "part": "12.3 640.5 937.2"}),
    (Kind.BALANCE, {"total": "0.26", "plus": "5.68", "minus": "5.06"}),
    (Kind.STRUCTURE, {"part": "1.8 34.0 46.2"}),
    (Kind.SHARE, {"part": "832.50", "whole": "954.70", "share": "82.70"}),
    (Kind.GROWTH, {"level": "954.70", "change": "5.59", "growth": "0.95"}),
    (Kind.GROWTH, {"level": "208.53", "change": "20853", "growth": "1.2"}),
    (Kind.GROWTH, {"level": "95.9", "base": "100.0", "growth": "4.1"}),
    (Kind.CHANGE, {"level": "161", "base": "118", "change": "48"}),
    (Kind.DIFFERENCE, {"own": "4.6", "other": "5.2", "difference": "0.6"}),
    (Kind.RATIO, {"numerator": "79858", "denominator": "36789", "ratio": "2.71"}),
    (Kind.PER_CAPITA, {"total": "174214000", "population": "954.70", "change": "5.59", "per_capita": "138015"}),
    (Kind.CONTRIBUTION, {"total_growth": "4.6", "contribution": "0.1 1.9 3.5"}),
    (Kind.CONTRIBUTION, {"total_growth": "5.2", "contribution": "2.1", "rate": "44.0"}),
    (Kind.HULL, {"whole": "6.4", "part": "1.7 2.8 5.6"}),
    (Kind.HULL, {"whole": "-6.3", "part": "-11.8 -5.6", "weight": "3333.1 2326.8"}),
    (Kind.SUBSET, {"whole": "474.65", "part": "208.53 308.53"}),
    (Kind.RANK, {"higher": "1", "lower": "1"}),
    (Kind.RANK, {"first": "1", "value": "11.4", "tied": "11.6"}),
    (Kind.RANK, {"place": "48", "field_size": "38"}),
    (Kind.RANK, {"higher": "4", "lower": "5", "value": "1266", "tied": "1401"}),
    (Kind.RANK, {"lower": "2", "whole": "65701", "value": "46456", "tied": "2517"}),
    (Kind.REPEAT, {"statement": "17421.40 17241.4"}),
]


@pytest.mark.parametrize(("kind", "roles"), HOLDS)
def test_figures_that_agree_leave_zero_in_the_residual(kind: Kind, roles: dict[str, str]) -> None:
    assert KINDS[kind].residual(terms(**roles)).holds(0)


@pytest.mark.parametrize(("kind", "roles"), FAILS)
def test_figures_that_disagree_leave_no_zero_in_the_residual(kind: Kind, roles: dict[str, str]) -> None:
    assert not KINDS[kind].residual(terms(**roles)).holds(0)


@pytest.mark.parametrize(("kind", "roles"), HOLDS)
def test_each_term_of_an_agreement_lies_where_the_others_imply(kind: Kind, roles: dict[str, str]) -> None:
    whole = terms(**roles)
    for role in roles:
        for index, stated in enumerate(whole.many(role)):
            assert KINDS[kind].implied(role, whole.without(role, index)).meets(stated), role


@pytest.mark.parametrize(("kind", "roles"), FAILS)
def test_no_term_of_a_disagreement_lies_where_all_the_others_imply(kind: Kind, roles: dict[str, str]) -> None:
    whole = terms(**roles)
    implied = {
        role: KINDS[kind].implied(role, whole.without(role)) for role in roles if role not in {"first", "weight"}
    }
    bounded = {role: each for role, each in implied.items() if each != EVERYTHING}
    if "weight" in roles or kind is Kind.RANK:
        return  # an order and a weighted mean imply one-sided bounds only
    assert not any(each.meets(whole.many(role)[0]) for role, each in bounded.items() if len(whole.many(role)) == 1)


def test_every_kind_has_roles_and_a_code_of_its_own() -> None:
    assert set(KINDS) == set(Kind)
    assert len({module.CODE for module in KINDS.values()}) == len(Kind)
    assert all(set(module.ROLES.values()) <= {"one", "many", "optional", "extra"} for module in KINDS.values())


def test_a_level_open_above_leaves_the_growth_open() -> None:
    over = Terms({"level": (Interval(Decimal(100), INFINITY),), "change": (printed("5"),), "growth": (printed("9"),)})
    assert KINDS[Kind.GROWTH].residual(over).holds(0)


def test_the_level_follows_from_change_and_growth() -> None:
    others = terms(level="", change="8128", growth="11.4")
    assert KINDS[Kind.GROWTH].implied("level", others).meets(printed("79710"))
    assert not KINDS[Kind.GROWTH].implied("level", others).meets(printed("97710"))


def test_no_mean_growth_leads_from_a_base_below_zero() -> None:
    five = Interval.exactly(5)
    assert not KINDS[Kind.GROWTH].residual(terms(five, level="2030", change="5100", growth="6.0")).holds(0)
    assert KINDS[Kind.GROWTH].residual(terms(five, level="2030", change="2030", growth="6.0")).holds(0)


def test_a_range_and_a_wording_hold_within_their_bounds() -> None:
    percent = Interval(Decimal(0), Decimal(100))
    for kind in (Kind.RANGE, Kind.WORDING):
        assert KINDS[kind].residual(terms(percent, statement="100.0")).holds(0)
        assert not KINDS[kind].residual(terms(percent, statement="41.7 417")).holds(0)
        assert KINDS[kind].implied("statement", terms(percent)) == percent


def test_a_place_and_a_share_are_held_against_bounds_where_nothing_else_is_stated() -> None:
    field, majority = Interval(Decimal(1), Decimal(41)), Interval(Decimal(50), Decimal(100))
    rank = KINDS[Kind.RANK]
    assert rank.residual(terms(field, place="8")).holds(0)
    assert not rank.residual(terms(field, place="48")).holds(0)
    assert rank.implied("place", terms(field)) == field
    assert rank.residual(terms(majority, first="1", value="70.7")).holds(0)
    assert not rank.residual(terms(majority, first="1", value="40.7")).holds(0)


def test_a_counted_wording_compares_the_number_of_statements() -> None:
    three = Interval.exactly(3)
    assert KINDS[Kind.WORDING].residual(terms(three, is_counted=True, statement="7.2 61.6 27.6")).holds(0)
    assert not KINDS[Kind.WORDING].residual(terms(three, is_counted=True, statement="7.2 61.6")).holds(0)


def test_a_wording_without_bounds_sets_its_statements_above_the_evidence() -> None:
    kind = KINDS[Kind.WORDING]
    assert kind.residual(terms(statement="9.0 7.7", evidence="-1.9")).holds(0)
    assert kind.residual(terms(statement="9.0", evidence="9.0")).holds(0)
    assert not kind.residual(terms(statement="9.0 1.7", evidence="6.2 1.1")).holds(0)
    assert kind.implied("statement", terms(evidence="6.2 13.5")).lower == printed("13.5").lower
    assert kind.implied("evidence", terms(statement="28.6")).upper == printed("28.6").upper


def test_a_quotient_without_printed_ratio_is_held_against_bounds() -> None:
    bounds = Interval(Decimal("5.5"), Decimal("8.7"))
    assert KINDS[Kind.RATIO].residual(terms(bounds, numerator="183015", denominator="25972")).holds(0)
    assert not KINDS[Kind.RATIO].residual(terms(bounds, numerator="183015", denominator="255972")).holds(0)


def test_year_end_population_alone_gives_an_approximate_figure_per_head() -> None:
    assert KINDS[Kind.PER_CAPITA].residual(terms(total="174214000", population="954.70", per_capita="183015")).holds(0)


def test_a_population_is_implied_as_far_as_the_average_may_lie_from_it() -> None:
    roles = {"total": Interval.exactly(97), "per_capita": Interval.exactly(1)}
    others = Terms({role: (each,) for role, each in roles.items()})
    population = KINDS[Kind.PER_CAPITA].implied("population", others).upper
    assert population == Decimal(97) / Decimal("0.97")
    whole = Terms({**others.by_role, "population": (Interval.exactly(population),)})
    assert KINDS[Kind.PER_CAPITA].residual(whole).holds(0)


def test_a_growth_of_over_200_per_cent_holds_where_the_level_is_exactly_three_times_its_base() -> None:
    roles = {"level": Interval.exactly(129), "base": Interval.exactly(43), "growth": Interval(Decimal(200), INFINITY)}
    assert KINDS[Kind.GROWTH].residual(Terms({role: (each,) for role, each in roles.items()})).holds(0)
