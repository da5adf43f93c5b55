"""The stages together: a bulletin goes in, its wrong figure comes out."""

from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqcheck.codelists import Severity, Verdict
from cqcheck.errors import InputError
from cqcheck.pipeline import (
    CheckedDocument,
    check_document,
    check_together,
    each_within,
    with_claims,
    with_findings,
    with_relations,
)
from cqcheck.read import parse_text

SEEDS = Path(__file__).parents[1] / "seeds"
BULLETIN = """南京市2023年经济运行情况

初步核算，2023年全市地区生产总值{total}亿元，比上年增长5.2%。其中，第一产业增加值{first}亿元，第二产业增加值{second}亿元，第三产业增加值{third}亿元。
"""
RIGHT = BULLETIN.format(total="17421.40", first="317.75", second="5929.00", third="11174.65")


def checked(text: str) -> CheckedDocument:
    return check_document(parse_text(text, "bulletin.txt"))


def test_a_bulletin_that_agrees_with_itself_has_no_findings() -> None:
    result = checked(RIGHT)
    assert Verdict.VALID in {relation.verdict for relation in result.relations}
    assert result.findings == ()


def test_swapped_digits_are_found_blamed_and_repaired() -> None:
    result = checked(RIGHT.replace("5929.00", "5992.00"))
    finding = result.findings[0]
    surfaces = {claim.claim_id: claim.surface for claim in result.claims}
    assert finding.severity is Severity.CRITICAL
    repairs = {surfaces[suspect.claim_id]: suspect.repair for suspect in finding.suspects}
    repair = repairs["5992.00亿元"]
    assert repair is not None
    assert repair.value == Decimal("5929.00")


def test_check_document_is_its_stages_in_order() -> None:
    document = parse_text(RIGHT, "bulletin.txt")
    extracted = with_claims(document)
    related = with_relations(extracted)
    assert (extracted.relations, extracted.findings, related.findings) == ((), (), ())
    assert with_findings(related) == check_document(document)


def test_a_document_that_could_not_be_read_goes_on_as_its_error() -> None:
    fault = InputError("missing.txt: no such file")
    first, second = each_within(0, check_document, [fault, parse_text(RIGHT, "bulletin.txt")])
    assert first is fault
    assert isinstance(second, CheckedDocument)


def test_a_text_without_figures_has_nothing_to_check() -> None:
    result = checked("南京市经济运行平稳，质量效益稳步提升。\n")
    assert (result.claims, result.relations, result.findings) == ((), (), ())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.tuples(*[st.decimals("10", "9000", places=4)] * 3))
def test_figures_that_were_rounded_from_true_ones_are_never_called_wrong(parts: tuple[Decimal, ...]) -> None:
    cent = Decimal("0.01")
    first, second, third = (part.quantize(cent) for part in parts)
    text = BULLETIN.format(total=sum(parts).quantize(cent), first=first, second=second, third=third)
    assert [finding for finding in checked(text).findings if finding.severity is Severity.CRITICAL] == []


def test_documents_that_are_checked_together_come_out_as_alone() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    ties = "2023年重庆市区县经济运行情况\n\n涪陵区地区生产总值居全市第6位，永川区增长率134%，江津区粮食产量3万人。\n"
    more = "2023年重庆市区县经济运行情况\n\n永川区地区生产总值居全市第6位，江津区地区生产总值居全市第6位。\n"
    documents = [parse_text(text, f"{number}.txt") for number, text in enumerate([*texts, ties, more])]
    fault = InputError("nothing")
    together = check_together(0, [documents[0], fault, *documents[1:]])
    assert together.pop(1) is fault
    assert together == [check_document(document) for document in documents]
