from cqcheck.localise.cover import clusters, lightest_covers
from cqcheck.localise.network import Network, build_network
from handmade import checked, page, relation


def network(surfaces, *relations) -> Network:  # noqa: ANN001, ANN002
    claims = page(surfaces)
    return build_network(checked(claims, *relations), claims)


def covers(made: Network, cost=lambda _: 1.0) -> list[set[str]]:  # noqa: ANN001
    return [set(cover.claims) for cover in lightest_covers(made, made.violated, cost)]


FIGURES = {"ab": "100亿元", "a": "20亿元", "b": "30亿元", "cd": "200亿元", "c": "20亿元", "d": "30亿元"}
AB, CD = relation("sum", total="ab", part=["a", "b"]), relation("sum", total="cd", part=["c", "d"])


def test_each_figure_of_one_violated_relation_accounts_for_it() -> None:
    assert covers(network(FIGURES, AB)) == [{"ab"}, {"a"}, {"b"}]


def test_the_lightest_set_comes_first_and_much_heavier_ones_are_left_out() -> None:
    cost = {"ab": 5.0, "a": 1.0, "b": 2.0}
    assert covers(network(FIGURES, AB), cost.__getitem__) == [{"a"}, {"b"}]


def test_a_figure_that_two_violated_relations_share_is_lighter_than_two_figures() -> None:
    shared = relation("sum", total="ab", part=["c", "d"])
    assert covers(network(FIGURES, AB, shared), lambda _: 4.0) == [{"ab"}]


def test_violated_relations_that_share_no_figure_are_accounted_for_apart() -> None:
    made = network(FIGURES, AB, CD)
    assert [[each.relation.claim_ids[0] for each in group] for group in clusters(made)] == [["ab"], ["cd"]]


def test_relations_that_share_a_figure_with_a_third_stand_in_one_group() -> None:
    bridge = relation("sum", total="a", part=["c", "b"])
    assert len(list(clusters(network(FIGURES, AB, CD, bridge)))) == 1


def test_where_no_single_figure_can_be_changed_two_are() -> None:
    # The two sums want 50 and 70 of ab: either sum needs a change of its own.
    other = relation("sum", total="ab", part=["c", "e"])
    made = network(FIGURES | {"e": "50亿元"}, AB, other)
    assert {"ab"} not in covers(made)
    assert {"a", "ab"} in covers(made)


def test_a_page_without_violations_needs_no_cover() -> None:
    made = network(FIGURES | {"ab": "50亿元"}, AB)
    assert not list(clusters(made))
