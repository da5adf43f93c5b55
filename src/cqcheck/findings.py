"""Finding: what cqcheck tells the reader is wrong, and which figure is probably to blame."""

from dataclasses import dataclass
from decimal import Decimal

from cqcheck.bilingual import Bilingual
from cqcheck.codelists import Severity
from cqcheck.interval import Interval


@dataclass(frozen=True, slots=True)
class Repair:
    """One slip that explains a suspect figure: what it should read."""

    value: Decimal
    surface: str
    slip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A claim that is blamed for violated relations.

    `weight` is the share of the blame, 0 to 1; `implied` the interval, in the claim's own unit, in which the
    value would have to lie for all its relations to hold; `reason` says in one sentence why it is suspected.
    """

    claim_id: str
    weight: float
    relations: tuple[str, ...]
    implied: Interval | None
    repair: Repair | None
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Member:
    """A claim named in a finding, by its role in the violated relation."""

    role: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A claim of another bulletin named in a finding: its place there, and what that bulletin is called."""

    role: str
    claim_id: str
    doc_id: str
    title: str
    line: int
    surface: str
    time_period: str | None


@dataclass(frozen=True, slots=True)
class EditFailure:
    """Claims that fail an edit by themselves, whatever else the bulletin says.

    `arithmetic` writes out what was found and what would be right; `implied` is the interval, in the unit of the
    first member, that the edit allows, None if it names no values.
    """

    rule: str
    members: tuple[Member, ...]
    arithmetic: Bilingual
    implied: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A violated edit: both figures, the arithmetic, the suspects in order of blame.

    Members and suspects are claims of the bulletin; `elsewhere` are those of others that it does not agree with.
    """

    doc_id: str
    finding_id: str
    rule: str
    kind: str
    severity: Severity
    message: str
    message_en: str
    arithmetic: Bilingual | None
    line: int
    column: int
    members: tuple[Member, ...]
    suspects: tuple[Suspect, ...]
    fingerprint: str
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims that it names, each once: the suspects in order of blame, then the other members."""
        named = (*(suspect.claim_id for suspect in self.suspects), *(member.claim_id for member in self.members))
        return tuple(dict.fromkeys(named))
