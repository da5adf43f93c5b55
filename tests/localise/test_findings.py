from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from cqcheck.bilingual import Bilingual
from cqcheck.claims import Claim
from cqcheck.codelists import Severity
from cqcheck.findings import EditFailure, Finding, Member
from cqcheck.interval import Interval
from cqcheck.localise import build_findings
from cqcheck.read import Document, parse_text
from cqcheck.relations import Relation
from handmade import DOC, checked, claim, relation

TEXT = """九龙坡区2023年经济运行情况

2023年，全区实现地区生产总值1626.0亿元。其中，第一产业增加值12.3亿元，第二产业增加值640.5亿元，
第三产业增加值937.2亿元。三次产业结构比为0.8∶39.4∶59.8。
"""
DOCUMENT = parse_text(TEXT, DOC)
SUM = relation("sum", total="地区生产总值", part=["第一产业增加值", "第二产业增加值", "第三产业增加值"])


def figures(document: Document = DOCUMENT) -> list[Claim]:
    """The four amounts of the bulletin, where they stand in its text."""
    found = []
    for name, surface in (
        ("地区生产总值", "1626.0亿元"),
        ("第一产业增加值", "12.3亿元"),
        ("第二产业增加值", "640.5亿元"),
        ("第三产业增加值", "937.2亿元"),
    ):
        found.append(replace(claim(name, surface, start=document.text.index(surface)), doc_id=document.doc_id))
    return found


def findings(*relations: Relation, claims: list[Claim] | None = None, document: Document = DOCUMENT) -> list[Finding]:
    made = claims or figures(document)
    return build_findings(document, made, checked(made, *relations))


def test_a_broken_identity_is_critical_and_shown_at_its_first_suspect() -> None:
    (finding,) = findings(SUM)
    assert (finding.severity, finding.rule, finding.kind) == (Severity.CRITICAL, "SUM01", "sum")
    assert [each.claim_id for each in finding.suspects][:1] == ["第三产业增加值"]
    assert (finding.line, finding.column) == (4, 8)


def test_the_message_carries_both_figures_their_places_the_difference_and_the_repair() -> None:
    (finding,) = findings(SUM)
    assert finding.message == (
        "地区生产总值1626.0亿元不等于其各组成部分之和：第三产业增加值937.2亿元（第4行）据地区生产总值1626.0亿元（第3行）、"
        "第一产业增加值12.3亿元（第3行）、第二产业增加值640.5亿元（第3行）推算应为973.2亿元，差36亿元；疑为973.2亿元（相邻两个数字颠倒）"
    )
    assert finding.message_en == (
        "地区生产总值1626.0亿元 is not the sum of its parts: given 地区生产总值 1626.0亿元 (line 3), "
        "第一产业增加值 12.3亿元 (line 3) and 第二产业增加值 640.5亿元 (line 3), 第三产业增加值 937.2亿元 (line 4) should be 973.2亿元, off by 36亿元; "
        "probably 973.2亿元 (digits swapped)"
    )
    assert "12.3 + 640.5 + 937.2 = 1590" in finding.arithmetic.zh


def test_a_message_whose_rule_is_unknown_still_names_the_figures() -> None:
    unknown = replace(SUM, rule="ZZZ99")
    (finding,) = findings(unknown)
    assert finding.message.startswith("数据互相矛盾：第三产业增加值937.2亿元（第4行）据地区生产总值1626.0亿元（第3行）")
    assert finding.message_en.startswith("the figures contradict one another: given 地区生产总值 1626.0亿元 (line 3), ")


def test_a_broken_bound_of_what_is_plausible_is_a_warning() -> None:
    (finding,) = findings(replace(SUM, hard=False))
    assert finding.severity is Severity.WARNING


def test_relations_of_one_rule_over_the_same_figures_make_one_finding() -> None:
    turned = relation("sum", total="地区生产总值", part=["第三产业增加值", "第二产业增加值", "第一产业增加值"])
    assert len(findings(SUM, turned)) == 1


def test_what_custom_explains_is_told_as_info_and_blames_nobody() -> None:
    claims = [claim("部分", "36.26亿元"), claim("总体", "100.00亿元"), claim("占比", "36.2%", measure="share")]
    (finding,) = findings(relation("share", part="部分", whole="总体", share="占比"), claims=claims)
    assert (finding.severity, finding.suspects) == (Severity.INFO, ())


def tie() -> tuple[Relation, list[Claim]]:
    text = DOCUMENT.text
    first = claim("增加值", "1", unit="位", measure="rank", start=text.index("12.3"), ref_area="涪陵区")
    claims = [
        replace(first, claim_id="first", surface="第一"),
        replace(claim("value", "11.2%", measure="growth", ref_area="涪陵区"), indicator="增加值"),
        replace(claim("tied", "11.2%", measure="growth", ref_area="永川区"), indicator="增加值"),
    ]
    made = relation("rank", rule="RNK02", hard=False, first="first", value="value", tied="tied")
    return replace(made, why_undecided=Bilingual("并列", "a tie")), claims


def test_a_shared_first_place_is_told_with_both_holders() -> None:
    made, claims = tie()
    (finding,) = findings(made, claims=claims)
    assert finding.severity is Severity.INFO
    assert "涪陵区" in finding.message
    assert "永川区" in finding.message


def test_an_undecided_relation_is_no_finding() -> None:
    assert findings(replace(SUM, why_undecided=Bilingual("部分未公布", "a part is not stated"))) == []


def test_a_failed_edit_is_a_finding_with_its_rule() -> None:
    claims = [replace(claim("占比", "134%", measure="share"), start=TEXT.index("0.8"))]
    failure = EditFailure("RNG01", (Member("statement", "占比"),), "134%，应在 [0, 100] % 内")
    (finding,) = build_findings(DOCUMENT, claims, [], [failure])
    assert (finding.rule, finding.kind, finding.severity) == ("RNG01", "range", Severity.CRITICAL)
    assert [each.claim_id for each in finding.suspects] == ["占比"]
    assert finding.message.startswith("占比134%不在0到100%之间")


def test_a_failed_edit_is_repaired_where_one_slip_explains_it() -> None:
    claims = [replace(claim("群众满意度", "964%", measure="rate"), start=TEXT.index("0.8"))]
    percent = Interval(Decimal(0), Decimal(100))
    failure = EditFailure("RNG05", (Member("statement", "群众满意度"),), "964%，应在 [0, 100] % 内", percent)
    (finding,) = build_findings(DOCUMENT, claims, [], [failure])
    repair = finding.suspects[0].repair
    assert repair is not None
    assert (repair.surface, repair.slip) == ("96.4%", "point moved")


def test_an_edit_and_a_relation_of_one_rule_over_one_figure_make_one_finding() -> None:
    failure = EditFailure("SUM01", tuple(Member("part", name) for name in SUM.claim_ids), "")
    made = figures()
    assert len(build_findings(DOCUMENT, made, checked(made, SUM), [failure])) == 1


def test_the_gravest_and_most_certain_findings_come_first() -> None:
    soft = relation("change", hard=False, level="第二产业增加值", base="第一产业增加值", change="第三产业增加值")
    found = findings(soft, SUM)
    keys = [(-each.severity.gravity, -each.suspects[0].weight) for each in found]
    assert len(found) == 2
    assert all(before <= after for before, after in pairwise(keys))


@pytest.mark.parametrize("edit", ["前言。\n\n", "目录一二三，共五页。\n"])
def test_the_fingerprint_survives_edits_elsewhere(edit: str) -> None:
    moved = parse_text(edit + TEXT, "九龙坡.txt")
    (before,), (after,) = findings(SUM), findings(SUM, document=moved)
    assert before.fingerprint == after.fingerprint
    assert (before.line, after.line) == (4, 4 + edit.count("\n"))


def test_the_fingerprint_changes_with_a_stated_figure() -> None:
    claims = figures()
    other = [*claims[:3], replace(claims[3], value=claims[3].value + 1)]
    (before,), (after,) = findings(SUM), findings(SUM, claims=other)
    assert before.fingerprint != after.fingerprint


def test_findings_that_read_the_same_have_ids_of_their_own() -> None:
    again = [replace(each, claim_id=f"{each.claim_id}2", start=each.start + 1) for each in figures()]
    second = relation("sum", total=again[0].claim_id, part=[each.claim_id for each in again[1:]])
    found = findings(SUM, second, claims=[*figures(), *again])
    assert len({each.finding_id for each in found}) == 2
