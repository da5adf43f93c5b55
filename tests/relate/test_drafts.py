"""Relations and their ids."""

from pathlib import Path

import pytest

from cqcheck.pipeline import with_claims, with_relations
from cqcheck.read import parse_text

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
RANKED = """2023年重庆市区县经济运行情况

　　万州区地区生产总值1118亿元，增长6.5%，总量和增速均居全市第8位。"""


@pytest.mark.parametrize("text", [RANKED, *(path.read_text(encoding="utf-8") for path in SEEDS)])
def test_no_two_relations_of_a_document_have_one_id(text: str) -> None:
    ids = [one.relation.relation_id for one in with_relations(with_claims(parse_text(text, "page"))).relations]
    assert len(ids) == len(set(ids)) > 0
