"""Figures that were recognised in a picture: the reader's misreading is as likely as the bulletin's error."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Severity
from cqcheck.localise.violations import Page, Violation

RECOGNISED = Bilingual(
    "数字由图像识别得出，可能误读，请先与原件核对",
    "the figure was recognised in a picture and may be misread: compare it with the original first",
)


def is_recognised(page: Page, violation: Violation) -> bool:
    """Whether a figure that is blamed, or one of all if none is, was recognised in a picture."""
    named = violation.suspects or violation.members
    return any(each.claim_id in page.network.recognised for each in named)


def doubted(page: Page, violation: Violation) -> Violation:
    """The violation, as a warning at most if a recognised figure alone speaks for it.

    A figure is none that is blamed for two relations, each of them with figures that the other one has not.
    """
    if (
        violation.severity is not Severity.CRITICAL
        or not is_recognised(page, violation)
        or _is_confirmed(page, violation)
    ):
        return violation
    return replace(violation, severity=Severity.WARNING)


def _is_confirmed(page: Page, violation: Violation) -> bool:
    if not violation.suspects:
        return False
    blamed = violation.suspects[0].claim_id
    broken = [set(each.place) for each in page.network.touching.get(blamed, ()) if each.is_violated]
    return any(one - other and other - one for one, other in combinations(broken, 2))
