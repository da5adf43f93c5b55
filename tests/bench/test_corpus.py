"""Synthetic bulletins: the same for the same seed, in agreement with each other, and clean."""

from itertools import islice, pairwise

import pytest

from cqcheck.bench.bulletin import write_bulletin
from cqcheck.bench.corpus import Made, corpus, most_documents, revised_series
from cqcheck.bench.places import places
from cqcheck.bench.roots import FIRST, LAST, YEAR
from cqcheck.bench.series import load_series
from cqcheck.bench.ties import ties
from cqcheck.bench.world import World
from cqcheck.codelists import Hedge, Kind, Severity
from cqcheck.interval import Interval, stated_interval
from cqcheck.kinds import KINDS
from cqcheck.lexicons.areas import AreaLevel, area_index
from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.terms import Terms

SEED = 4


@pytest.fixture(scope="module")
def world() -> World:
    return World(next(places(SEED)), SEED)


def texts(documents: int, errors: float = 0) -> list[tuple[str, str]]:
    return [(made.doc_id, made.text) for made in corpus(documents, SEED, errors)]


def test_fewer_bulletins_are_the_first_of_more() -> None:
    assert texts(60)[:25] == texts(25)


def test_errors_change_no_other_bulletin() -> None:
    clean, wrong = texts(60), list(corpus(60, SEED, 0.3))
    changed = [made for made, (_, text) in zip(wrong, clean, strict=True) if made.text != text]
    assert changed == [made for made in wrong if made.error]
    assert 5 < len(changed) < 35


def test_another_seed_makes_other_bulletins() -> None:
    assert not {text for _, text in texts(20)} & {made.text for made in corpus(20, SEED + 1, 0)}


def test_the_first_bulletin_of_many_is_there_at_once() -> None:
    many = most_documents(SEED)
    assert many > 80_000
    assert next(corpus(many, SEED, 0)).doc_id == texts(1)[0][0]


def test_every_bulletin_has_a_path_of_its_own() -> None:
    names = [name for name, _ in texts(300)]
    assert len(set(names)) == len(names)
    assert all(name[:2] == name[7:9] for name in names)


@pytest.mark.parametrize("made", list(corpus(330, SEED, 0))[::55], ids=lambda made: made.doc_id)
def test_a_clean_bulletin_is_clean_and_read_to_the_last_number(made: Made) -> None:
    checked = check_document(parse_text(made.text, made.doc_id))
    assert [finding for finding in checked.findings if finding.severity is not Severity.INFO] == []
    assert [row for row in checked.ledger if row.state == "unparsed"] == []
    assert {claim.ref_area_code for claim in checked.claims} == {made.area}
    years = [str(claim.time_period)[:4] for claim in checked.claims]
    assert years.count(str(made.year)) >= len(years) - 1  # the goal of a work report is that of the next year


def test_levels_and_growths_agree_with_the_bulletin_of_the_year_before(world: World) -> None:
    agreeing = 0
    bulletins = [stated(world, year) for year in range(FIRST, LAST + 1)]
    for year, (last, this) in enumerate(pairwise(bulletins), FIRST + 1):
        unlike = {name for each in world.revised_by(year) for name in revised_series(each)}
        for name in sorted(load_series().keys() - unlike):
            if (name, "level") in last and {(name, "level"), (name, "growth")} <= this.keys():
                terms = {"level": this[name, "level"], "base": last[name, "level"], "growth": this[name, "growth"]}
                residual = KINDS[Kind.GROWTH].residual(Terms({role: (term,) for role, term in terms.items()}))
                assert residual.holds(0), (name, year)
                agreeing += 1
    assert agreeing > 500


def stated(world: World, year: int) -> dict[tuple[str, str], Interval]:
    figures = [each.printed for each in write_bulletin(world, "communique", year, YEAR, SEED).figures]
    return {
        (each.series, each.aspect): stated_interval(each.value, len(each.number.partition(".")[2]), Hedge.EXACT)
        for each in figures
        if each.number
    }


def test_months_add_up_to_the_year(world: World) -> None:
    flows = [name for name, each in load_series().items() if each.make == "of" and not each.is_stock]
    months = [world.figures(2019, each) for each in range(1, YEAR + 1)]
    for name in flows:
        amounts = [figures[name] for figures in months]
        assert amounts == sorted(amounts), name
    assert months[-1] == world.figures(2019)


def test_revised_levels_are_put_on_the_base_of_the_year_after() -> None:
    for place in islice(places(SEED), 20):
        world = World(place, SEED)
        for each in (each for each in world.revisions if each.counted == "gdp"):
            year = each.census
            printed, revised = world.figures(year)["gdp"], world.figures(year, base=year + 1)["gdp"]
            assert abs(revised - printed * each.factor) < 1
            assert world.revised_by(year + 1)


def test_an_area_is_larger_than_those_in_it_together() -> None:
    known = {place.code: place for place in places(SEED)}
    within: dict[str, list[str]] = {}
    for code in known:
        area = area_index().area(code)
        if area.level is AreaLevel.COUNTY:
            within.setdefault(area.parent, []).append(code)
    for outer, inner in within.items():
        for year in (FIRST, LAST) if len(inner) > 20 else ():
            worlds = [World(known[code], SEED).figures(year)["gdp"] for code in inner]
            assert sum(worlds) < World(known[outer], SEED).figures(year)["gdp"]


def test_ties_name_facts_that_can_be_printed() -> None:
    assert {tie.kind for tie in ties()} == {
        Kind.GROWTH, Kind.SHARE, Kind.SUM, Kind.STRUCTURE, Kind.HULL, Kind.BALANCE, Kind.RATIO,
    }  # fmt: skip
    assert {series for tie in ties() for _, (series, _) in tie.members} <= load_series().keys()
