"""Mutants of a bulletin, and what is found in them."""

from collections import Counter
from dataclasses import replace

import pytest

from cqcheck.check import check_relation
from cqcheck.codelists import Severity, Verdict
from cqcheck.mutate.inject import Mutant, mutate_document
from cqcheck.mutate.outcomes import Outcome, check_mutant, judge, known_findings, verdict_on
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text

BULLETIN = """中山市2023年经济运行情况

2023年，全市地区生产总值4126.53亿元，同比增长3.9%。其中，第一产业增加值98.64亿元，第二产业增加值2064.47亿元，
第三产业增加值1963.42亿元。全年进出口总额900.5亿元，其中出口600.3亿元，进口300.2亿元。
"""


@pytest.fixture(scope="module")
def clean() -> CheckedDocument:
    return check_document(parse_text(BULLETIN, "somewhere/bulletin.txt"))


def texts(mutants: list[Mutant]) -> list[tuple[str, str]]:
    return [(mutant.name, mutant.text) for mutant in mutants]


def test_every_relation_that_holds_and_can_be_broken_gets_a_mutant_with_one_slip(clean: CheckedDocument) -> None:
    mutants = list(mutate_document(clean, "bulletin"))
    assert [mutant.name for mutant in mutants] == [f"bulletin__{at:04}" for at in range(1, len(mutants) + 1)]
    assert {"SUM01", "SUB01"} & {mutant.relation.rule for mutant in mutants}
    for mutant in mutants:
        start, end = mutant.culprit.start, mutant.culprit.end
        rest = len(BULLETIN) - mutant.misprint.end
        assert mutant.text[:start] == BULLETIN[:start]
        assert mutant.text[end:] == BULLETIN[len(BULLETIN) - rest :]
        assert mutant.text[start:end] != BULLETIN[start : mutant.misprint.end]


def test_the_misprinted_figure_breaks_the_relation_for_all_values_that_the_print_allows(clean: CheckedDocument) -> None:
    claims = {claim.claim_id: claim for claim in clean.claims}
    for mutant in mutate_document(clean, "bulletin", per_relation=3):
        assert check_relation(mutant.relation, claims).verdict is Verdict.VALID
        misread = claims | {mutant.was.claim_id: mutant.misprint.claim}
        assert check_relation(mutant.relation, misread).verdict is Verdict.INVALID


def test_the_members_are_named_where_they_stand_in_the_mutant(clean: CheckedDocument) -> None:
    claims = {claim.claim_id: claim for claim in clean.claims}
    for mutant in mutate_document(clean, "bulletin", per_relation=3):
        terms = zip(mutant.relation.terms, mutant.members, strict=True)
        others = [
            (claims[term.claim_id].surface, mutant.text[start:end])
            for term, (_, start, end) in terms
            if term.claim_id != mutant.was.claim_id
        ]
        assert all(was == now for was, now in others)


def test_the_same_seed_makes_the_same_mutants_wherever_the_relations_and_the_file_stand(
    clean: CheckedDocument,
) -> None:
    moved = check_document(parse_text(BULLETIN, "elsewhere/bulletin.txt"))
    turned = replace(moved, relations=moved.relations[::-1], claims=moved.claims[::-1])
    made = texts(list(mutate_document(clean, "bulletin", seed=7)))
    assert made == texts(list(mutate_document(turned, "bulletin", seed=7)))
    assert made != texts(list(mutate_document(clean, "bulletin", seed=8)))


def test_more_mutants_of_a_relation_have_different_slips(clean: CheckedDocument) -> None:
    mutants = list(mutate_document(clean, "bulletin", per_relation=3))
    assert max(Counter(mutant.number for mutant in mutants).values()) == 3
    assert max(Counter((mutant.number, mutant.misprint.slip) for mutant in mutants).values()) == 1


def test_violated_relations_are_passed_over(clean: CheckedDocument) -> None:
    wrong = check_document(parse_text(BULLETIN.replace("1963.42", "1693.42"), "wrong.txt"))
    assert "SUM01" in {mutant.relation.rule for mutant in mutate_document(clean, "bulletin")}
    broken = {one.relation.relation_id for one in wrong.relations if one.verdict is Verdict.INVALID}
    assert broken
    assert broken.isdisjoint(mutant.relation.relation_id for mutant in mutate_document(wrong, "wrong"))


def sum_mutant(clean: CheckedDocument) -> Mutant:
    return next(mutant for mutant in mutate_document(clean, "bulletin") if mutant.relation.rule == "SUM01")


def test_a_slip_that_is_found_blamed_and_repaired_is_judged_so(clean: CheckedDocument) -> None:
    mutant = sum_mutant(clean)
    assert judge(mutant.culprit, check_mutant(mutant), known_findings(clean)).detected
    assert judge(mutant.culprit, clean, frozenset()) == Outcome(
        detected=False, culprit_first=False, culprit_in_three=False, repaired=False
    )


def test_the_outcome_follows_the_place_of_the_culprit_among_the_suspects(clean: CheckedDocument) -> None:
    mutant = sum_mutant(clean)
    checked = check_mutant(mutant)
    start, end = mutant.culprit.start, mutant.culprit.end
    touched = {claim.claim_id for claim in checked.claims if start < claim.end and claim.start < end}
    innocent = next(claim.claim_id for claim in checked.claims if claim.claim_id not in touched)
    (guilty,) = touched
    finding = next(each for each in checked.findings if guilty in {member.claim_id for member in each.members})
    blamed = finding.suspects[0]

    def judged(*names: str) -> Outcome:
        suspects = tuple(replace(blamed, claim_id=name, repair=None) for name in names)
        return judge(mutant.culprit, replace(checked, findings=(replace(finding, suspects=suspects),)), frozenset())

    assert judged(guilty).culprit_first
    assert not judged(innocent, guilty).culprit_first
    assert judged(innocent, innocent, guilty).culprit_in_three
    assert not judged(innocent, innocent, innocent, guilty).culprit_in_three


def test_the_verdict_is_that_on_the_broken_relation_where_it_stands_in_the_mutant(clean: CheckedDocument) -> None:
    mutant = sum_mutant(clean)
    checked = check_mutant(mutant)
    assert verdict_on(mutant, checked) is Verdict.INVALID
    assert verdict_on(mutant, replace(checked, relations=())) is None


def test_what_was_found_in_the_clean_bulletin_and_remarks_do_not_count(clean: CheckedDocument) -> None:
    mutant = sum_mutant(clean)
    checked = check_mutant(mutant)
    remarks = replace(checked, findings=tuple(replace(each, severity=Severity.INFO) for each in checked.findings))
    assert not judge(mutant.culprit, checked, known_findings(checked)).detected
    assert not judge(mutant.culprit, remarks, frozenset()).detected
