"""Checked documents made by hand, so that reports can be tested without the stages before them."""

from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.claims import Claim
from cqcheck.codelists import Hedge, Kind, Measure, Severity, TokenState, Verdict
from cqcheck.findings import Finding, Member, Repair, Suspect
from cqcheck.interval import Interval
from cqcheck.ledger import Token
from cqcheck.lexicons.units import parse_unit
from cqcheck.pipeline import CheckedDocument
from cqcheck.read import Document, parse_text
from cqcheck.relations import CheckedRelation, Relation, Term

BULLETIN = """九龙坡区2023年经济运行情况

一、综合
2023年，全区实现地区生产总值1626.0亿元，同比增长6.2%，增速居主城都市区第2位。其中，第一产业增加值12.3亿元，
第二产业增加值640.5亿元，第三产业增加值937.2亿元。三次产业结构比为0.8∶39.4∶59.8。

二、人口
年末常住人口153.0万人，城镇化率93.45%。
"""

APART = Bilingual(
    "1626.0亿元 − (12.3亿元 + 640.5亿元 + 937.2亿元) = 36.0亿元",
    "1626.0亿元 − (12.3亿元 + 640.5亿元 + 937.2亿元) = 36.0亿元, not zero",
)

HOSTILE = """<script>document.title="owned"</script>公报
2023年“</style><img src=x onerror=alert(1)>”产业产值100亿元，'"><svg onload=alert(2)>指标为5%。
[点此](javascript:alert(3)) 增长\x1b[31m7%，=HYPERLINK("http://evil.example")为9%。
"""


def claim(document: Document, number: int, surface: str, indicator: str, **fields: object) -> Claim:
    """The claim of the first place where the surface stands, its value and unit read off."""
    start = document.text.index(surface)
    digits = "".join(char for char in surface if char.isdigit() or char == ".")
    unit = fields.pop("unit", surface.partition(digits)[2])
    given: dict[str, object] = {
        "measure": Measure.LEVEL,
        "ref_area": "九龙坡区",
        "ref_area_code": "500107",
        "reference": None,
        "time_period": "2023",
        "hedge": Hedge.EXACT,
    }
    return Claim(
        doc_id=document.doc_id,
        claim_id=f"{document.doc_id}#{number}",
        start=start,
        end=start + len(surface),
        surface=surface,
        sentence=0,
        indicator=indicator,
        indicator_code=None,
        value=Decimal(digits),
        unit=parse_unit(str(unit)),
        decimals=len(digits.partition(".")[2]),
        **(given | fields),  # type: ignore[arg-type]
    )


def bare_finding(*, severity: Severity = Severity.CRITICAL, fingerprint: str = "f") -> Finding:
    """A finding of a.txt about no claim, where only its severity or its fingerprint matters."""
    return Finding(
        doc_id="a.txt",
        finding_id=f"a.txt#SUM01-{fingerprint}",
        rule="SUM01",
        kind="sum",
        severity=severity,
        message="三次产业增加值合计与地区生产总值不符",
        message_en="the industries do not add up to GDP",
        arithmetic=None,
        line=1,
        column=1,
        members=(),
        suspects=(),
        fingerprint=fingerprint,
    )


def faulty_document(doc_id: str = "公报/九龙坡 2023.txt") -> CheckedDocument:
    """A bulletin with one wrong figure, a tie of ranks, a valid and an undecided relation."""
    document = parse_text(BULLETIN, doc_id)
    claims = (
        claim(document, 0, "1626.0亿元", "地区生产总值"),
        claim(document, 1, "6.2%", "地区生产总值", measure=Measure.GROWTH, reference="上年"),
        claim(
            document,
            2,
            "第2位",
            "地区生产总值",
            measure=Measure.RANK,
            rank_of=Measure.GROWTH,
            reference="主城都市区",
            unit="位",
        ),
        claim(document, 3, "12.3亿元", "第一产业增加值"),
        claim(document, 4, "640.5亿元", "第二产业增加值"),
        claim(document, 5, "937.2亿元", "第三产业增加值"),
        claim(document, 6, "0.8", "第一产业增加值", measure=Measure.SHARE, reference="地区生产总值", unit="%"),
        claim(document, 7, "39.4", "第二产业增加值", measure=Measure.SHARE, reference="地区生产总值", unit="%"),
        claim(document, 8, "59.8", "第三产业增加值", measure=Measure.SHARE, reference="地区生产总值", unit="%"),
        claim(document, 9, "153.0万人", "常住人口"),
        claim(document, 10, "93.45%", "城镇化率", measure=Measure.RATE),
    )
    return CheckedDocument(document, claims, _ledger(claims), _relations(doc_id), _findings(document, claims))


def clean_document(doc_id: str = "clean.txt") -> CheckedDocument:
    """A bulletin with nothing wrong."""
    document = parse_text("年末常住人口153.0万人，城镇化率93.45%。\n", doc_id)
    claims = (
        claim(document, 0, "153.0万人", "常住人口"),
        claim(document, 1, "93.45%", "城镇化率", measure=Measure.RATE),
    )
    return CheckedDocument(document, claims, _ledger(claims), relations=(), findings=())


def hostile_document(doc_id: str = '<b>"x".txt') -> CheckedDocument:
    """A bulletin that tries to run scripts, and claims and findings that carry its text."""
    document = parse_text(HOSTILE, doc_id)
    claims = (
        claim(
            document,
            0,
            "100亿元",
            "“</style><img src=x onerror=alert(1)>”产业产值",
            ref_area="</td><script>alert(4)</script>",
        ),
        claim(
            document, 1, "5%", "'\"><svg onload=alert(2)>指标", measure=Measure.SHARE, reference="javascript:alert(3)"
        ),
        claim(document, 2, "7%", "[点此](javascript:alert(3))\x1b[31m", measure=Measure.GROWTH),
        claim(document, 3, "9%", '=HYPERLINK("http://evil.example")', measure=Measure.RATE),
    )
    named = claims[0].indicator
    finding = Finding(
        doc_id=doc_id,
        finding_id=f"{doc_id}!<script>alert(5)</script>",
        rule="SUM01",
        kind="sum",
        severity=Severity.CRITICAL,
        message=f"{named}为100亿元 {{0}} [点此](javascript:alert(3))\n::error::注入\x1b[31m",
        message_en=f"{named} is 100亿元",
        arithmetic=Bilingual.same("100亿元 ≠ <script>alert(6)</script> | `x`"),
        line=2,
        column=1,
        members=tuple(Member("<i>role</i>", each.claim_id) for each in claims),
        suspects=(
            Suspect(
                claim_id=claims[0].claim_id,
                weight=1.0,
                relations=(f"{doc_id}~1",),
                implied=Interval(Decimal(99), Decimal("Infinity")),
                repair=Repair(Decimal(101), "101亿元<script>alert(7)</script>", "<script>alert(8)</script>"),
                reason=Bilingual.same("<script>alert(9)</script>"),
            ),
        ),
        fingerprint="f00d",
    )
    relation = Relation(
        relation_id=f"{doc_id}~1<script>alert(10)</script>",
        rule="SUM01",
        kind=Kind.SUM,
        hard=True,
        terms=tuple(Term("part", each.claim_id) for each in claims),
    )
    checked = CheckedRelation(
        relation=relation,
        verdict=Verdict.INVALID,
        residual=Interval.exactly(1),
        arithmetic=Bilingual.same("<script>alert(11)</script>"),
    )
    return CheckedDocument(document, claims, _ledger(claims), (checked,), (finding,))


def _ledger(claims: tuple[Claim, ...]) -> tuple[Token, ...]:
    return tuple(Token(each.start, each.end, each.surface, TokenState.CLAIM, each.claim_id) for each in claims)


def _relations(doc_id: str) -> tuple[CheckedRelation, ...]:
    def related(number: int, rule: str, kind: Kind, terms: dict[int, str], *, hard: bool = True) -> Relation:
        named = tuple(Term(role, f"{doc_id}#{claim_number}") for claim_number, role in terms.items())
        return Relation(relation_id=f"{doc_id}~{number}", rule=rule, kind=kind, hard=hard, terms=named)

    return (
        CheckedRelation(
            relation=related(0, "SUM01", Kind.SUM, {0: "total", 3: "part", 4: "part", 5: "part"}),
            verdict=Verdict.INVALID,
            residual=Interval(Decimal(3580000000), Decimal(3620000000)),
            arithmetic=APART,
        ),
        CheckedRelation(
            relation=related(1, "STR01", Kind.STRUCTURE, {6: "part", 7: "part", 8: "part"}),
            verdict=Verdict.VALID,
            residual=Interval(Decimal("-0.15"), Decimal("0.15")),
            arithmetic=Bilingual.same("0.8% + 39.4% + 59.8% = 100.0%"),
        ),
        CheckedRelation(
            relation=related(2, "RNK02", Kind.RANK, {2: "first", 1: "value"}, hard=False),
            verdict=Verdict.UNDECIDED,
            residual=None,
            arithmetic=Bilingual.same(""),
            why_undecided=Bilingual("其他地区的增速未公布", "no other area's growth is stated"),
        ),
    )


def _findings(document: Document, claims: tuple[Claim, ...]) -> tuple[Finding, ...]:
    line, column = document.place(claims[5].start)
    wrong = Finding(
        doc_id=document.doc_id,
        finding_id=f"{document.doc_id}!0",
        rule="SUM01",
        kind="sum",
        severity=Severity.CRITICAL,
        message="地区生产总值为1626.0亿元，三次产业增加值合计为1590.0亿元，差36.0亿元",
        message_en="地区生产总值 is 1626.0亿元, its three industries add up to 1590.0亿元: 36.0亿元 apart",
        arithmetic=APART,
        line=line,
        column=column,
        members=tuple(Member("total" if number == 0 else "part", claims[number].claim_id) for number in (0, 3, 4, 5)),
        suspects=(
            Suspect(
                claim_id=claims[5].claim_id,
                weight=0.9,
                relations=(f"{document.doc_id}~0",),
                implied=Interval(Decimal("973.05"), Decimal("973.35")),
                repair=Repair(Decimal("973.2"), "973.2亿元", "digits swapped"),
                reason=Bilingual("一处笔误即可解释", "one slip explains it"),
            ),
            Suspect(
                claim_id=claims[0].claim_id,
                weight=0.1,
                relations=(f"{document.doc_id}~0",),
                implied=Interval(Decimal("1589.85"), Decimal("1590.15")),
                repair=None,
                reason=Bilingual("改正后关系成立", "it would let the relation hold"),
            ),
        ),
        fingerprint="0123456789abcdef",
    )
    tie = Finding(
        doc_id=document.doc_id,
        finding_id=f"{document.doc_id}!1",
        rule="RNK02",
        kind="rank",
        severity=Severity.INFO,
        message="增速6.2%与另一地区并列",
        message_en="6.2% ties with another area",
        arithmetic=None,
        line=4,
        column=26,
        members=(Member("first", claims[2].claim_id), Member("value", claims[1].claim_id)),
        suspects=(),
        fingerprint="fedcba9876543210",
    )
    return wrong, tie
