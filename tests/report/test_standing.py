from dataclasses import replace

import pytest

from cqcheck.codelists import Severity, Verdict
from cqcheck.report.standing import Standing, claim_standings, count_severities, count_verdicts
from sample_run import clean_document, faulty_document


@pytest.mark.parametrize(
    ("number", "standing", "confirmations", "severity"),
    [
        (0, Standing.DISPUTED, 0, Severity.CRITICAL),
        (1, Standing.DISPUTED, 0, Severity.INFO),
        (5, Standing.SUSPECT, 0, Severity.CRITICAL),
        (7, Standing.CONFIRMED, 1, None),
        (9, Standing.UNCHECKED, 0, None),
    ],
)
def test_the_standing_of_a_claim(
    number: int, standing: Standing, confirmations: int, severity: Severity | None
) -> None:
    checked = faulty_document()
    found = claim_standings(checked)[checked.claims[number].claim_id]
    assert (found.standing, found.confirmations, found.severity) == (standing, confirmations, severity)


def test_tied_suspects_are_all_suspect() -> None:
    checked = faulty_document()
    wrong = checked.findings[0]
    tied = replace(wrong, suspects=tuple(replace(suspect, weight=0.5) for suspect in wrong.suspects))
    found = claim_standings(replace(checked, findings=(tied,)))
    assert [found[suspect.claim_id].standing for suspect in tied.suspects] == [Standing.SUSPECT] * 2


def test_counts_name_every_severity_and_verdict() -> None:
    assert count_severities(clean_document().findings) == {Severity.CRITICAL: 0, Severity.WARNING: 0, Severity.INFO: 0}
    assert count_verdicts(faulty_document()) == dict.fromkeys(Verdict, 1)
