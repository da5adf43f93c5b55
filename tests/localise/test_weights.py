from cqcheck.localise.network import build_network
from cqcheck.localise.typicality import measure_typicality
from cqcheck.localise.weights import count_confirming, trust
from handmade import checked, claim, page, relation

FIGURES = {
    "total": "30.0亿元",
    "one": "10.0亿元",
    "other": "20.0亿元",
    "lone": "77.7亿元",
    "about": {"surface": "88.8亿元", "hedge": "approx"},
}
SUM = relation("sum", total="total", part=["one", "other"])


def costs(*relations) -> dict[str, float]:  # noqa: ANN002
    claims = page(FIGURES)
    network = build_network(checked(claims, *relations), claims)
    return {name: trust(network, name) for name in FIGURES}


def test_a_figure_that_a_satisfied_relation_confirms_is_trusted_more() -> None:
    assert costs(SUM)["one"] > costs()["one"]


def test_a_bound_from_one_side_confirms_less_than_an_identity() -> None:
    bound = relation("subset", whole="total", part="one")
    assert costs()["one"] < costs(bound)["one"] < costs(SUM)["one"]


def test_a_range_confirms_nothing() -> None:
    claims = page({"share": {"surface": "36.7%", "measure": "share"}})
    network = build_network(checked(claims, relation("range", statement="share")), claims)
    assert count_confirming(network, "share") == 0


def test_a_figure_of_several_violated_relations_is_trusted_less() -> None:
    first, second = (
        relation("change", level="lone", base="one", change="other"),
        relation("subset", whole="one", part="lone"),
    )
    assert costs(first, second)["lone"] < costs(first)["lone"]


def test_a_hedged_figure_is_trusted_more_than_an_exact_one() -> None:
    assert costs()["about"] > costs()["lone"]


def test_a_long_figure_is_trusted_as_much_as_a_short_one() -> None:
    # Every digit more is one more to mistype, but each single slip of a long figure is one of more.
    claims = page({"short": "7亿元", "long": "16355.32亿元"})
    network = build_network([], claims)
    assert trust(network, "long") == trust(network, "short")


def test_a_fall_is_unusual_where_the_others_rise() -> None:
    claims = page({f"rate{number}": {"surface": f"{number}.5%", "measure": "growth"} for number in range(1, 7)})
    looks = measure_typicality(claims)
    fall = claim("rate1", "-1.5%", measure="growth")
    assert looks.weigh(claims[0], claims[0]) > 4 * looks.weigh(fall, claims[0])


def test_a_share_above_all_there_is_looks_like_a_misprint() -> None:
    claims = page({"one": {"surface": "25.2%", "measure": "share"}, "other": {"surface": "29.6%", "measure": "share"}})
    looks = measure_typicality(claims)
    beyond = claim("one", "125.2%", measure="share")
    assert looks.weigh(beyond, claims[0]) < looks.weigh(claims[0], claims[0]) / 10


def test_figures_with_the_decimals_and_units_of_their_like_look_usual() -> None:
    claims = page({f"figure{number}": f"{number}1.25亿元" for number in range(1, 6)})
    looks = measure_typicality(claims)
    like, moved, other = claims[0], claim("figure1", "112.5亿元"), claim("figure1", "11.25万元")
    assert looks.weigh(like, like) > looks.weigh(moved, like)
    assert looks.weigh(like, like) > looks.weigh(other, like)


def test_a_fraction_of_a_whole_thing_looks_like_a_misprint() -> None:
    looks = measure_typicality(claims := page({"schools": "28565件", "others": "413件"}))
    assert looks.weigh(claim("schools", "2856.5件"), claims[0]) < looks.weigh(claims[0], claims[0]) / 10
