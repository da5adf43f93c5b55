"""Invalid relations → suspects and findings: which figure is probably wrong, and what it should read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cqcheck.claims import Claim
from cqcheck.findings import Suspect
from cqcheck.localise.blame import localise_network
from cqcheck.localise.build import build_findings
from cqcheck.localise.network import build_network
from cqcheck.localise.unreadable import unreadable_findings
from cqcheck.relations import CheckedRelation

__all__ = ["build_findings", "localise_errors", "unreadable_findings"]


def localise_errors(checked: Iterable[CheckedRelation], claims: Sequence[Claim]) -> dict[str, tuple[Suspect, ...]]:
    """The suspects of every violated relation, by its id, in order of blame.

    Violations that custom explains, and lists with more names than values, blame no figure and have no entry.
    """
    return localise_network(build_network(checked, claims))
