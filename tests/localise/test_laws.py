"""What must hold of every page of figures: laws, tried on tables made at random."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from cqcheck.claims import Claim
from cqcheck.codelists import Verdict
from cqcheck.localise import localise_errors
from cqcheck.localise.slips import Slip, sources_of
from cqcheck.relations import Relation
from handmade import checked, claim, relation

amounts = st.decimals(min_value="0.5", max_value="9000", places=4)
tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(amounts, min_size=width, max_size=width), min_size=2, max_size=4)
)
DIGITS = Decimal("0.01")
PLANTED = (Slip.SWAPPED, Slip.REPLACED, Slip.MOVED)


def printed(name: str, value: Decimal, start: int) -> Claim:
    return claim(name, f"{value.quantize(DIGITS, ROUND_HALF_UP)}亿元", start=start)


def cross_table(rows: list[list[Decimal]]) -> tuple[list[Claim], list[Relation]]:
    """A table with the sums of its rows and columns: every figure rounded from unrounded ones, each in two sums."""
    height, width = len(rows), len(rows[0])
    full = [[*row, sum(row, Decimal(0))] for row in rows]
    full.append([sum(column, Decimal(0)) for column in zip(*full, strict=True)])
    claims = [
        printed(f"{i}-{j}", full[i][j], 20 * (i * (width + 1) + j)) for i in range(height + 1) for j in range(width + 1)
    ]
    across = [relation("sum", total=f"{i}-{width}", part=[f"{i}-{j}" for j in range(width)]) for i in range(height + 1)]
    down = [relation("sum", total=f"{height}-{j}", part=[f"{i}-{j}" for i in range(height)]) for j in range(width + 1)]
    return claims, across + down


@given(tables)
def test_a_page_without_errors_has_no_suspects(rows: list[list[Decimal]]) -> None:
    claims, relations = cross_table(rows)
    assert localise_errors(checked(claims, *relations), claims) == {}


@given(tables, st.data())
def test_one_wrong_figure_among_many_that_agree_is_the_first_suspect(
    rows: list[list[Decimal]], data: st.DataObject
) -> None:
    claims, relations = cross_table(rows)
    right = data.draw(st.sampled_from(claims))
    slips = [source.claim for source in sources_of(right) if source.slip in PLANTED]
    wrong = data.draw(st.sampled_from(slips))
    page = [wrong if each is right else each for each in claims]
    found = checked(page, *relations)
    assume(sum(one.verdict is Verdict.INVALID for one in found) == 2)
    suspects = localise_errors(found, page)
    assert [each[0].claim_id for each in suspects.values()] == [right.claim_id] * 2
    implied = next(iter(suspects.values()))[0].implied
    assert implied is not None
    assert right.stated.meets(implied)


@given(tables, st.randoms(use_true_random=False), st.data())
def test_the_order_of_claims_and_relations_does_not_matter(
    rows: list[list[Decimal]], random: Random, data: st.DataObject
) -> None:
    claims, relations = cross_table(rows)
    chosen = data.draw(st.lists(st.sampled_from(claims), min_size=1, max_size=2, unique=True))
    wrong = {each.claim_id: data.draw(st.sampled_from(list(sources_of(each)))).claim for each in chosen}
    page = [wrong.get(each.claim_id, each) for each in claims]
    found = checked(page, *relations)
    before = localise_errors(found, page)
    random.shuffle(page)
    random.shuffle(found)
    assert localise_errors(found, page) == before


@given(tables, st.data())
def test_a_repair_lets_every_relation_of_its_figure_hold(rows: list[list[Decimal]], data: st.DataObject) -> None:
    claims, relations = cross_table(rows)
    right = data.draw(st.sampled_from(claims))
    wrong = data.draw(st.sampled_from(list(sources_of(right)))).claim
    page = [wrong if each is right else each for each in claims]
    suspects = localise_errors(checked(page, *relations), page)
    for suspect in chain.from_iterable(suspects.values()):
        if suspect.repair is None or any(len(each) > 1 for each in suspects.values()):
            continue
        stated = next(each for each in page if each.claim_id == suspect.claim_id)
        mended = next(source.claim for source in sources_of(stated) if source.claim.surface == suspect.repair.surface)
        mended_page = [mended if each is stated else each for each in page]
        touching = [each for each in relations if suspect.claim_id in each.claim_ids]
        assert all(one.verdict is Verdict.VALID for one in checked(mended_page, *touching))
