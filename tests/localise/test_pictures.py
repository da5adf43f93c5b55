"""Figures that were recognised in pictures: findings say so, and are warnings at most as long as one relation alone is broken."""

from dataclasses import replace

from cqcheck.codelists import Severity
from cqcheck.findings import Finding
from cqcheck.localise.network import build_network
from cqcheck.localise.weights import trust
from cqcheck.pipeline import check_document
from cqcheck.read import Document, Place, parse_text
from cqcheck.read.original import Transcript
from handmade import page

TITLE = "2023年紫霞市国民经济和社会发展统计公报\n"
GDP = "全年地区生产总值1000.00亿元，其中第一产业增加值100.00亿元，第二产业增加值540.00亿元，第三产业增加值500.00亿元。"


def read(text: str, kind: str) -> Document:
    transcript = Transcript(text, (0,), (Place(kind, (1, 1)),))
    return replace(parse_text(text, "x.pdf"), transcript=transcript)


def findings(text: str, kind: str) -> list[Finding]:
    return [each for each in check_document(read(TITLE + text, kind)).findings if each.severity is not Severity.INFO]


def test_a_finding_of_a_recognised_figure_is_a_warning_and_says_so() -> None:
    (printed,), (recognised,) = findings(GDP, "page"), findings(GDP, "scan")
    assert printed.severity is Severity.CRITICAL
    assert recognised.severity is Severity.WARNING
    assert "图像识别" not in printed.message
    assert recognised.message.startswith(printed.message)
    assert "图像识别" in recognised.message
    assert "recognised in a picture" in recognised.message_en


def test_a_recognised_figure_that_two_relations_blame_is_critical() -> None:
    blamed = findings(f"{GDP}三次产业比例为10.0:40.0:50.0。", "scan")
    assert {each.rule for each in blamed if each.severity is Severity.CRITICAL} == {"SHR01", "SUM01"}
    assert all("图像识别" in each.message for each in blamed)


def test_a_recognised_figure_is_trusted_less() -> None:
    claims = page({"seen": "10.0亿元", "read": "20.0亿元"})
    network = build_network([], claims, frozenset({"seen"}))
    assert trust(network, "seen") < trust(network, "read")
