"""Relations as a whole: their ids, the traps, the seeds."""

import random
from pathlib import Path

import pytest

from cqcheck.check import check_relations
from cqcheck.claims import Claim
from cqcheck.codelists import Verdict
from cqcheck.extract import extract_claims
from cqcheck.read import Document, parse_text
from cqcheck.relate import find_relations
from gold import gold_document, read_lines

SEEDS = Path(__file__).parents[2] / "seeds"
TITLE = "2023年南京市国民经济和社会发展统计公报\n\n　　"


def read(text: str) -> tuple[Document, list[Claim]]:
    document = parse_text(TITLE + text, "page")
    return document, list(extract_claims(document).claims)


def seeds() -> list[str]:
    return sorted(path.name.removesuffix(".relations.jsonl") for path in SEEDS.glob("*.relations.jsonl"))


def seed(name: str) -> tuple[Document, list[Claim]]:
    path = next(path for path in SEEDS.glob(f"{name}.*") if path.suffix in {".txt", ".md"})
    return gold_document(path, SEEDS)


@pytest.mark.parametrize("name", seeds())
def test_relations_and_ids_do_not_depend_on_the_order_of_claims(name: str) -> None:
    document, claims = seed(name)
    shuffled = random.Random(7).sample(claims, len(claims))  # noqa: S311 - no secret
    assert find_relations(document, claims) == find_relations(document, shuffled)


@pytest.mark.parametrize("name", seeds())
def test_an_id_stands_for_one_relation(name: str) -> None:
    document, claims = seed(name)
    ids = [relation.relation_id for relation in find_relations(document, claims)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", seeds())
def test_no_identity_is_broken_beyond_the_seeds_errors(name: str) -> None:
    document, claims = seed(name)
    by_id = {claim.claim_id: claim for claim in claims}
    wrong = [
        {(member["start"], member["end"]) for member in row["members"]}
        for row in read_lines(SEEDS / f"{name}.relations.jsonl")
        if row["verdict"] == "invalid"
    ]
    for checked in check_relations(find_relations(document, claims), claims):
        if checked.verdict is Verdict.INVALID and checked.relation.hard and not checked.is_slight:
            spans = {(by_id[each].start, by_id[each].end) for each in checked.relation.claim_ids}
            assert any(spans & known for known in wrong), checked.arithmetic


@pytest.mark.parametrize(
    "text",
    [
        # a target never meets an outcome
        "全年地区生产总值增长4.6%。2024年经济社会发展主要预期目标是：地区生产总值增长5%左右。",
        # parts of two cuts overlap
        "高技术制造业增加值占规模以上工业增加值的55.8%，装备制造业增加值占规模以上工业增加值的48.7%。",
        # branches that are not all of a whole may all grow faster
        "建筑业总产值5080.57亿元，增长5.0%。其中，建筑安装业增长8.2%，土木工程建筑业增长13.6%。",
        # value added of all construction, output of qualified firms wherever they build
        "建筑业增加值913.07亿元，增长1.4%。资质等级建筑业企业在外省完成产值1705.74亿元，增长8.7%。",
        # growth at constant prices does not follow from amounts at current prices
        "2022年地区生产总值16907.85亿元。2023年地区生产总值17421.40亿元，增长4.6%。",
        # revenue without tax over sales with tax
        "全国医药商品销售总额29470亿元。直报企业主营业务收入22431亿元（不含税），约占全国医药商品销售总额的86%。",
        # households and enterprises in one sentence with brackets that explain
        "年末参加养老保险638.25万人（含离退休人员120.3万人），比上年增长1.3%。",
    ],
)
def test_traps_break_nothing(text: str) -> None:
    document, claims = read(text)
    checked = check_relations(find_relations(document, claims), claims)
    assert [each for each in checked if each.verdict is Verdict.INVALID] == []


def test_a_document_without_claims_has_no_relations() -> None:
    document = parse_text("本公报数据均为初步统计数。\n", "page")
    assert find_relations(document, []) == []
